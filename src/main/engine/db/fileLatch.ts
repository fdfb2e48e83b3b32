/**
 * Tells two threads at once who may touch the database file. Messages would need the event loop of both, and a stop
 * must not wait for that.
 */
const STOP = 0;
const HOLDS = 1;

/** Milliseconds that a stop waits for a read that is at work; one long statement cannot be interrupted. */
const LETS_GO_WITHIN = 3000;

export function newLatch(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

/** The main thread's side: tells the worker to let go, and waits until it has. False when it did not in time. */
export function stopAndWait(shared: SharedArrayBuffer, wake: () => void): boolean {
  const cells = new Int32Array(shared);
  Atomics.store(cells, STOP, 1);
  wake();
  return Atomics.wait(cells, HOLDS, 1, LETS_GO_WITHIN) !== 'timed-out';
}

/** The worker's side. */
export class FileLatch {
  private readonly cells: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.cells = new Int32Array(shared);
  }

  get stopped(): boolean {
    return Atomics.load(this.cells, STOP) === 1;
  }

  /** False when the file must not be opened any more. First says it, then looks; the other side does the reverse. */
  take(): boolean {
    Atomics.store(this.cells, HOLDS, 1);
    if (!this.stopped) return true;
    this.letGo();
    return false;
  }

  /** After the file was closed. */
  letGo(): void {
    Atomics.store(this.cells, HOLDS, 0);
    Atomics.notify(this.cells, HOLDS);
  }
}
