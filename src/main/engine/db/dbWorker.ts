import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { checkFile } from './checkFile.ts';
import {
  type CheckAnswer,
  HOLDS,
  type ReadAnswer,
  type ReadRequest,
  STOP,
  type WorkerTask,
} from './workerMessages.ts';

/**
 * Runs in a thread of its own, straight from this source in tests: whatever is imported here must be plain TypeScript
 * with file endings.
 */

const port = parentPort;
if (!port) throw new Error('dbWorker.ts runs only as a worker');
const task: WorkerTask = workerData;

if (task.task === 'check') answerCheck(task.file);
else serveReads(task.file, new Int32Array(task.latch));

function answerCheck(file: string): void {
  let answer: CheckAnswer;
  try {
    answer = { checked: checkFile(file) };
  } catch (thrown) {
    answer = failureOf(thrown);
  }
  port?.postMessage(answer);
}

function serveReads(file: string, latch: Int32Array): void {
  // First say it, then look: the other thread does it the other way round, so that one of both sees it.
  Atomics.store(latch, HOLDS, 1);
  let raw: BetterSqlite3.Database | null = null;
  const letGo = (): void => {
    raw?.close();
    Atomics.store(latch, HOLDS, 0);
    Atomics.notify(latch, HOLDS);
  };
  process.once('exit', letGo);
  if (Atomics.load(latch, STOP) === 1) process.exit();

  port?.on('message', (request: ReadRequest | null) => {
    if (!request) process.exit();
    let answer: ReadAnswer;
    try {
      raw ??= new BetterSqlite3(file, { readonly: true, fileMustExist: true });
      const rows: unknown[] = [];
      for (const row of raw.prepare<unknown[], unknown>(request.sql).iterate(...request.parameters)) {
        if (Atomics.load(latch, STOP) === 1) break;
        rows.push(row);
      }
      if (Atomics.load(latch, STOP) === 1) process.exit();
      answer = { id: request.id, rows };
    } catch (thrown) {
      answer = { id: request.id, ...failureOf(thrown) };
    }
    port?.postMessage(answer);
  });
}

function failureOf(thrown: unknown): { message: string; code: string } {
  return {
    message: thrown instanceof Error ? thrown.message : String(thrown),
    code: thrown instanceof BetterSqlite3.SqliteError ? thrown.code : '',
  };
}
