import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';

test('tokens lie nowhere on the disk and in no log as plain text, and are the same after a restart', async ({
  emcee,
}) => {
  await emcee.start();
  const { token } = await emcee.ask('access', 'addresses', {});
  const { url } = await emcee.ask('overlay', 'address', {});
  const overlayToken = new URL(url ?? '').hash.slice('#token='.length);
  expect(overlayToken.length).toBeGreaterThan(20);
  const rejected = await fetch(`${new URL(url ?? '').origin}/api/log/list?token=${token}`, {
    method: 'POST',
    headers: { authorization: 'Bearer wrong' },
  });
  expect(rejected.status).toBe(401);
  await emcee.ask('log', 'export', { format: 'jsonl' });
  await emcee.restart();
  expect((await emcee.ask('access', 'addresses', {})).token).toBe(token);
  await emcee.stop();

  const entries = readdirSync(emcee.folder.path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const content = readFileSync(file, 'latin1');
    expect(content.includes(token) || content.includes(overlayToken), file).toBe(false);
  }
});
