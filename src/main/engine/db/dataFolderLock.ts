import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock, Disposer, Host } from '../ports.ts';
import { isDamage, storeFailure } from './storeFailure.ts';
import { storeFiles } from './storeFiles.ts';
import { utcText } from './utcText.ts';

/** While it is held, no other Emcee can open the data folder. */
export interface DataFolderLock {
  readonly dataDir: string;
  release(): void;
}

interface Owner {
  pid: number;
  door: Host['door'];
  /** Epoch milliseconds. */
  since: number;
  host: string;
}

/** A second start that comes at the very same moment may make the first one wait this long, in milliseconds. */
const PATIENCE = 200;

/** An unreachable connection is closed by the garbage collector, and its lock would go with it. */
const held = new Set<BetterSqlite3.Database>();

/**
 * The arbiter is SQLite's own lock on a small file beside the database. The operating system gives it to one process
 * only and takes it back when that process ends, however it ends, so that there are no stale locks to judge.
 * Throws `conflict` when another Emcee has the folder.
 */
export function lockDataFolder(
  dataDir: string,
  by: { door: Host['door']; clock: Pick<Clock, 'now'> },
): DataFolderLock {
  const files = storeFiles(dataDir);
  let lock: BetterSqlite3.Database;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    lock = takeLock(files.lock);
  } catch (thrown) {
    const failure = storeFailure(thrown, dataDir);
    if (failure?.trouble !== 'busy') throw failure ?? thrown;
    const owner = readOwner(files.owner);
    throw new AppError('conflict', heldMessage(dataDir, owner), owner);
  }
  held.add(lock);
  const release = (): void => {
    if (!held.delete(lock)) return;
    rmSync(files.owner, { force: true });
    lock.close();
  };
  try {
    const owner: Owner = { pid: process.pid, door: by.door, since: by.clock.now(), host: hostname() };
    writeFileSync(files.owner, JSON.stringify(owner));
  } catch (thrown) {
    release();
    throw storeFailure(thrown, dataDir) ?? thrown;
  }
  return { dataDir, release };
}

const inUse = new WeakSet<DataFolderLock>();

/** So that a folder has one open store at a time, and none while a backup is restored. Throws when it is in use. */
export function enterFolder(lock: DataFolderLock): Disposer {
  if (inUse.has(lock)) throw new AppError('conflict', `The database in ${lock.dataDir} is already open.`);
  inUse.add(lock);
  return () => {
    inUse.delete(lock);
  };
}

function takeLock(file: string): BetterSqlite3.Database {
  try {
    return begin(file);
  } catch (thrown) {
    if (!isDamage(thrown)) throw thrown;
    // Something was written into it. Emptied, not deleted: else two starts could each lock a file of their own.
    truncateSync(file);
    return begin(file);
  }
}

function begin(file: string): BetterSqlite3.Database {
  const lock = new BetterSqlite3(file, { timeout: PATIENCE });
  try {
    // Only one connection can have this. Nothing is ever written in it, so the file stays empty.
    lock.exec('BEGIN IMMEDIATE');
    return lock;
  } catch (thrown) {
    lock.close();
    throw thrown;
  }
}

/** Null when the owner has not written its name yet, or the name is that of an owner before. */
function readOwner(file: string): Owner | null {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isOwner(read) && (read.host !== hostname() || isAlive(read.pid)) ? read : null;
  } catch {
    return null;
  }
}

function isOwner(value: unknown): value is Owner {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'door' in value &&
    (value.door === 'desktop' || value.door === 'headless') &&
    'since' in value &&
    typeof value.since === 'number' &&
    'host' in value &&
    typeof value.host === 'string'
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // It is there but belongs to another user.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

function heldMessage(dataDir: string, owner: Owner | null): string {
  const cure = 'Use that one, or quit it first and start again.';
  if (!owner) return `Another Emcee is already running with the data in ${dataDir}. ${cure}`;
  const who = owner.door === 'desktop' ? 'The Emcee app' : 'Emcee without a window (headless)';
  const where = owner.host === hostname() ? '' : ` on the computer ${owner.host}`;
  return `${who} is already running${where} with the data in ${dataDir}: process ${owner.pid}, since ${utcText(owner.since)}. ${cure}`;
}
