import type { EngineMessage } from '../../../shared/rpc/wire.ts';
import { type BackoffLimits, backoff } from './backoff.ts';
import { browserTiming, type Timing } from './timing.ts';
import type { Transport, TransportListener } from './transport.ts';

/** The engine closes with this code when it does not accept the token. */
export const TOKEN_REFUSED = 4401;

/** A connection that is not open by then is given up, in milliseconds. */
const OPEN_WITHIN = 10_000;

/** What is needed of an open WebSocket. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketEvents {
  opened(): void;
  received(data: unknown): void;
  closed(code: number): void;
}

export type OpenSocket = (url: string, protocols: string[], events: SocketEvents) => Socket;

export interface SocketOptions {
  url: string;
  /** Read before each attempt, since it can be replaced. Null when the page has none. */
  token: () => string | null;
  limits: BackoffLimits;
  /** Whether to go on trying after the engine refused the token; for a page that nobody sits in front of. */
  keepTrying: boolean;
  open?: OpenSocket;
  timing?: Timing;
}

const openWebSocket: OpenSocket = (url, protocols, events) => {
  const socket = new WebSocket(url, protocols);
  socket.onopen = () => events.opened();
  socket.onmessage = (event) => events.received(event.data);
  socket.onclose = (event) => events.closed(event.code);
  return socket;
};

/** Where the engine listens for pages that it served itself. */
export function socketUrl(page: Location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/panel`;
}

/** The browser door: a WebSocket that comes back by itself. */
export class SocketTransport implements Transport {
  private readonly options: SocketOptions;
  private readonly open: OpenSocket;
  private readonly timing: Timing;
  private listener: TransportListener | null = null;
  private socket: Socket | null = null;
  private isOpen = false;
  /** Which connection is the present one. */
  private turn = 0;
  /** The token of the present connection. */
  private usedToken: string | null = null;
  /** Attempts since the engine last said anything. */
  private attempt = 0;
  private cancelTimer: () => void = () => {};

  constructor(options: SocketOptions) {
    this.options = options;
    this.open = options.open ?? openWebSocket;
    this.timing = options.timing ?? browserTiming;
  }

  start(listener: TransportListener): () => void {
    this.listener = listener;
    this.connect();
    return () => {
      this.listener = null;
      this.drop();
    };
  }

  send(message: unknown): boolean {
    if (!this.isOpen || !this.socket) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  retry(): void {
    if (!this.listener || this.isOpen) return;
    this.drop();
    this.connect();
  }

  private connect(): void {
    const token = this.options.token();
    if (token === null) {
      this.listener?.onState({ kind: 'refused', reason: 'missing' });
      return;
    }
    this.listener?.onState({ kind: 'connecting', attempt: this.attempt });
    this.usedToken = token;
    this.turn += 1;
    const mine = this.turn;
    // A socket that was given up may still speak; only the present one is heard.
    const heard = (): boolean => mine === this.turn;
    this.cancelTimer = this.timing.after(OPEN_WITHIN, () => this.lost(0));
    try {
      this.socket = this.open(this.options.url, ['emcee', `token.${token}`], {
        opened: () => heard() && this.opened(),
        received: (data) => heard() && this.received(data),
        closed: (code) => heard() && this.lost(code),
      });
    } catch {
      // The token has characters that no sub-protocol may have: it was never one of ours.
      this.lost(TOKEN_REFUSED);
    }
  }

  private opened(): void {
    this.cancelTimer();
    this.isOpen = true;
    this.listener?.onState({ kind: 'online' });
  }

  private received(data: unknown): void {
    if (typeof data !== 'string') return;
    // Only now is the connection known to be good: one that opens and closes at once must not be tried in a rush.
    this.attempt = 0;
    this.listener?.onMessage(JSON.parse(data) as EngineMessage);
  }

  private lost(code: number): void {
    this.drop();
    // The streamer may just have renewed the token in this very panel, which then knows the new one.
    if (code === TOKEN_REFUSED && this.options.token() !== this.usedToken) {
      this.connect();
      return;
    }
    if (code === TOKEN_REFUSED && !this.options.keepTrying) {
      this.listener?.onState({ kind: 'refused', reason: 'wrong' });
      return;
    }
    this.attempt += 1;
    const wait = backoff(this.attempt, this.options.limits, this.timing.random());
    this.cancelTimer = this.timing.after(wait, () => this.connect());
    this.listener?.onState({ kind: 'offline', retryAt: this.timing.now() + wait, attempt: this.attempt });
  }

  private drop(): void {
    this.cancelTimer();
    this.turn += 1;
    const socket = this.socket;
    this.socket = null;
    this.isOpen = false;
    socket?.close();
  }
}
