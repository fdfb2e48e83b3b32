import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FakeClock } from '../testing/fakeClock.ts';
import { keepingLogger } from '../testing/keepingLogger.ts';
import { workerSource } from '../testing/storeFolder.ts';
import { lockDataFolder } from './dataFolderLock.ts';
import { openStore } from './openStore.ts';

test('an Emcee that is killed while it writes loses nothing that it had acknowledged, and its folder is free', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'emcee-killed-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const other = fork(new URL('../testing/storeProcess.ts', import.meta.url), [dataDir, 'write'], {
    execArgv: [],
  });
  let acknowledged = 0;
  other.on('message', (number) => {
    acknowledged = Number(number);
    if (acknowledged === 300) other.kill('SIGKILL');
  });
  await once(other, 'close');
  expect(acknowledged).toBeGreaterThanOrEqual(300);

  const clock = new FakeClock();
  const lock = lockDataFolder(dataDir, { door: 'headless', clock });
  onTestFinished(() => lock.release());
  const store = openStore({
    lock,
    clock,
    log: keepingLogger(),
    workerFile: workerSource,
    migrations: [{ name: '0000_notes', sql: 'CREATE TABLE notes (number INTEGER PRIMARY KEY, text TEXT)' }],
  });
  onTestFinished(() => store.close());
  expect(store.report.state).toBe('checked');
  const rows = store.db.raw
    .prepare<[], { number: number; length: number }>(
      'SELECT number, length(text) AS length FROM notes ORDER BY number',
    )
    .all();
  expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
  expect(rows).toEqual(rows.map((_, index) => ({ number: index + 1, length: (index + 1) % 5000 })));
});
