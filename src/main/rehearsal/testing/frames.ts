import { WebSocket } from 'ws';

interface Waiting<T> {
  wanted: (item: T) => boolean;
  found: (item: T) => void;
}

/** Keeps what came in and lets a test wait for the one that it wants. Each is handed out once. */
export class Inbox<T> {
  readonly all: T[] = [];
  private unread: T[] = [];
  private waiting: Waiting<T>[] = [];

  push(item: T): void {
    this.all.push(item);
    const index = this.waiting.findIndex((entry) => entry.wanted(item));
    const entry = this.waiting[index];
    if (!entry) {
      this.unread.push(item);
      return;
    }
    this.waiting.splice(index, 1);
    entry.found(item);
  }

  /** The first that fits and was not taken yet; waits for it when it has not come. */
  take(wanted: (item: T) => boolean = () => true): Promise<T> {
    const index = this.unread.findIndex(wanted);
    if (index >= 0) {
      const [item] = this.unread.splice(index, 1);
      if (item !== undefined) return Promise.resolve(item);
    }
    return new Promise((resolve) => {
      this.waiting.push({ wanted, found: resolve });
    });
  }
}

interface Opened {
  socket: WebSocket;
  closed: Promise<{ code: number; reason: string }>;
}

/** Frames may come with the answer to the handshake, so the listener is there from the start. */
export function openSocket(
  url: string,
  onFrame: (text: string) => void = () => {},
  protocol?: string,
): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const socket = protocol ? new WebSocket(url, protocol) : new WebSocket(url);
    socket.on('message', (bytes) => onFrame(bytes.toString()));
    const closed = new Promise<{ code: number; reason: string }>((done) => {
      socket.once('close', (code, reason) => done({ code, reason: reason.toString() }));
    });
    socket.once('error', reject);
    socket.once('open', () => {
      socket.off('error', reject);
      socket.on('error', () => {});
      resolve({ socket, closed });
    });
  });
}
