import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { SettingsFile } from '../engine/ports.ts';
import { writeFileAtomically } from './atomicFile.ts';

export function jsonSettingsFile(path: string): SettingsFile {
  return {
    path,
    read: () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null),
    write: (values) => writeFileAtomically(path, `${JSON.stringify(values, null, 2)}\n`),
    setAside: () => setAside(path),
  };
}

/** Renames a file that cannot be used to a name that nobody has. */
export function setAside(path: string): string {
  if (!existsSync(path)) return path;
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  for (let count = 0; ; count += 1) {
    const kept = `${path}.bad-${stamp}${count === 0 ? '' : `-${count}`}`;
    if (existsSync(kept)) continue;
    renameSync(path, kept);
    return kept;
  }
}
