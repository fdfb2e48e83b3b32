import { PongDue } from '../http/pongDue.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import type { Capability, RoomLine } from './roomLine.ts';

/** Frames grow up to this size when lines come faster than they are sent. */
const FRAME_BYTES = 64 * 1024;
/** Above this the socket is left to drain before more is handed to it. */
const HIGH_WATER = 1024 * 1024;
/** A client this far behind is cut off, as Twitch does. */
const GIVE_UP = 64 * 1024 * 1024;

export interface IrcTraffic {
  sentLines: number;
  sentFrames: number;
  receivedLines: number;
  slowClientsDropped: number;
}

/** The slice of a WebSocket that a chat connection needs. */
export interface ChatSocket {
  readonly readyState: number;
  readonly OPEN: number;
  readonly bufferedAmount: number;
  send(frame: string, sent: () => void): void;
  close(code: number): void;
  terminate(): void;
}

/** One chat connection: what it asked for, who it is, where it is, and its way out. */
export class IrcSession {
  readonly capabilities = new Set<Capability>();
  readonly rooms = new Set<Channel>();
  /** Null before the login and for an anonymous reader. */
  account: Account | null = null;
  /** Empty before the login. */
  nick = '';
  scopes: ReadonlySet<string> = new Set();
  /** The password as it was sent; null before. */
  password: string | null = null;
  state: 'new' | 'ready' | 'refused' = 'new';
  /** When set, nothing is sent at all: the server that accepts and stays silent. */
  muted = false;
  readonly pong = new PongDue();
  private readonly socket: ChatSocket;
  private readonly traffic: IrcTraffic;
  private queue: string[] = [];
  private queuedBytes = 0;
  private scheduled = false;

  constructor(socket: ChatSocket, traffic: IrcTraffic) {
    this.socket = socket;
    this.traffic = traffic;
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get backlog(): number {
    return this.queuedBytes + this.socket.bufferedAmount;
  }

  has(capability: Capability): boolean {
    return this.capabilities.has(capability);
  }

  deliver(line: RoomLine): void {
    if (line.needs !== null && !this.capabilities.has(line.needs)) return;
    this.sendText(line.print(this.capabilities.has('twitch.tv/tags')));
  }

  sendText(text: string): void {
    if (this.muted || !this.open) return;
    this.queue.push(text);
    this.queuedBytes += text.length + 2;
    this.traffic.sentLines++;
    if (this.queuedBytes > GIVE_UP) {
      this.traffic.slowClientsDropped++;
      this.socket.terminate();
      return;
    }
    this.schedule();
  }

  /** Sends what is queued, then closes. */
  close(): void {
    this.flush();
    this.socket.close(1000);
  }

  terminate(): void {
    this.socket.terminate();
  }

  /** Lines of one turn of the event loop leave together. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    while (this.queue.length > 0 && this.open) {
      if (this.socket.bufferedAmount > HIGH_WATER) return;
      let count = 0;
      let bytes = 0;
      while (count < this.queue.length && bytes < FRAME_BYTES) {
        bytes += (this.queue[count]?.length ?? 0) + 2;
        count++;
      }
      const frame = `${this.queue.slice(0, count).join('\r\n')}\r\n`;
      this.queue = count === this.queue.length ? [] : this.queue.slice(count);
      this.queuedBytes -= bytes;
      this.traffic.sentFrames++;
      this.socket.send(frame, () => {
        if (this.queue.length > 0) this.schedule();
      });
    }
  }
}
