import { create } from 'zustand';
import { client } from '../../api/client.ts';
import type { Line } from './line.ts';

/** Twitch takes no longer line than this; Emcee says a longer text in several. */
export const LINE_LENGTH = 500;

interface Draft {
  text: string;
  /** The line that is answered; null for none. */
  replyTo: { id: string; name: string; text: string } | null;
  sending: boolean;
  /** Why the last line was not said; null when it was. */
  problem: string | null;
}

/** What is being typed. It outlives the page, so that a look at another one loses nothing. */
export const useDraft = create<Draft>()(() => ({ text: '', replyTo: null, sending: false, problem: null }));

export function typeDraft(text: string): void {
  useDraft.setState({ text, problem: null });
}

export function replyTo(line: Line): void {
  if (line.id === null) return;
  const text = line.parts.map((part) => part.text).join('');
  useDraft.setState({ replyTo: { id: line.id, name: line.user.name, text } });
}

export function dropReply(): void {
  useDraft.setState({ replyTo: null });
}

/** Says it. What could not be said stays to be corrected. */
export async function sendDraft(): Promise<void> {
  const { text, replyTo: answered, sending } = useDraft.getState();
  // Chat has no line breaks; those that were pasted become spaces.
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '' || sending) return;
  useDraft.setState({ sending: true, problem: null });
  const result = await client.chat.say({ text: line, replyTo: answered?.id ?? null });
  const problem = !result.ok
    ? result.error.message
    : result.data.outcome === 'dropped'
      ? (result.data.detail ?? '')
      : null;
  useDraft.setState((draft) =>
    problem === null
      ? // What was typed meanwhile is a line of its own.
        { sending: false, problem, replyTo: null, text: draft.text === text ? '' : draft.text }
      : { sending: false, problem },
  );
}
