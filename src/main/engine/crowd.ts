import type { ChatRole } from '../../shared/contract/ladder.ts';

/** What the books ask about the people: who may earn how much, and who has watched longest. */
export interface Crowd {
  /** As far as chat and Twitch have told; `everyone` for who is unknown. */
  roleOf(id: string): ChatRole;
  /** From the longest on. */
  longestWatching(count: number): readonly { id: string; minutes: number }[];
  /** From 1; null for who has not watched. */
  watchPlace(id: string): number | null;
}

/** Some of those who are here have watched a little longer. A crowd is told in parts. */
export interface Watched {
  viewers: readonly { id: string; totalSeconds: number }[];
  /** How long each of them, since the last time; a part of `totalSeconds`. */
  seconds: number;
  /** Twitch's id of the stream. */
  streamId: string;
  /** Epoch milliseconds. */
  time: number;
}

declare module './services.ts' {
  interface Services {
    crowd: Crowd;
  }
}

declare module './events.ts' {
  interface Events {
    'viewers.watched': Watched;
    /** Two entries of one person became one; told within the transaction that does it. */
    'viewer.merged': { from: string; to: string; actor: string };
    /** Somebody is to be forgotten; told within the transaction that does it. */
    'viewer.forgotten': { id: string };
  }
}
