/** The order in which lines leave, first to last. */
export const LINE_PRIORITIES = ['moderator', 'answer', 'event', 'game', 'timer'] as const;
export type LinePriority = (typeof LINE_PRIORITIES)[number];

/** Lines with the same key that still wait become one: ten thanks, one line. */
export interface MergeRule {
  key: string;
  /** Stands between the texts: ` · `. */
  separator: string;
}

export interface LineRequest {
  text: string;
  /** The feature that speaks; named in traces and counts. */
  from: string;
  priority: LinePriority;
  /** The message that it answers; null for none. */
  replyTo?: string | null;
  /** Milliseconds after which it is not worth saying any more; null for the priority's own. */
  maxAge?: number | null;
  merge?: MergeRule | null;
}

export type DropReason =
  | 'muted'
  | 'empty'
  | 'too-long'
  | 'stale'
  | 'queue-full'
  | 'duplicate'
  | 'not-connected'
  | 'refused'
  | 'stopped';

export type LineOutcome =
  /** `messageIds` has one entry for each part; null where Twitch did not tell the id. */
  | { kind: 'sent'; messageIds: (string | null)[] }
  /** `detail` is written for a streamer. `sentParts` of a long text had gone out before. */
  | { kind: 'dropped'; reason: DropReason; code: string | null; detail: string; sentParts: number };

const MINUTE = 60_000;

/** How long a line is worth saying, in milliseconds. */
export const MAX_AGE: Record<LinePriority, number> = {
  moderator: 10 * MINUTE,
  answer: 10 * MINUTE,
  event: 10 * MINUTE,
  game: 10 * MINUTE,
  timer: 2 * MINUTE,
};

export const DROP_TEXTS: Record<DropReason, string> = {
  muted: 'The bot is muted.',
  empty: 'There was no text to say.',
  'too-long': 'The text is longer than ten lines.',
  stale: 'It waited so long that it was not worth saying any more.',
  'queue-full': 'Too many lines were waiting, and others were more urgent.',
  duplicate: 'The same text was said too often within 30 seconds.',
  'not-connected': 'Emcee is not connected to chat.',
  refused: 'Twitch did not accept the line.',
  stopped: 'Emcee was stopped before the line could be said.',
};

/**
 * Text as one line: line breaks and control characters become spaces, since on the wire they would end the line
 * and begin another command. `/me ` in front makes an action.
 */
export function asLine(text: string): { text: string; action: boolean } {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const flat = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  if (/^\/me\s/i.test(flat)) return { text: flat.slice(4).trim(), action: true };
  return { text: flat, action: false };
}
