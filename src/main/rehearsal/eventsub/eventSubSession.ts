import type { WebSocket } from 'ws';
import type { Clock, Disposer } from '../../engine/ports.ts';
import { PongDue } from '../http/pongDue.ts';

const CLOSE_CODES: Record<number, string> = {
  4000: 'internal server error',
  4001: 'client sent inbound traffic',
  4002: 'client failed ping-pong',
  4003: 'connection unused',
  4004: 'client reconnect grace time expired',
  4005: 'network timeout',
  4006: 'network error',
  4007: 'invalid reconnect',
};

export interface EventSubTraffic {
  notifications: number;
  keepalives: number;
  received: number;
}

/** One EventSub connection. The hub decides what it carries; this knows how to stay alive and how to end. */
export class EventSubSession {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly connectedAt: number;
  readonly keepaliveSeconds: number;
  /** No keepalives leave while this is set: the silent connection that looks alive. */
  silenced = false;
  /** Set once this connection has been told to move to another one. */
  replacedBy: string | null = null;
  /** A subscription was made here or came along; then it may stay. */
  used = false;
  private readonly socket: WebSocket;
  private readonly clock: Clock;
  private readonly traffic: EventSubTraffic;
  private readonly timers = new Set<Disposer>();
  private lastSent: number;
  private readonly pong = new PongDue();

  constructor(
    id: string,
    socket: WebSocket,
    clock: Clock,
    traffic: EventSubTraffic,
    keepaliveSeconds: number,
  ) {
    this.id = id;
    this.socket = socket;
    this.clock = clock;
    this.traffic = traffic;
    this.keepaliveSeconds = keepaliveSeconds;
    this.connectedAt = clock.now();
    this.lastSent = clock.elapsed();
    socket.on('pong', () => this.pong.answer());
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get backlog(): number {
    return this.socket.bufferedAmount;
  }

  send(message: string): void {
    if (!this.open) return;
    this.lastSent = this.clock.elapsed();
    this.traffic.notifications++;
    this.socket.send(message);
  }

  /** Keepalives go out only when nothing else did. */
  keepAlive(message: () => string): void {
    const every = this.keepaliveSeconds * 1000;
    const check = (): void => {
      const idle = this.clock.elapsed() - this.lastSent;
      if (idle >= every && !this.silenced && this.open) {
        this.lastSent = this.clock.elapsed();
        this.traffic.keepalives++;
        this.socket.send(message());
      }
      this.in(Math.max(1, every - (this.clock.elapsed() - this.lastSent)), check);
    };
    this.in(every, check);
  }

  /** Asks for a pong now and then; who does not answer by the next time is closed. */
  pingEvery(ms: number, failed: () => void): void {
    const ping = (): void => {
      if (!this.open) return;
      if (this.pong.overdue) {
        failed();
        return;
      }
      this.pong.ask();
      this.socket.ping();
      this.in(ms, ping);
    };
    this.in(ms, ping);
  }

  in(ms: number, run: () => void): void {
    const timer = this.clock.after(ms, () => {
      this.timers.delete(timer);
      run();
    });
    this.timers.add(timer);
  }

  close(code: number): void {
    this.socket.close(code, CLOSE_CODES[code] ?? '');
  }

  terminate(): void {
    this.socket.terminate();
  }

  dispose(): void {
    for (const timer of this.timers) timer();
    this.timers.clear();
  }
}
