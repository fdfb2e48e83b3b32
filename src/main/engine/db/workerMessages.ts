import type { FileCheck } from './checkFile.ts';

export type SqlValue = string | number | bigint | null;

export type ReadTask = { task: 'read'; file: string; latch: SharedArrayBuffer };
export type CheckTask = { task: 'check'; file: string };
export type BackupTask = { task: 'backup'; file: string; to: string; latch: SharedArrayBuffer };

/** What a worker is started for. */
export type WorkerTask = ReadTask | CheckTask | BackupTask;

export interface ReadRequest {
  id: number;
  sql: string;
  parameters: readonly SqlValue[];
}

/** Copies what lies in the WAL into the database, as far as nobody has to wait for it. */
export interface CheckpointRequest {
  id: number;
  checkpoint: true;
}

/** `code` is SQLite's, or the operating system's; empty when it was neither that failed. */
export interface WorkerFailure {
  message: string;
  code: string;
}

export type ReadAnswer = { id: number; rows: unknown[] } | ({ id: number } & WorkerFailure);

/** For `check` and `backup`: what is to be said of the file, or of the copy. */
export type CheckAnswer = { checked: FileCheck } | WorkerFailure;
