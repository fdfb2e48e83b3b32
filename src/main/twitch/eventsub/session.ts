import type { Clock, Disposer, Logger, Random } from '../../engine/ports.ts';
import { backoff } from '../../engine/twitch/backoff.ts';
import {
  type ConnectionEvent,
  type ConnectionState,
  nextConnection,
  OFF,
} from '../../engine/twitch/connection.ts';
import type { EventSubMessage } from './messages.external.ts';
import { EventSubSocket, type SocketEnd } from './socket.ts';

export interface SessionOptions {
  url: string;
  /** Whether Twitch may send us on to this address. */
  trusts: (url: string) => boolean;
  clock: Clock;
  random: Random;
  log: Logger;
  /** A fresh session: all subscriptions must be made anew. `gap` is true when there was one before it. */
  onFresh: (sessionId: string, gap: boolean) => void;
  /** The session is over, and its subscriptions with it. */
  onLost: () => void;
  onNotification: (message: Extract<EventSubMessage, { kind: 'notification' }>) => void;
  onRevocation: (message: Extract<EventSubMessage, { kind: 'revocation' }>) => void;
  onState: (state: ConnectionState) => void;
}

/**
 * Keeps one account's EventSub connection. When Twitch asks to move, the old connection is read until the new one is
 * welcomed, so that nothing is lost on the way; after a break a fresh session begins.
 */
export class EventSubSession {
  private readonly options: SessionOptions;
  private current: ConnectionState = OFF;
  private socket: EventSubSocket | null = null;
  private successor: EventSubSocket | null = null;
  private alarm: Disposer | null = null;
  /** Attempts since the last time that a subscription worked. */
  private attempts = 0;
  private hadSession = false;
  /** Twitch's clock minus ours, in milliseconds. */
  private skew = 0;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  get state(): ConnectionState {
    return this.current;
  }

  /** Now, by Twitch's clock, in epoch milliseconds. */
  get twitchTime(): number {
    return this.options.clock.now() + this.skew;
  }

  start(): void {
    if (this.current.kind !== 'off') return;
    this.become({ kind: 'start' });
    this.open();
  }

  stop(): void {
    this.alarm?.();
    this.alarm = null;
    this.socket?.close();
    this.successor?.close();
    this.socket = null;
    this.successor = null;
    this.attempts = 0;
    const wasOnline = this.current.kind === 'online';
    this.become({ kind: 'stop' });
    if (wasOnline) this.options.onLost();
  }

  /** At once, instead of when the wait is over. */
  retry(): void {
    if (this.current.kind !== 'waiting') return;
    this.alarm?.();
    this.alarm = null;
    this.become({ kind: 'retry' });
    this.open();
  }

  /** Ends this session and begins a fresh one, because Twitch no longer knows it. */
  renew(why: string): void {
    if (this.current.kind !== 'online') return;
    this.socket?.close();
    this.lost({ code: null, why });
  }

  /** A subscription works: the connection is worth something, and the next break starts with short waits. */
  proven(): void {
    this.attempts = 0;
  }

  private open(): void {
    const socket = new EventSubSocket({
      url: this.options.url,
      clock: this.options.clock,
      onMessage: (message) => this.hear(socket, message),
      onEnd: (end) => this.ended(socket, end),
    });
    this.socket = socket;
  }

  private hear(socket: EventSubSocket, message: EventSubMessage): void {
    switch (message.kind) {
      case 'welcome':
        if (Number.isFinite(message.time)) this.skew = message.time - this.options.clock.now();
        this.welcomed(socket, message.sessionId);
        break;
      case 'reconnect':
        this.move(socket, message.url);
        break;
      case 'notification':
        this.options.onNotification(message);
        break;
      case 'revocation':
        this.options.onRevocation(message);
        break;
      case 'unknown':
        this.options.log.debug({
          event: 'eventsub.unknown',
          message: `Twitch sent a message of a kind that Emcee does not know: ${message.name.slice(0, 60)}`,
        });
        break;
      case 'keepalive':
        break;
    }
  }

  private welcomed(socket: EventSubSocket, sessionId: string): void {
    if (socket === this.successor) {
      // The subscriptions have moved along; making them again would double them.
      this.socket?.close();
      this.socket = socket;
      this.successor = null;
      return;
    }
    const gap = this.hadSession;
    this.hadSession = true;
    this.become({ kind: 'opened', now: this.options.clock.now() });
    this.options.onFresh(sessionId, gap);
  }

  private move(from: EventSubSocket, url: string): void {
    if (from !== this.socket || this.successor) return;
    if (!this.options.trusts(url)) {
      // The old connection closes soon and is then replaced in the usual way.
      this.options.log.warn({
        event: 'eventsub.strangeAddress',
        message: 'Twitch asked to move to an address that is not its own. Emcee does not go there.',
      });
      return;
    }
    const successor = new EventSubSocket({
      url,
      clock: this.options.clock,
      onMessage: (message) => this.hear(successor, message),
      onEnd: (end) => this.ended(successor, end),
    });
    this.successor = successor;
  }

  private ended(socket: EventSubSocket, end: SocketEnd): void {
    if (socket === this.successor) {
      this.successor = null;
      // With the old one gone as well there is nothing left to fall back on.
      if (!this.socket) this.lost(end);
      return;
    }
    if (socket !== this.socket) return;
    this.socket = null;
    // The new connection is about to be welcomed and carries the subscriptions.
    if (this.successor) return;
    this.lost(end);
  }

  private lost(end: SocketEnd): void {
    this.socket = null;
    if (this.current.kind === 'off') return;
    this.attempts += 1;
    const { clock, random } = this.options;
    const wait = backoff(random, this.attempts);
    const wasOnline = this.current.kind === 'online';
    this.become({ kind: 'broke', why: end.why, retryAt: clock.now() + wait });
    if (wasOnline) this.options.onLost();
    this.alarm = clock.after(wait, () => this.retry());
  }

  private become(event: ConnectionEvent): void {
    const before = this.current;
    this.current = nextConnection(before, event);
    if (this.current !== before) this.options.onState(this.current);
  }
}
