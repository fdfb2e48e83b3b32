import type BetterSqlite3 from 'better-sqlite3';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { Clock, Disposer, Logger } from '../ports.ts';
import type { WriteBehind } from './database.ts';
import type { StoreFailure } from './storeFailure.ts';

/** Milliseconds. */
const FLUSH_AFTER = 200;
/** Milliseconds until the next try after the disk took nothing. */
const RETRY_AFTER = 1000;
/** So many make one transaction, which takes a few milliseconds; when so many wait, they are written at once. */
const BATCH = 2000;
/** More than this are not kept while the disk takes nothing; the oldest go first. */
const KEEP_AT_MOST = 50_000;

type Write = () => void;

export interface LateWritesOptions {
  raw: BetterSqlite3.Database;
  clock: Pick<Clock, 'after'>;
  log: Logger;
  /** Null when it was the write's own fault. */
  explain(thrown: unknown): StoreFailure | null;
  /** Told after each commit. */
  wrote(): void;
}

/** Keeps writes for a moment, then makes one transaction of them. */
export class LateWrites implements WriteBehind {
  private readonly options: LateWritesOptions;
  private readonly inTransaction: BetterSqlite3.Transaction<(run: Write) => void>;
  private queue: Write[] = [];
  private timer: Disposer | null = null;
  private flushing = false;
  private closed = false;
  /** How many were dropped since the disk stopped taking them; null while it takes them. */
  private dropped: number | null = null;

  constructor(options: LateWritesOptions) {
    this.options = options;
    this.inTransaction = options.raw.transaction((run: Write) => run());
  }

  get waiting(): number {
    return this.queue.length;
  }

  add(write: Write): void {
    if (this.closed) throw new AppError('unavailable', 'Emcee is stopping and saves nothing any more.');
    this.queue.push(write);
    if (this.dropped === null && this.queue.length >= BATCH) this.flush();
    else this.arm(FLUSH_AFTER);
    if (this.queue.length >= KEEP_AT_MOST + BATCH) this.dropOldest();
  }

  /** Never throws: what the disk does not take keeps waiting. Within a transaction it is put off until after it. */
  flush(): void {
    if (this.flushing) return;
    if (this.options.raw.inTransaction) {
      // As a part of that transaction these writes could be undone with it.
      this.arm(0);
      return;
    }
    this.disarm();
    this.flushing = true;
    try {
      // What the writes themselves add is left for the next time.
      for (let left = this.queue.length; left > 0; ) {
        const batch = this.queue.splice(0, Math.min(left, BATCH));
        left -= batch.length;
        const refused = this.writeAll(batch);
        if (refused.length === 0) continue;
        this.queue = [...refused, ...this.queue];
        break;
      }
    } finally {
      this.flushing = false;
      if (this.queue.length > 0) this.arm(this.dropped === null ? FLUSH_AFTER : RETRY_AFTER);
    }
  }

  /** Writes what waits and takes nothing more. Answers how many writes are lost because the disk took nothing. */
  close(): number {
    this.flush();
    this.closed = true;
    this.disarm();
    return this.queue.length;
  }

  /** Answers those that the disk did not take. */
  private writeAll(batch: readonly Write[]): readonly Write[] {
    try {
      this.inTransaction.immediate(() => {
        for (const write of batch) runNow(write);
      });
    } catch (thrown) {
      const failure = this.options.explain(thrown);
      if (!failure?.passes) return this.writeEach(batch);
      this.diskRefuses(failure);
      return batch;
    }
    this.diskTakes();
    return [];
  }

  /** One of them throws and undid the others: once more, each in a transaction of its own. */
  private writeEach(batch: readonly Write[]): readonly Write[] {
    for (const [index, write] of batch.entries()) {
      try {
        this.inTransaction.immediate(() => runNow(write));
      } catch (thrown) {
        const failure = this.options.explain(thrown);
        if (failure?.passes) {
          this.diskRefuses(failure);
          return batch.slice(index);
        }
        this.options.log.error(
          {
            event: 'store.write_failed',
            message: `Something was not saved: ${errorText(failure ?? thrown)}`,
          },
          thrown,
        );
      }
    }
    this.diskTakes();
    return [];
  }

  private diskRefuses(failure: StoreFailure): void {
    if (this.dropped !== null) return;
    this.dropped = 0;
    this.options.log.error({ event: 'store.refused', message: failure.message }, failure);
  }

  private diskTakes(): void {
    this.options.wrote();
    if (this.dropped === null) return;
    const { dropped } = this;
    this.dropped = null;
    if (dropped === 0) {
      this.options.log.info({ event: 'store.works_again', message: 'Saving works again; nothing was lost.' });
      return;
    }
    this.options.log.warn({
      event: 'store.works_again',
      message: `Saving works again. It took so long that ${dropped} late writes (history, counters) were lost.`,
      details: { dropped },
    });
  }

  private dropOldest(): void {
    this.dropped = (this.dropped ?? 0) + this.queue.splice(0, this.queue.length - KEEP_AT_MOST).length;
  }

  private arm(ms: number): void {
    if (this.closed) return;
    this.timer ??= this.options.clock.after(ms, () => {
      this.timer = null;
      this.flush();
    });
  }

  private disarm(): void {
    this.timer?.();
    this.timer = null;
  }
}

function runNow(write: Write): void {
  const answer: unknown = write();
  if (answer instanceof Promise) throw new TypeError('A late write cannot be asynchronous');
}
