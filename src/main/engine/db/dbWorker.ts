import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { checkFile, type FileCheck } from './checkFile.ts';
import { FileLatch } from './fileLatch.ts';
import type {
  BackupTask,
  CheckAnswer,
  CheckpointRequest,
  ReadAnswer,
  ReadRequest,
  ReadTask,
  WorkerFailure,
  WorkerTask,
} from './workerMessages.ts';

/**
 * Runs in a thread of its own, straight from this source in tests: whatever is imported here must be plain TypeScript
 * with file endings.
 */

/** About 8 MB: so long a stop has to wait for a backup. */
const PAGES_PER_STEP = 2000;

const port = parentPort;
if (!port) throw new Error('dbWorker runs only as a worker');
const task: WorkerTask = workerData;

if (task.task === 'read') serveReads(task);
else port.postMessage(await answer(task));

async function answer(asked: Exclude<WorkerTask, ReadTask>): Promise<CheckAnswer> {
  try {
    return { checked: asked.task === 'check' ? checkFile(asked.file) : await backUp(asked) };
  } catch (thrown) {
    return failureOf(thrown);
  }
}

async function backUp({ file, to, latch: shared }: BackupTask): Promise<FileCheck> {
  const latch = new FileLatch(shared);
  if (!latch.take()) process.exit();
  let raw: BetterSqlite3.Database | null = null;
  try {
    raw = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
    // One moment in time from the first step to the last; else each write of the bot would start the copy anew.
    raw.exec('BEGIN');
    raw.prepare('SELECT 1 FROM sqlite_schema').get();
    await raw.backup(to, {
      progress: () => {
        if (latch.stopped) throw new Error('Emcee is stopping');
        return PAGES_PER_STEP;
      },
    });
  } finally {
    raw?.close();
    latch.letGo();
  }
  return checkFile(to);
}

function serveReads({ file, latch: shared }: ReadTask): void {
  const latch = new FileLatch(shared);
  if (!latch.take()) process.exit();
  let raw: BetterSqlite3.Database | null = null;
  let writing: BetterSqlite3.Database | null = null;
  process.once('exit', () => {
    raw?.close();
    writing?.close();
    latch.letGo();
  });
  port?.on('message', (request: ReadRequest | CheckpointRequest | null) => {
    if (!request || latch.stopped) process.exit();
    let answer: ReadAnswer;
    try {
      const rows: unknown[] = [];
      if ('checkpoint' in request) {
        writing ??= new BetterSqlite3(file, { fileMustExist: true });
        writing.pragma('wal_checkpoint(PASSIVE)');
        port.postMessage({ id: request.id, rows } satisfies ReadAnswer);
        return;
      }
      raw ??= new BetterSqlite3(file, { readonly: true, fileMustExist: true });
      for (const row of raw.prepare<unknown[], unknown>(request.sql).iterate(...request.parameters)) {
        if (latch.stopped) break;
        rows.push(row);
      }
      answer = { id: request.id, rows };
    } catch (thrown) {
      answer = { id: request.id, ...failureOf(thrown) };
    }
    if (latch.stopped) process.exit();
    port.postMessage(answer);
  });
}

function failureOf(thrown: unknown): WorkerFailure {
  return {
    message: thrown instanceof Error ? thrown.message : String(thrown),
    code: thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '',
  };
}
