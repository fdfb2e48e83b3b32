import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../shared/contract/backups.ts';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import { DisposableStore } from '../lifecycle.ts';
import type { Clock, Disposer, Logger } from '../ports.ts';
import { listBackups, newBackupName, PARTIAL, rotateBackups } from './backupFiles.ts';
import { putInPlace } from './durableFile.ts';
import { StoreFailure, storeFailure } from './storeFailure.ts';
import type { StoreFiles } from './storeFiles.ts';
import { backUpInWorker, type RunningBackup } from './workerTask.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A start has better things to do. */
const FIRST_LOOK_AFTER = MINUTE;
const LOOK_EVERY = 10 * MINUTE;

/** Backups of the open database. Going back to one needs it closed: see `restoreBackup`. */
export interface Backups {
  readonly folder: string;
  /** Newest first. */
  list(): Backup[];
  /** Throws `backups.failed`. The bot goes on meanwhile; a second call waits for the first. */
  make(reason: 'manual' | 'daily'): Promise<Backup>;
  /** Told with the new list. */
  onChange(run: (backups: Backup[]) => void): Disposer;
  /** Told when the daily backup could not be made, in words for the streamer. */
  onDailyFailure(run: (message: string) => void): Disposer;
}

export interface OnlineBackupsOptions {
  files: StoreFiles;
  workerFile: URL | string;
  clock: Clock;
  log: Logger;
  /** Called before each backup, so that it holds what was written late. */
  flush(): void;
  /** The copy was bad, so what it was made from is. */
  onDamage(): void;
}

export class OnlineBackups implements Backups {
  private readonly options: OnlineBackupsOptions;
  private readonly timers = new DisposableStore();
  private readonly changeListeners = new Set<(backups: Backup[]) => void>();
  private readonly failureListeners = new Set<(message: string) => void>();
  private last: Promise<unknown> = Promise.resolve();
  private running: RunningBackup | null = null;
  private dailyRuns = false;
  private closed = false;

  constructor(options: OnlineBackupsOptions) {
    this.options = options;
    const look = (): void => void this.makeDailyWhenDue();
    this.timers.add(options.clock.after(FIRST_LOOK_AFTER, look));
    this.timers.add(options.clock.every(LOOK_EVERY, look));
  }

  get folder(): string {
    return this.options.files.backups;
  }

  list(): Backup[] {
    return listBackups(this.options.files.backups);
  }

  make(reason: 'manual' | 'daily'): Promise<Backup> {
    const made = this.last.then(async () => {
      const backup = await this.makeNow(reason);
      this.tell(this.changeListeners, this.list());
      return backup;
    });
    this.last = made.catch(() => {});
    return made;
  }

  onChange(run: (backups: Backup[]) => void): Disposer {
    this.changeListeners.add(run);
    return () => this.changeListeners.delete(run);
  }

  onDailyFailure(run: (message: string) => void): Disposer {
    this.failureListeners.add(run);
    return () => this.failureListeners.delete(run);
  }

  close(): void {
    this.closed = true;
    this.running?.stop();
    this.timers.dispose();
    this.changeListeners.clear();
    this.failureListeners.clear();
  }

  private tell<T>(listeners: ReadonlySet<(what: T) => void>, what: T): void {
    for (const listener of listeners) {
      try {
        listener(what);
      } catch (thrown) {
        this.options.log.error(
          { event: 'backup.listener_failed', message: 'Something that watches the backups failed.' },
          thrown,
        );
      }
    }
  }

  private async makeNow(reason: 'manual' | 'daily'): Promise<Backup> {
    const { files, workerFile, clock, log } = this.options;
    const folder = files.backups;
    let partial: string | null = null;
    try {
      if (this.closed) throw new Error('Emcee is stopping');
      const name = newBackupName(folder, clock.now(), reason);
      partial = join(folder, name) + PARTIAL;
      this.options.flush();
      this.running = backUpInWorker(workerFile, files.database, partial);
      const { problem } = await this.running.done;
      // Whole or not: a stop promises that nothing happens in the folder after it.
      if (this.closed) throw new Error('Emcee is stopping');
      if (problem) {
        this.options.onDamage();
        throw new StoreFailure('damaged', files.dataDir, problem);
      }
      putInPlace(partial, join(folder, name));
      rotateBackups(folder, name);
      log.info({ event: 'backup.made', message: `The backup ${name} was made.`, details: { name, reason } });
      const backup = this.list().find((listed) => listed.name === name);
      if (!backup) throw new Error(`The file ${name} disappeared`);
      return backup;
    } catch (thrown) {
      if (partial) for (const end of ['', '-journal']) rmSync(partial + end, { force: true });
      if (this.closed)
        throw new AppError('unavailable', 'The backup was not made, because Emcee is stopping.');
      const why = errorText(storeFailure(thrown, folder) ?? thrown);
      log.error({ event: 'backup.failed', message: `The backup could not be made. ${why}` }, thrown);
      throw new AppError('backups.failed', `The backup could not be made. ${why}`);
    } finally {
      this.running = null;
    }
  }

  /** Never throws: it is the clock that calls. */
  private async makeDailyWhenDue(): Promise<void> {
    if (this.dailyRuns) return;
    this.dailyRuns = true;
    try {
      if (this.dailyIsDue()) await this.make('daily');
    } catch (thrown) {
      this.tell(this.failureListeners, errorText(thrown));
    } finally {
      this.dailyRuns = false;
    }
  }

  /** A backup from the future, made while the clock was wrong, counts for no day but its own. */
  private dailyIsDue(): boolean {
    const now = this.options.clock.now();
    return !this.list().some((backup) => backup.reason === 'daily' && Math.abs(now - backup.time) < DAY);
  }
}
