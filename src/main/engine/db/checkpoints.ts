import type BetterSqlite3 from 'better-sqlite3';
import { errorText } from '../../../shared/rpc/errors.ts';
import type { Clock, Disposer, Logger } from '../ports.ts';

/** Milliseconds after something was written. */
const LOOK_AFTER = 1000;
/** In pages: about 4 MB. */
const WORTH_IT = 1000;

interface Log {
  /** Pages that were written to the WAL since it began anew. */
  log: number;
  /** How many of them were copied into the database. */
  checkpointed: number;
}

export interface CheckpointsOptions {
  raw: BetterSqlite3.Database;
  clock: Pick<Clock, 'after'>;
  log: Logger;
  /** Copies what is committed from the WAL into the database, in another thread. */
  checkpoint(): Promise<void>;
}

/**
 * What was written lies in the WAL first and is copied into the database later. SQLite would do that within some
 * commit, which then waits for the disk, and with it all of Emcee; here another thread does it.
 */
export class Checkpoints {
  private readonly options: CheckpointsOptions;
  /** Null while nothing was written since the last look. */
  private timer: Disposer | null = null;
  private running = false;
  private failed = false;
  private closed = false;

  constructor(options: CheckpointsOptions) {
    this.options = options;
  }

  /** To be called after every commit. */
  wrote(): void {
    if (this.closed) return;
    this.timer ??= this.options.clock.after(LOOK_AFTER, () => {
      this.timer = null;
      void this.look();
    });
  }

  close(): void {
    this.closed = true;
    this.timer?.();
    this.timer = null;
  }

  private async look(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      if (this.waiting() < WORTH_IT) return;
      await this.options.checkpoint();
      this.failed = false;
    } catch (thrown) {
      // Nothing is lost: it stays in the WAL, and sooner or later a commit does it.
      if (!this.failed && !this.closed) {
        this.options.log.warn({
          event: 'store.checkpoint_failed',
          message: 'The database could not be tidied beside the work just now. Nothing is lost.',
          details: { error: errorText(thrown) },
        });
      }
      this.failed = true;
    } finally {
      this.running = false;
    }
  }

  /** Pages that are not in the database yet. */
  private waiting(): number {
    // Does nothing but answer.
    const [now] = this.options.raw.pragma('wal_checkpoint(NOOP)') as Log[];
    return now ? now.log - now.checkpointed : 0;
  }
}
