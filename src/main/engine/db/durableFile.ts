import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Never for a database that is open in this process: on Linux and macOS, closing any handle of a file drops the
 * locks that SQLite holds on it.
 */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Renames over whatever is there; after a power cut it is either the old file or the whole new one. */
export function putInPlace(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** As `putInPlace`, also from one disk to another: people link their backup folder to a second one. */
export function moveFile(from: string, to: string): void {
  try {
    putInPlace(from, to);
  } catch (thrown) {
    if (!hasCode(thrown, 'EXDEV')) throw thrown;
    const partial = `${to}.partial`;
    copyFileSync(from, partial);
    putInPlace(partial, to);
    rmSync(from, { force: true });
  }
}

/** Zero when there is no such file. */
export function fileSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}

function syncFolder(path: string): void {
  // Windows has no handle of a folder to sync, and keeps renames in its own journal.
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch (thrown) {
    // Some network and FUSE folders cannot be synced; the rename itself has happened.
    if (!hasCode(thrown, 'EINVAL') && !hasCode(thrown, 'ENOTSUP')) throw thrown;
  } finally {
    closeSync(handle);
  }
}
