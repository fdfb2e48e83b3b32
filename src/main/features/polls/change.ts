/** What became of a poll; `changed` is told so often at most as `TELL_EVERY` allows. */
export interface OwnPollChange {
  id: number;
  phase: 'opened' | 'changed' | 'ended' | 'cancelled';
  question: string;
  options: readonly { title: string; votes: number; weight: number; percent: number }[];
  /** Those with most votes, from 0. */
  winners: readonly number[];
  voters: number;
}

declare module '../../engine/events.ts' {
  interface Events {
    /** A poll in chat was opened, changed or is over; for overlays and routines. Those of Twitch are `poll.changed`. */
    'ownPoll.changed': OwnPollChange;
  }
}
