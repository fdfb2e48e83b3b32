import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Logger } from '../ports.ts';
import { newLatch, stopAndWait } from './fileLatch.ts';
import type { StoreFailure } from './storeFailure.ts';
import type { CheckpointRequest, ReadAnswer, ReadRequest, ReadTask, SqlValue } from './workerMessages.ts';
import { thrownInWorker } from './workerTask.ts';

interface Waiting {
  resolve(rows: unknown[]): void;
  reject(thrown: unknown): void;
}

interface Running {
  worker: Worker;
  latch: SharedArrayBuffer;
  waiting: Map<number, Waiting>;
}

export interface WorkerReadsOptions {
  /** The database. */
  file: string;
  workerFile: URL | string;
  log: Logger;
  /** Null when it was the statement's own fault. */
  explain(thrown: unknown): StoreFailure | null;
}

/** Reads in a thread of their own, which starts with the first one; it also copies the WAL into the database. */
export class WorkerReads {
  private readonly options: WorkerReadsOptions;
  private running: Running | null = null;
  private lastId = 0;
  private closed = false;

  constructor(options: WorkerReadsOptions) {
    this.options = options;
  }

  read(sql: string, parameters: readonly SqlValue[]): Promise<unknown[]> {
    return this.ask({ id: ++this.lastId, sql, parameters });
  }

  async checkpoint(): Promise<void> {
    await this.ask({ id: ++this.lastId, checkpoint: true });
  }

  private ask(request: ReadRequest | CheckpointRequest): Promise<unknown[]> {
    if (this.closed) return Promise.reject(closedError());
    this.running ??= this.start();
    const { worker, waiting } = this.running;
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      // Only a read that somebody waits for keeps the process alive.
      worker.ref();
      worker.postMessage(request);
    });
  }

  /** When it returns, the thread has let go of the file. */
  close(): void {
    this.closed = true;
    const { running } = this;
    if (!running) return;
    this.running = null;
    const { worker, latch, waiting } = running;
    const released = stopAndWait(latch, () => worker.postMessage(null));
    failAll(waiting, closedError());
    if (released) return;
    this.options.log.warn({
      event: 'store.reader_busy',
      message: 'A long read was still at work at the stop.',
    });
    void worker.terminate();
  }

  private start(): Running {
    const task: ReadTask = { task: 'read', file: this.options.file, latch: newLatch() };
    const worker = new Worker(this.options.workerFile, { workerData: task });
    const running: Running = { worker, latch: task.latch, waiting: new Map() };
    worker.unref();
    worker.on('message', (answer: ReadAnswer) => this.settle(running, answer));
    worker.on('error', (thrown) => this.crashed(running, thrown));
    worker.on('exit', (code) => this.crashed(running, new Error(`The thread ended with code ${code}`)));
    return running;
  }

  private settle({ worker, waiting }: Running, answer: ReadAnswer): void {
    const request = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('rows' in answer) {
      request?.resolve(answer.rows);
      return;
    }
    const thrown = thrownInWorker(answer);
    request?.reject(this.options.explain(thrown) ?? thrown);
  }

  /** The next read starts a new one. */
  private crashed(running: Running, thrown: unknown): void {
    if (this.running !== running) return;
    this.running = null;
    this.options.log.error(
      {
        event: 'store.reader_failed',
        message: 'A long read ended before its time. The next one starts anew.',
      },
      thrown,
    );
    failAll(
      running.waiting,
      new AppError(
        'unavailable',
        'Reading was cut short by a fault. Try again, with a narrower search if it comes back.',
      ),
    );
  }
}

function failAll(waiting: Map<number, Waiting>, failure: AppError): void {
  for (const { reject } of waiting.values()) reject(failure);
  waiting.clear();
}

function closedError(): AppError {
  return new AppError('unavailable', 'Emcee is stopping or restoring a backup. Try again in a moment.');
}
