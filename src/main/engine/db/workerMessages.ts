import type { FileCheck } from './checkFile.ts';

export type SqlValue = string | number | bigint | null;

/** What a worker is started for. */
export type WorkerTask =
  | { task: 'read'; file: string; latch: SharedArrayBuffer }
  | { task: 'check'; file: string };

export interface ReadRequest {
  id: number;
  sql: string;
  parameters: readonly SqlValue[];
}

export type ReadAnswer =
  | { id: number; rows: unknown[] }
  /** `code` is SQLite's; empty when it was not SQLite that failed. */
  | { id: number; message: string; code: string };

export type CheckAnswer = { checked: FileCheck } | { message: string; code: string };

/** Cells of the latch, by which both threads know who may touch the file without waiting for messages. */
export const STOP = 0;
export const HOLDS = 1;
