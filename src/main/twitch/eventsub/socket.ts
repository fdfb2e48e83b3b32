import WebSocket from 'ws';
import type { Clock, Disposer } from '../../engine/ports.ts';
import { type EventSubMessage, eventSubMessageOf } from './messages.external.ts';

/** From opening to Twitch's welcome. */
const WELCOME_MS = 15_000;
/** A keepalive that is late by less than this is only late. */
const GRACE_MS = 5_000;

export interface SocketEnd {
  /** Twitch's code, 4000 to 4007; 1006 when the connection broke; null when we ended it ourselves. */
  code: number | null;
  why: string;
}

export interface SocketOptions {
  url: string;
  clock: Clock;
  onMessage: (message: EventSubMessage) => void;
  /** Exactly once, unless `close` was called before. */
  onEnd: (end: SocketEnd) => void;
}

const REASONS: Readonly<Record<number, string>> = {
  4000: 'Twitch had an error of its own',
  4001: 'Twitch says that we sent something, which is not allowed',
  4002: 'Twitch heard no answer to its pings',
  4003: 'Twitch saw no subscription in time',
  4004: 'the time to move to another connection had run out',
  4005: 'the network of Twitch was too slow',
  4006: 'the network of Twitch broke',
  4007: 'Twitch did not accept the address for moving',
};

/** One EventSub connection. It never sends anything: Twitch ends a connection that does. */
export class EventSubSocket {
  private readonly options: SocketOptions;
  private readonly socket: WebSocket;
  private keepaliveMs = WELCOME_MS;
  private watchdog: Disposer;
  private ended = false;

  constructor(options: SocketOptions) {
    this.options = options;
    this.socket = new WebSocket(options.url, {
      handshakeTimeout: WELCOME_MS,
      // Events are small; whatever is larger is none.
      maxPayload: 1024 * 1024,
      perMessageDeflate: false,
      followRedirects: false,
    });
    this.watchdog = options.clock.after(WELCOME_MS, () => this.silent());
    this.socket.on('message', (data, isBinary) => {
      if (!isBinary) this.hear(String(data));
    });
    this.socket.on('close', (code) => this.end({ code, why: REASONS[code] ?? 'the connection was closed' }));
    this.socket.on('error', () => this.end({ code: 1006, why: 'the connection could not be made or broke' }));
  }

  close(): void {
    if (this.ended) return;
    this.ended = true;
    this.watchdog();
    // An error after the end must find a listener, or it would end the process.
    this.socket.removeAllListeners();
    this.socket.on('error', () => {});
    if (this.socket.readyState === WebSocket.OPEN) this.socket.close(1000);
    else this.socket.terminate();
  }

  private hear(text: string): void {
    if (this.ended) return;
    const message = eventSubMessageOf(text);
    if (message?.kind === 'welcome') this.keepaliveMs = message.keepaliveSeconds * 1000 + GRACE_MS;
    this.watchdog();
    this.watchdog = this.options.clock.after(this.keepaliveMs, () => this.silent());
    if (message) this.options.onMessage(message);
  }

  private silent(): void {
    this.end({ code: null, why: 'nothing was heard for too long' });
  }

  private end(end: SocketEnd): void {
    if (this.ended) return;
    this.close();
    this.socket.terminate();
    this.options.onEnd(end);
  }
}
