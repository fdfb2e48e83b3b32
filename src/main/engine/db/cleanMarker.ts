import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileSize } from './durableFile.ts';
import type { StoreFiles } from './storeFiles.ts';

/** Says that the database as it lies there now was closed in order and is known to be whole. */
export function writeCleanMarker(files: StoreFiles): void {
  const looks = looksOf(files);
  if (!looks) return;
  try {
    writeFileSync(files.marker, looks);
  } catch {
    // It only saves the next start a check.
  }
}

/** True when nobody has touched the database since the clean stop, so that it needs no check. */
export function cleanMarkerHolds(files: StoreFiles): boolean {
  try {
    return fileSize(files.wal) === 0 && readFileSync(files.marker, 'utf8') === looksOf(files);
  } catch {
    return false;
  }
}

/** Before the first write; from then on only a clean stop makes the file trusted again. */
export function removeCleanMarker(files: StoreFiles): void {
  rmSync(files.marker, { force: true });
}

function looksOf(files: StoreFiles): string | null {
  const stat = statSync(files.database, { bigint: true, throwIfNoEntry: false });
  return stat ? JSON.stringify({ bytes: String(stat.size), changed: String(stat.mtimeNs) }) : null;
}
