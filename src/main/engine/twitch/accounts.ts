import type { Person } from '../chat/chatMessage.ts';

/** What an account is for. Extra ones are for features that use several, under a name of their choice. */
export type AccountSlot = 'streamer' | 'bot' | `extra:${string}`;

/** Why Twitch no longer takes a sign-in. */
export type SignedOutReason =
  /** Disconnected in Twitch's settings, password changed, or unused for 30 days. */
  | 'refused'
  /** Twitch may have renewed it, but the answer was lost; trying the old one again would end everything. */
  | 'answer-lost'
  /** It was made with another client id. */
  | 'other-client';

export type AccountState =
  | { kind: 'none' }
  | {
      kind: 'signed-in';
      user: Person;
      scopes: readonly string[];
      /** Why it cannot be renewed or checked just now, for a streamer; null when all is well. */
      problem: string | null;
    }
  | { kind: 'signed-out-by-twitch'; user: Person; reason: SignedOutReason; message: string };

export interface AccountOverview {
  slot: AccountSlot;
  state: AccountState;
  missing: readonly MissingScopes[];
}

/** What a feature may not do yet. */
export interface MissingScopes {
  feature: string;
  /** In plain words: what it is needed for. */
  why: string;
  scopes: readonly string[];
}

/** A sign-in that is under way, for one account. All texts are for a streamer. */
export type SignInState =
  | { kind: 'idle' }
  | { kind: 'starting' }
  | {
      kind: 'waiting';
      /** To be typed in, or compared. */
      userCode: string;
      /** To be opened as it is; the code is in it. */
      url: string;
      /** Epoch milliseconds. */
      expiresAt: number;
      /** What hinders us from asking just now; null when all is well. */
      problem: string | null;
    }
  | { kind: 'done'; user: Person }
  | { kind: 'failed'; code: SignInFailure; message: string };

export type SignInFailure =
  | 'cancelled'
  | 'denied'
  | 'expired'
  | 'code-over'
  | 'wrong-client'
  | 'no-client'
  | 'bad-scope'
  | 'same-account'
  | 'offline'
  | 'not-saved';

/** A right that a feature needs. */
export interface ScopeNeed {
  feature: string;
  scopes: readonly string[];
  /** In plain words, shown before the streamer signs in. */
  why: string;
  /** Whose. Needs of the bot fall to the streamer while there is no bot account. */
  account: 'streamer' | 'bot';
}

/** What Twitch says of a client id that it was shown. */
export type ClientIdTrial =
  | { kind: 'works' }
  /** `message` says what is wrong with it and what to do. */
  | { kind: 'wrong'; message: string }
  /** `why` goes on the sentence "Twitch did not answer: ...". */
  | { kind: 'no-answer'; why: string };
