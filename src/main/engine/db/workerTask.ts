import { Worker } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import type { FileCheck } from './checkFile.ts';
import { newLatch, stopAndWait } from './fileLatch.ts';
import type { BackupTask, CheckAnswer, CheckTask, WorkerFailure } from './workerMessages.ts';

/** As `checkFile`, in a thread of its own: reading a big file takes seconds. */
export function checkInWorker(workerFile: URL | string, file: string): Promise<FileCheck> {
  return run(workerFile, { task: 'check', file });
}

export interface RunningBackup {
  /** What is to be said of the copy. */
  readonly done: Promise<FileCheck>;
  /** When it returns, the worker has let go of the database, and the copy is worth nothing if it was not whole. */
  stop(): void;
}

/** Copies the open database as it is at one moment, and checks the copy. */
export function backUpInWorker(workerFile: URL | string, file: string, to: string): RunningBackup {
  const latch = newLatch();
  return {
    done: run(workerFile, { task: 'backup', file, to, latch }),
    stop: () => {
      stopAndWait(latch, () => {});
    },
  };
}

/** As it was thrown in the worker, so that it can be explained here. */
export function thrownInWorker({ message, code }: WorkerFailure): Error {
  return code ? new BetterSqlite3.SqliteError(message, code) : new Error(message);
}

function run(workerFile: URL | string, task: CheckTask | BackupTask): Promise<FileCheck> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: task });
    worker.once('message', (answer: CheckAnswer) => {
      if ('checked' in answer) resolve(answer.checked);
      else reject(thrownInWorker(answer));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended before its time, with code ${code}`)));
  });
}
