import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../shared/rpc/errors.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { lockDataFolder } from './dataFolderLock.ts';
import { storeFiles } from './storeFiles.ts';

const clock = new FakeClock(Date.UTC(2026, 10, 21, 6, 33));
const by = { door: 'headless', clock } as const;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'emcee-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function startOther(dataDir: string): ChildProcess {
  const other = fork(new URL('../testing/storeProcess.ts', import.meta.url), [dataDir, 'lock'], {
    execArgv: ['--expose-gc'],
  });
  onTestFinished(async () => {
    if (other.exitCode !== null || other.signalCode !== null) return;
    const gone = once(other, 'exit');
    other.kill('SIGKILL');
    await gone;
  });
  return other;
}

function refusalOf(run: () => unknown): AppError {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('It was not refused');
}

test('a folder has one owner, and a second start hears who it is', () => {
  const dataDir = newFolder();
  const lock = lockDataFolder(dataDir, by);
  const refusal = refusalOf(() => lockDataFolder(dataDir, by));
  expect(refusal.code).toBe('conflict');
  expect(refusal.message).toContain(`process ${process.pid}, since 2026-11-21 06:33 UTC`);
  expect(refusal.message).toContain('quit it first');
  lock.release();
});

test('after the release the folder is free, and releasing twice does not take it from the next owner', () => {
  const dataDir = newFolder();
  const first = lockDataFolder(dataDir, by);
  first.release();
  expect(existsSync(storeFiles(dataDir).owner)).toBe(false);
  const second = lockDataFolder(dataDir, by);
  first.release();
  expect(refusalOf(() => lockDataFolder(dataDir, by)).code).toBe('conflict');
  second.release();
});

test('another process holds the folder until it is killed, even when it keeps no reference to its lock', async () => {
  const dataDir = newFolder();
  const other = startOther(dataDir);
  expect(await once(other, 'message')).toEqual(['held', undefined]);
  const refusal = refusalOf(() => lockDataFolder(dataDir, by));
  expect(refusal.message).toContain('The Emcee app is already running');
  expect(refusal.data).toMatchObject({ pid: other.pid, door: 'desktop' });

  const gone = once(other, 'exit');
  other.kill('SIGKILL');
  await gone;
  lockDataFolder(dataDir, by).release();
});

test('of several processes that start at the same moment exactly one gets the folder', async () => {
  const dataDir = newFolder();
  const answers = await Promise.all([1, 2, 3].map(() => once(startOther(dataDir), 'message')));
  expect(answers.map(([said]) => said).sort()).toEqual(['held', 'refused', 'refused']);
});

test('a lock file with something in it, as an older tool would leave, is no obstacle', () => {
  const dataDir = newFolder();
  writeFileSync(storeFiles(dataDir).lock, '{"pid": 4711}'.repeat(100));
  const lock = lockDataFolder(dataDir, by);
  expect(refusalOf(() => lockDataFolder(dataDir, by)).code).toBe('conflict');
  lock.release();
});

test('a name left by an owner that died is not given as the present one', () => {
  const dataDir = newFolder();
  const files = storeFiles(dataDir);
  const nobody = { pid: 2 ** 30, door: 'desktop', since: clock.now(), host: hostname() };
  writeFileSync(files.owner, JSON.stringify(nobody));
  const holder = new BetterSqlite3(files.lock).exec('BEGIN IMMEDIATE');
  onTestFinished(() => {
    holder.close();
  });
  const refusal = refusalOf(() => lockDataFolder(dataDir, by));
  expect(refusal.message).toContain('Another Emcee is already running');
  expect(refusal.message).not.toContain(String(nobody.pid));
});

test('the owner on another computer is named with it', () => {
  const dataDir = newFolder();
  const files = storeFiles(dataDir);
  const owner = { pid: 12, door: 'headless', since: clock.now(), host: 'streaming-pc.invalid' };
  writeFileSync(files.owner, JSON.stringify(owner));
  const holder = new BetterSqlite3(files.lock).exec('BEGIN IMMEDIATE');
  onTestFinished(() => {
    holder.close();
  });
  expect(refusalOf(() => lockDataFolder(dataDir, by)).message).toContain(
    'on the computer streaming-pc.invalid',
  );
});

test('a folder that cannot be made says so, and what to do', () => {
  const dataDir = join(newFolder(), 'a file');
  writeFileSync(dataDir, '');
  const refusal = refusalOf(() => lockDataFolder(dataDir, by));
  expect(refusal.code).toBe('unavailable');
  expect(refusal.message).toContain(`cannot write to its data folder ${dataDir}`);
  expect(refusal.message).toContain('choose another folder');
});
