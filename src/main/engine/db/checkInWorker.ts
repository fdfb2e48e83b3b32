import { Worker } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import type { FileCheck } from './checkFile.ts';
import type { CheckAnswer, WorkerTask } from './workerMessages.ts';

/** As `checkFile`, in a thread of its own: reading a big file takes seconds. */
export function checkInWorker(workerFile: URL | string, file: string): Promise<FileCheck> {
  return new Promise((resolve, reject) => {
    const task: WorkerTask = { task: 'check', file };
    const worker = new Worker(workerFile, { workerData: task });
    worker.once('message', (answer: CheckAnswer) => {
      if ('checked' in answer) resolve(answer.checked);
      else reject(new BetterSqlite3.SqliteError(answer.message, answer.code));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The check ended before its time, with code ${code}`)));
  });
}
