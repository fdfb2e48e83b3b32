import type BetterSqlite3 from 'better-sqlite3';
import { errorText } from '../../../shared/rpc/errors.ts';
import type { Clock, Disposer, Logger } from '../ports.ts';
import { OnlineBackups } from './backups.ts';
import { Checkpoints } from './checkpoints.ts';
import { writeCleanMarker } from './cleanMarker.ts';
import { fileSize } from './durableFile.ts';
import type { OpenReport } from './openReport.ts';
import { SqliteDatabase } from './sqliteDatabase.ts';
import type { Store } from './store.ts';
import { type StoreFailure, sqliteFailure } from './storeFailure.ts';
import type { StoreFiles } from './storeFiles.ts';
import { WorkerReads } from './workerReads.ts';
import { LateWrites } from './writeBehind.ts';

export interface OpenedStoreOptions {
  raw: BetterSqlite3.Database;
  report: OpenReport;
  files: StoreFiles;
  clock: Clock;
  log: Logger;
  workerFile: URL | string;
  leaveFolder: Disposer;
}

export class OpenedStore implements Store {
  readonly db: SqliteDatabase;
  readonly report: OpenReport;
  readonly backups: OnlineBackups;
  private readonly options: OpenedStoreOptions;
  private readonly reads: WorkerReads;
  private readonly checkpoints: Checkpoints;
  private sawDamage = false;
  private closed = false;

  constructor(options: OpenedStoreOptions) {
    const { raw, report, files, clock, log, workerFile } = options;
    const explain = (thrown: unknown): StoreFailure | null => this.explain(thrown);
    this.checkpoints = new Checkpoints({ raw, clock, log, checkpoint: () => this.reads.checkpoint() });
    const wrote = (): void => this.checkpoints.wrote();
    const behind = new LateWrites({ raw, clock, log, explain, wrote });
    this.options = options;
    this.report = report;
    this.reads = new WorkerReads({ file: files.database, workerFile, log, explain });
    this.db = new SqliteDatabase({ raw, behind, reads: this.reads, explain, wrote });
    this.backups = new OnlineBackups({
      files,
      workerFile,
      clock,
      log,
      flush: () => behind.flush(),
      onDamage: () => {
        this.sawDamage = true;
      },
    });
  }

  explain(thrown: unknown): StoreFailure | null {
    const failure = sqliteFailure(thrown, this.options.files.dataDir);
    if (failure?.trouble === 'damaged') this.sawDamage = true;
    return failure;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    const { raw, files, log } = this.options;
    this.backups.close();
    this.checkpoints.close();
    const lost = this.db.behind.close();
    if (lost > 0) {
      log.error({
        event: 'store.lost',
        message: `${lost} late writes (history, counters) are lost, because the disk took nothing until the end.`,
        details: { lost },
      });
    }
    this.reads.close();
    try {
      raw.pragma('wal_checkpoint(TRUNCATE)');
      raw.close();
      // Bytes in the WAL: another program still has the file open, so it is not as it seems.
      if (!this.sawDamage && fileSize(files.wal) === 0) writeCleanMarker(files);
    } catch (thrown) {
      log.warn({
        event: 'store.closed_badly',
        message: 'The database could not be closed in order, so the next start checks it. Nothing is lost.',
        details: { error: errorText(thrown) },
      });
      closeAnyhow(raw);
    }
    this.options.leaveFolder();
  }
}

function closeAnyhow(raw: BetterSqlite3.Database): void {
  try {
    raw.close();
  } catch {
    // Somebody is still reading from it, in the middle of an iteration.
  }
}
