import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../shared/contract/backups.ts';
import { hasCode } from './durableFile.ts';

export type BackupReason = Backup['reason'];

/** How many of each kind are kept. */
const KEEP: Readonly<Record<BackupReason, number>> = {
  daily: 7,
  manual: 10,
  'before-migration': 5,
  'before-restore': 5,
};

const REASONS = ['daily', 'manual', 'before-migration', 'before-restore'] as const satisfies BackupReason[];

/** As in `emcee-2026-11-21T06-33-00-000Z-before-migration.db`; the time is UTC. */
const NAME = /^emcee-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-([a-z-]+)\.db$/;

/** What a backup is called while it is being made. */
export const PARTIAL = '.partial';

/** Null when it is no name that Emcee gives: so none that leaves the folder either. */
export function parseBackupName(name: string): { time: number; reason: BackupReason } | null {
  const [, day, hours, minutes, seconds, ms, kind] = NAME.exec(name) ?? [];
  const time = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
  const reason = REASONS.find((known) => known === kind);
  return reason === undefined || Number.isNaN(time) ? null : { time, reason };
}

/** Newest first; empty when there is no folder yet. */
export function listBackups(folder: string): Backup[] {
  const backups: Backup[] = [];
  for (const name of fileNames(folder)) {
    const parsed = parseBackupName(name);
    if (!parsed) continue;
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stat?.isFile()) backups.push({ name, ...parsed, bytes: stat.size });
  }
  return backups.sort((a, b) => b.time - a.time || (a.name < b.name ? 1 : -1));
}

/** Makes the folder, and finds a name that no other backup has. */
export function newBackupName(folder: string, time: number, reason: BackupReason): string {
  mkdirSync(folder, { recursive: true });
  const taken = new Set(fileNames(folder));
  for (let at = time; ; at += 1) {
    const stamp = new Date(at).toISOString().replaceAll(':', '-').replace('.', '-');
    const name = `emcee-${stamp}-${reason}.db`;
    if (!taken.has(name) && !taken.has(name + PARTIAL)) return name;
  }
}

/** Deletes the oldest of a kind when there are too many; never the one that was just made and is known to be good. */
export function rotateBackups(folder: string, made: string): void {
  const reason = parseBackupName(made)?.reason;
  if (!reason) return;
  const others = listBackups(folder).filter((backup) => backup.reason === reason && backup.name !== made);
  for (const backup of others.slice(KEEP[reason] - 1)) {
    try {
      rmSync(join(folder, backup.name));
    } catch {
      // Somebody looks at it. The next rotation comes by again, and the new backup is what matters.
    }
  }
}

/** What an unfinished backup has left behind. */
export function removePartialBackups(folder: string): void {
  for (const name of fileNames(folder)) {
    if (name.startsWith('emcee-') && name.includes(`.db${PARTIAL}`))
      rmSync(join(folder, name), { force: true });
  }
}

function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT') || hasCode(thrown, 'ENOTDIR')) return [];
    throw thrown;
  }
}
