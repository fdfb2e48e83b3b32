import type { Clock, Disposer } from '../../engine/ports.ts';
import type { IrcLine } from './ircLine.ts';
import { isLoginNotice, LineClient } from './tmi.external.ts';

/** Login and joining together; tmi.js itself waits for ever. */
const OPEN_MS = 20_000;
const WATCH_MS = 5_000;
/** After so much silence we ask whether anybody is there; Twitch itself pings only every five minutes. */
const SILENCE_MS = 25_000;
const DEAD_MS = 40_000;

export type LinkEnd =
  /** Twitch did not take the login; `text` is its word. */
  | { kind: 'refused'; text: string }
  /** The login worked and the channel does not. `code` is Twitch's; null when it just did not answer. */
  | { kind: 'not-joined'; code: string | null; text: string }
  | { kind: 'lost'; why: string };

export interface LinkOptions {
  server: string;
  port: number;
  secure: boolean;
  login: string;
  token: string;
  /** Lower case, without the #. */
  channel: string;
  clock: Clock;
  onLine: (line: IrcLine) => void;
  onMalformed: (raw: string) => void;
  onJoined: () => void;
  /** Exactly once, unless `close` was called before. */
  onEnd: (end: LinkEnd) => void;
}

/** One chat connection, from opening to its end. After the end it is thrown away. */
export class ChatLink {
  private readonly options: LinkOptions;
  private readonly client: LineClient;
  private readonly timers: Disposer[] = [];
  private ended = false;
  private joined = false;
  private welcomed = false;
  /** Elapsed milliseconds. */
  private heardAt: number;
  private pinged = false;

  constructor(options: LinkOptions) {
    this.options = options;
    const { clock, server, port, secure, login, token, channel } = options;
    this.heardAt = clock.elapsed();
    this.client = new LineClient({
      server,
      port,
      secure,
      login,
      password: async () => `oauth:${token}`,
      channel,
      onLine: (raw, line) => this.hear(raw, line),
    });
    this.client.on('disconnected', (reason: string) => this.end({ kind: 'lost', why: whyOf(reason) }));
  }

  open(): void {
    const { clock } = this.options;
    this.timers.push(
      clock.after(OPEN_MS, () => this.openingTookTooLong()),
      clock.every(WATCH_MS, () => this.watch()),
    );
    this.client.connect().catch((reason: unknown) => {
      this.end({ kind: 'lost', why: whyOf(String(reason)) });
    });
  }

  /** False when the line could not even be handed to the socket. */
  send(raw: string): boolean {
    if (this.ended || this.client.readyState() !== 'OPEN') return false;
    this.client.raw(raw).catch(() => {});
    return true;
  }

  close(): void {
    if (this.ended) return;
    this.ended = true;
    for (const stop of this.timers.splice(0)) stop();
    this.client.removeAllListeners();
    this.client.disconnect().catch(() => {});
  }

  private hear(raw: string, line: IrcLine | null): void {
    if (this.ended) return;
    this.heardAt = this.options.clock.elapsed();
    this.pinged = false;
    if (!line) {
      this.options.onMalformed(raw);
      return;
    }
    if (isLoginNotice(line)) {
      this.end({ kind: 'refused', text: line.params[1] ?? '' });
      return;
    }
    if (line.command === '376') this.welcomed = true;
    if (!this.joined) this.joining(line);
    if (!this.ended) this.options.onLine(line);
  }

  private joining(line: IrcLine): void {
    if (line.params[0]?.toLowerCase() !== `#${this.options.channel}`) return;
    if (line.command === 'ROOMSTATE') {
      this.joined = true;
      this.options.onJoined();
    } else if (line.command === 'NOTICE') {
      const code = line.tags.get('msg-id') ?? null;
      const isFinal = code === 'msg_banned' || code === 'msg_channel_suspended' || code === 'tos_ban';
      if (isFinal) this.end({ kind: 'not-joined', code, text: line.params[1] ?? '' });
    }
  }

  private openingTookTooLong(): void {
    if (this.joined) return;
    this.end(
      this.welcomed
        ? { kind: 'not-joined', code: null, text: 'Twitch did not answer when the bot entered the channel.' }
        : { kind: 'lost', why: 'Twitch accepted the connection and then said nothing' },
    );
  }

  private watch(): void {
    const silence = this.options.clock.elapsed() - this.heardAt;
    if (silence >= DEAD_MS) this.end({ kind: 'lost', why: 'nothing was heard for 40 seconds' });
    else if (silence >= SILENCE_MS && !this.pinged) {
      this.pinged = true;
      this.send('PING');
    }
  }

  private end(end: LinkEnd): void {
    if (this.ended) return;
    this.close();
    this.options.onEnd(end);
  }
}

/** tmi.js gives short English phrases, often an empty one. */
function whyOf(reason: string): string {
  return reason === '' || reason === 'undefined'
    ? 'the connection was closed'
    : reason.replace(/\.$/, '').toLowerCase();
}
