import type { Person } from '../chat/chatMessage.ts';
import type { ChatPort } from '../chat/chatPort.ts';
import type { Outbox } from '../chat/outbox.ts';
import type { Disposer } from '../ports.ts';
import type { AccountOverview, AccountSlot, ClientIdTrial, ScopeNeed, SignInState } from './accounts.ts';
import type { ApiLimits, TwitchApi } from './api.ts';
import type { ChannelUpdated } from './channelFacts.ts';
import type { ConnectionState } from './connection.ts';
import type { SubscriptionStatus } from './subscriptions.ts';

export interface NamedConnection {
  name: 'chat' | 'events';
  slot: AccountSlot;
  state: ConnectionState;
}

/** Something that is wrong now, or went wrong lately, with what to do. */
export interface TwitchProblem {
  /** Where: `account`, `chat`, `events`, or the call to the API. */
  where: string;
  message: string;
  /** Epoch milliseconds of the last time. */
  time: number;
  /** False for what is over; true for what holds until something is done. */
  lasting: boolean;
}

/** All that a page about the connection shows. */
export interface TwitchState {
  /** `rehearsal` when a stand-in takes the place of Twitch. */
  realm: 'twitch' | 'rehearsal';
  /** Null while none is set. */
  clientId: string | null;
  /** Whether the streamer wants to be connected. */
  wanted: boolean;
  /** One light for all connections. */
  connection: ConnectionState;
  connections: readonly NamedConnection[];
  accounts: readonly AccountOverview[];
  signIns: readonly { slot: AccountSlot; state: SignInState }[];
  /** Null before the streamer has signed in. */
  channel: Person | null;
  /** Null while the stream is offline, or before Twitch was asked. */
  live: { id: string; startedAt: number } | null;
  /** Null before Twitch was asked. */
  info: Omit<ChannelUpdated, 'time'> | null;
  apiLimits: readonly ApiLimits[];
  /** Lines that Twitch would still take now, and those that wait. */
  lines: { left: number; waiting: number };
  problems: readonly TwitchProblem[];
}

/** Everything between the engine and Twitch. */
export interface Twitch {
  readonly api: TwitchApi;
  /** The only way to speak. */
  readonly outbox: Outbox;
  readonly chat: ChatPort;
  readonly state: TwitchState;
  /** Called after anything of `state` has changed; several times in a row when much happens. */
  onChange(run: () => void): Disposer;
  subscriptions(): SubscriptionStatus[];

  /** Reads the sign-ins and connects. It returns at once: nothing waits for the network. */
  start(): void;
  stop(): Promise<void>;
  /** Connects, or goes away from Twitch without signing out. */
  setWanted(on: boolean): void;
  /** Tries at once what waits for its next attempt. */
  retryNow(): void;
  /** Asks Twitch whether accounts can sign in with this client id; nothing is stored or changed. */
  tryClientId(clientId: string): Promise<ClientIdTrial>;
  /** Sign-ins of another client id rest until that one comes back. */
  applyClientId(clientId: string | null): void;

  /** Takes care of a further account from now on; streamer and bot are always there. */
  useAccount(slot: AccountSlot): void;
  /** Gets a code to confirm; resolves when it is shown or has failed. */
  signIn(slot: AccountSlot): Promise<SignInState>;
  cancelSignIn(slot: AccountSlot): void;
  signOut(slot: AccountSlot): Promise<void>;
  /** Adds what a feature needs to what is asked for at the next sign-in. */
  needScopes(need: ScopeNeed): Disposer;
  /** What the account will be asked for, with the reasons. */
  scopeNeeds(account: 'streamer' | 'bot'): ScopeNeed[];
}
