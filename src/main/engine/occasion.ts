import type { ChatRole } from '../../shared/contract/ladder.ts';
import type { Person } from './chat/chatMessage.ts';

/** Somebody who sets something off, with what they may do. */
export interface Caller extends Person {
  role: ChatRole;
}

export type Fact = string | number | boolean;

/**
 * The occasion on which a command, a routine or a text runs: who, what was said, what happened. It is plain JSON, so
 * that a routine that waits survives a restart with it.
 */
export interface Occasion {
  /** What set it off, in words for histories and traces: `!hug`, `Raid`, `Timer "Socials"`. */
  readonly cause: string;
  /** Null when no person did. */
  readonly viewer: Caller | null;
  /** The line of chat; null when there is none. It can be answered and deleted by its id. */
  readonly line: { readonly id: string; readonly text: string } | null;
  /** The words after the command's name; what stands in quotes is one. */
  readonly args: readonly string[];
  /** All that follows the command's name, as it was typed. */
  readonly argText: string;
  /** What the trigger tells: `viewers` of a raid, `bits` of a cheer. Texts read them by these names. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** What steps before have noted. Texts read them by these names, before the facts. */
  readonly notes: Record<string, Fact>;
  /** How many commands and routines called each other up to here; a loop ends at `MOST_DEPTH`. */
  readonly depth: number;
}

export const MOST_DEPTH = 10;

/** An occasion with nobody and nothing said, to start from. */
export function occasionOf(cause: string, parts: Partial<Omit<Occasion, 'cause'>> = {}): Occasion {
  return { cause, viewer: null, line: null, args: [], argText: '', facts: {}, notes: {}, depth: 0, ...parts };
}
