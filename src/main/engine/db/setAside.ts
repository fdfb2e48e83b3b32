import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { StoreFiles } from './storeFiles.ts';

/**
 * Takes a bad database out of the way under a new name, for whoever may save something from it: Emcee never deletes it.
 * Answers its new name; null when there was nothing.
 */
export function setAside(files: StoreFiles, time: number): string | null {
  const stamp = new Date(time).toISOString().slice(0, 19).replaceAll(':', '-');
  let aside = `${files.database}.damaged-${stamp}`;
  for (let number = 2; existsSync(aside) || existsSync(`${aside}-wal`); number += 1) {
    aside = `${files.database}.damaged-${stamp}-${number}`;
  }
  // The WAL belongs to the file before it. First, since with another database it would spoil that one.
  let moved = false;
  for (const end of ['-wal', '-shm', '']) {
    if (!existsSync(files.database + end)) continue;
    renameSync(files.database + end, aside + end);
    moved = true;
  }
  return moved ? basename(aside) : null;
}
