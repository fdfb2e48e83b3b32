import { errorText } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Clock, Disposer, Logger } from '../../engine/ports.ts';
import type { AccountSlot, SignInFailure, SignInState } from '../../engine/twitch/accounts.ts';
import type { DeviceCode, OAuth, TokenPair } from './oauth.external.ts';
import type { TokenKeeper } from './tokenKeeper.ts';

const SIGN_IN_TEXTS: Record<SignInFailure, string> = {
  cancelled: 'The sign-in was cancelled.',
  denied: 'The sign-in was refused on Twitch. Start it again when you want to allow it.',
  expired: 'Nobody confirmed the code in time. Get a new one and try again.',
  'code-over':
    'Twitch says that this code is over, although it had time left. Perhaps its answer was lost. Get a new code and try again.',
  'wrong-client':
    'Twitch does not know this client id, or it belongs to an application of the type "Confidential". Copy it again from the Twitch developer console, where the type must be "Public".',
  'no-client': 'There is no client id yet. Make one in the Twitch developer console and enter it first.',
  'bad-scope': 'Twitch refuses one of the rights that Emcee asks for. Please report this.',
  'same-account':
    'You confirmed as an account that is signed in already. Open the link in a private window, sign in to Twitch as the other account there, and try again.',
  offline: 'Twitch could not be reached. Check the network and try again.',
  'not-saved': 'The sign-in worked, but it could not be saved. Free some space on the disk and try again.',
};

/** After `slow_down`, as the standard says. */
const SLOWER_S = 5;
/** So long a code may be checked without an answer before the streamer is told. */
const SILENT_POLLS = 2;

export interface SignInOptions {
  keeper: TokenKeeper;
  /** Null while none is set. */
  clientId: () => string | null;
  scopes: () => readonly string[];
  /** The accounts that are signed in in other slots, which this one must not be. */
  taken: () => readonly { slot: AccountSlot; userId: string }[];
  oauth: OAuth;
  clock: Clock;
  log: Logger;
}

/** Signs one account in by a code that is confirmed in a browser. One attempt at a time. */
export class SignIn {
  private readonly options: SignInOptions;
  private readonly watchers = new Set<() => void>();
  private current: SignInState = { kind: 'idle' };
  private alarm: Disposer | null = null;
  /** Counts attempts, so that an answer to an old one is not taken for the present one's. */
  private attempt = 0;

  constructor(options: SignInOptions) {
    this.options = options;
  }

  get state(): SignInState {
    return this.current;
  }

  onChange(run: () => void): Disposer {
    this.watchers.add(run);
    return () => {
      this.watchers.delete(run);
    };
  }

  /** Gets a code; one that was there before is given up. Resolves when the code is shown or it has failed. */
  async begin(): Promise<SignInState> {
    this.alarm?.();
    this.attempt += 1;
    const { attempt } = this;
    const clientId = this.options.clientId();
    if (!clientId) return this.fail('no-client');
    this.become({ kind: 'starting' });
    const scopes = this.options.scopes();
    const start = await this.options.oauth.startDevice(clientId, scopes);
    if (attempt !== this.attempt) return this.current;
    switch (start.kind) {
      case 'code': {
        const { code } = start;
        const expiresAt = this.options.clock.now() + code.expiresIn * 1000;
        const { userCode, url } = code;
        this.become({ kind: 'waiting', userCode, url, expiresAt, problem: null });
        const ends = this.options.clock.elapsed() + code.expiresIn * 1000;
        this.pollLater({ code, clientId, scopes, attempt, interval: code.interval, silent: 0, ends });
        return this.current;
      }
      case 'wrong-client':
        return this.fail('wrong-client', start.message);
      case 'refused':
        return this.fail(/scope/i.test(start.message) ? 'bad-scope' : 'wrong-client', start.message);
      case 'outage':
        return this.fail('offline', start.why);
    }
  }

  cancel(): void {
    if (this.current.kind !== 'waiting' && this.current.kind !== 'starting') return;
    this.end();
    this.fail('cancelled');
  }

  /** Without a word: Emcee ends. */
  stop(): void {
    this.end();
    this.watchers.clear();
  }

  private end(): void {
    this.attempt += 1;
    this.alarm?.();
    this.alarm = null;
  }

  private pollLater(polling: Polling): void {
    const left = polling.ends - this.options.clock.elapsed();
    // One last question when the time is up: it may have been confirmed in the last seconds.
    const wait = Math.min(polling.interval * 1000, Math.max(0, left));
    this.alarm = this.options.clock.after(wait, () => void this.poll(polling));
  }

  private async poll(polling: Polling): Promise<void> {
    const { clientId, code, attempt } = polling;
    const isLast = this.options.clock.elapsed() >= polling.ends;
    const end = await this.options.oauth.poll(clientId, code.deviceCode, polling.scopes);
    // Cancelled while the answer was on its way. A token that came now is forgotten and not revoked: revoking could
    // end another sign-in of the same account.
    if (attempt !== this.attempt) return;
    if (end.kind === 'tokens') return await this.finish(end.pair, attempt);
    if (end.kind === 'denied') return this.over('denied');
    if (end.kind === 'wrong-client') return this.over('wrong-client', end.message);
    if (end.kind === 'over') return this.over(isLast ? 'expired' : 'code-over');
    if (isLast) return this.over(end.kind === 'outage' ? 'offline' : 'expired');
    const silent = end.kind === 'outage' ? polling.silent + 1 : 0;
    this.tellProblem(end.kind === 'outage' && silent >= SILENT_POLLS ? end.why : null);
    const interval = end.kind === 'slow-down' ? polling.interval + SLOWER_S : polling.interval;
    this.pollLater({ ...polling, interval, silent });
  }

  private tellProblem(why: string | null): void {
    if (this.current.kind !== 'waiting') return;
    const problem =
      why === null ? null : `Twitch does not answer: ${why}. The code stays good; Emcee goes on asking.`;
    if (this.current.problem !== problem) this.become({ ...this.current, problem });
  }

  /** The pair says nothing about whose it is, so Twitch is asked before it is kept. */
  private async finish(pair: TokenPair, attempt: number): Promise<void> {
    const { oauth, keeper } = this.options;
    let validation = await oauth.validate(pair.accessToken);
    if (validation.kind === 'outage') validation = await oauth.validate(pair.accessToken);
    if (attempt !== this.attempt) return;
    if (validation.kind !== 'valid') return this.over('offline');
    const user: Person = { id: validation.userId, login: validation.login, name: validation.login };
    const other = this.options.taken().find(({ userId }) => userId === user.id);
    if (other) return this.over('same-account');
    try {
      keeper.adopt({ ...pair, scopes: validation.scopes }, user);
    } catch (thrown) {
      return this.over('not-saved', errorText(thrown));
    }
    this.alarm = null;
    this.options.log.info({
      event: 'account.signedIn',
      category: 'authentication',
      actor: user.login,
      message: `${user.login} is signed in as the ${keeper.slot}.`,
      result: 'ok',
      details: { slot: keeper.slot, scopes: validation.scopes },
    });
    this.become({ kind: 'done', user });
  }

  private over(code: SignInFailure, detail = ''): void {
    this.alarm = null;
    this.fail(code, detail);
  }

  private fail(code: SignInFailure, detail = ''): SignInState {
    const message = detail === '' ? SIGN_IN_TEXTS[code] : `${SIGN_IN_TEXTS[code]} (${detail})`;
    this.options.log.info({
      event: 'account.signInFailed',
      category: 'authentication',
      message,
      result: code === 'cancelled' ? 'refused' : 'failed',
      details: { slot: this.options.keeper.slot, code },
    });
    this.become({ kind: 'failed', code, message });
    return this.current;
  }

  private become(state: SignInState): void {
    this.current = state;
    for (const run of this.watchers) run();
  }
}

interface Polling {
  code: DeviceCode;
  clientId: string;
  scopes: readonly string[];
  attempt: number;
  /** Seconds. */
  interval: number;
  /** Questions in a row that got no answer. */
  silent: number;
  /** Elapsed milliseconds at which the code is over. */
  ends: number;
}
