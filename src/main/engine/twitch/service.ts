import type { ACCOUNT_ROLES, SignIn, TwitchStatus } from '../../../shared/contract/twitch.ts';
import type { Outbox } from '../chat/outbox.ts';
import type { Disposer } from '../ports.ts';
import type { TwitchApi } from './api.ts';

export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** The connection to Twitch, or to the simulated one, as features see it. */
export interface TwitchService {
  /** The only way to speak. */
  readonly outbox: Outbox;
  readonly api: TwitchApi;
  /** Keeps connections open from now on, or closes them; signed in is who was. */
  connect(on: boolean): void;
  status(): TwitchStatus;
  /** Called when `status` says something else; not for every call or line. */
  onChange(run: () => void): Disposer;
  /** Starts a sign-in in place of one that runs. Its progress is told by `status`. */
  signIn(role: AccountRole): Promise<SignIn>;
  cancelSignIn(): void;
  signOut(role: AccountRole): Promise<void>;
  /** Tries the client id first; throws `twitch.bad_client_id` when Twitch does not know it. */
  setClientId(clientId: string): Promise<void>;
  /** Tries at once what waits for a later try. */
  reconnect(): void;
}
