import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock, Disposer, Logger, Random } from '../../engine/ports.ts';
import { backoff } from '../../engine/twitch/backoff.ts';
import {
  attemptOf,
  type ConnectionEvent,
  type ConnectionState,
  nextConnection,
  OFF,
} from '../../engine/twitch/connection.ts';
import { satisfies } from '../auth/scopeRegistry.ts';
import type { TokenKeeper } from '../auth/tokenKeeper.ts';
import { tmiConnection } from '../endpoints.ts';
import { ChatLink, type LinkEnd } from './chatLink.ts';
import type { IrcLine } from './ircLine.ts';

/** For what does not get better by itself in seconds, such as a ban. */
const LONG_RETRY_MS = 300_000;
/** Twitch counts 20 logins in 10 s; whoever is over it should stay away for a while. */
const LOGIN_LIMIT_MS = 15_000;

export interface ChatConnectionOptions {
  irc: string;
  /** Lower case, without the #. */
  channel: string;
  keeper: TokenKeeper;
  clock: Clock;
  random: Random;
  log: Logger;
  onLine: (line: IrcLine) => void;
  onMalformed: (raw: string) => void;
  onState: (state: ConnectionState) => void;
}

/** Keeps chat connected: tries again with growing waits, renews a refused login, and moves when Twitch asks for it. */
export class ChatConnection {
  private readonly options: ChatConnectionOptions;
  private current: ConnectionState = OFF;
  private link: ChatLink | null = null;
  /** The one that takes over after RECONNECT, while the old one is still read. */
  private successor: ChatLink | null = null;
  private alarm: Disposer | null = null;
  /** Logins that Twitch refused in a row. */
  private refusals = 0;
  /** Counts starts and stops, so that what is late finds out that it is. */
  private round = 0;

  constructor(options: ChatConnectionOptions) {
    this.options = options;
  }

  get state(): ConnectionState {
    return this.current;
  }

  start(): void {
    if (this.current.kind !== 'off') return;
    this.become({ kind: 'start' });
    void this.connect(false);
  }

  /** At once, instead of when the wait is over. */
  retry(): void {
    if (this.current.kind === 'off' || this.current.kind === 'online' || this.current.kind === 'connecting')
      return;
    this.alarm?.();
    this.alarm = null;
    this.become({ kind: 'retry' });
    void this.connect(false);
  }

  stop(): void {
    this.round += 1;
    this.alarm?.();
    this.alarm = null;
    this.link?.close();
    this.successor?.close();
    this.link = null;
    this.successor = null;
    this.become({ kind: 'stop' });
  }

  /** False when there is no connection to send it over. */
  send(raw: string): boolean {
    return this.link?.send(raw) ?? false;
  }

  /** `moving`: a connection works still, and this one is to replace it. */
  private async connect(moving: boolean): Promise<void> {
    const { keeper, clock } = this.options;
    const { round } = this;
    const user = keeper.user;
    if (!user || !satisfies(keeper.scopes, 'chat:read')) {
      const message = user
        ? `${user.name} has not allowed Emcee to read chat. Sign in again to allow it.`
        : 'Sign in to Twitch to connect to chat.';
      this.become({ kind: 'sign-in-missing', message });
      return;
    }
    let token: string;
    try {
      token = await keeper.token();
    } catch (thrown) {
      if (round !== this.round) return;
      if (thrown instanceof AppError && thrown.code === 'twitch.signed_out') {
        this.become({ kind: 'sign-in-missing', message: thrown.message });
      } else this.tryLater(thrown instanceof Error ? thrown.message : 'the sign-in cannot be renewed now');
      return;
    }
    if (round !== this.round) return;
    const link = new ChatLink({
      ...tmiConnection(this.options.irc),
      login: user.login,
      token,
      channel: this.options.channel,
      clock,
      onLine: (line) => this.hear(link, line),
      onMalformed: this.options.onMalformed,
      onJoined: () => this.joined(link),
      onEnd: (end) => void this.ended(link, end, token),
    });
    if (moving) this.successor = link;
    else this.link = link;
    link.open();
  }

  private hear(link: ChatLink, line: IrcLine): void {
    // Both are read while one takes over; what comes twice is dropped by its id.
    if (line.command === 'RECONNECT') this.move(link);
    else this.options.onLine(line);
  }

  private move(link: ChatLink): void {
    if (link !== this.link || this.successor || this.current.kind !== 'online') return;
    this.options.log.info({ event: 'chat.moves', message: 'Twitch asked chat to connect anew.' });
    void this.connect(true);
  }

  private joined(link: ChatLink): void {
    this.refusals = 0;
    if (link === this.successor) {
      this.link?.close();
      this.link = link;
      this.successor = null;
    }
    this.become({ kind: 'opened', now: this.options.clock.now() });
  }

  private async ended(link: ChatLink, end: LinkEnd, token: string): Promise<void> {
    if (link === this.successor) {
      // The old one still works, or ends soon and is then replaced in the usual way.
      this.successor = null;
      return;
    }
    if (link !== this.link) return;
    this.link = null;
    if (this.successor) {
      this.link = this.successor;
      this.successor = null;
      this.become({
        kind: 'broke',
        why: 'Twitch closed the old connection',
        retryAt: this.options.clock.now(),
      });
      this.become({ kind: 'retry' });
      return;
    }
    if (end.kind === 'lost') this.tryLater(end.why);
    else if (end.kind === 'not-joined') this.notJoined(end.code, end.text);
    else await this.refused(end.text, token);
  }

  private async refused(text: string, token: string): Promise<void> {
    this.refusals += 1;
    const { round } = this;
    const isAboutToken = /authentication failed|improperly formatted/i.test(text);
    if (!isAboutToken || this.refusals > 2) {
      this.tryLater(`Twitch refuses the login (${text})`, isAboutToken ? LONG_RETRY_MS : LOGIN_LIMIT_MS);
      return;
    }
    try {
      await this.options.keeper.tokenInsteadOf(token);
    } catch {
      // The next attempt tells what is wrong with the sign-in.
    }
    if (round === this.round) this.tryLater('Twitch refused the login; the sign-in was renewed');
  }

  private notJoined(code: string | null, text: string): void {
    const { channel } = this.options;
    if (code === null) {
      this.tryLater(text, 10_000);
      return;
    }
    const isBan = code === 'msg_banned';
    this.become({
      kind: 'gave-up',
      why: isBan ? `The bot is banned in the channel ${channel}.` : text,
      cure: isBan
        ? 'Unban the bot in the channel, or sign in with another account.'
        : 'Look into the messages of Twitch for this account.',
    });
    this.wakeIn(LONG_RETRY_MS);
  }

  private tryLater(why: string, atLeast = 0): void {
    if (this.current.kind === 'off') return;
    const { random, clock } = this.options;
    const wait = Math.max(atLeast, backoff(random, Math.max(1, attemptOf(this.current))));
    this.become({ kind: 'broke', why, retryAt: clock.now() + wait });
    this.wakeIn(wait);
  }

  private wakeIn(wait: number): void {
    this.alarm?.();
    this.alarm = this.options.clock.after(wait, () => this.retry());
  }

  private become(event: ConnectionEvent): void {
    const before = this.current;
    this.current = nextConnection(before, event);
    if (this.current !== before) this.options.onState(this.current);
  }
}
