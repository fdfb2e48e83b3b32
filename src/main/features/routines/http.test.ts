import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalServer } from '../../rpc/localServer.ts';
import { draft, log, on, RoutineHouse, settle } from './testing/house.ts';

async function served() {
  const house = new RoutineHouse();
  const { app, folder } = house.test;
  mkdirSync(join(folder, 'sounds'));
  writeFileSync(join(folder, 'sounds', 'mine.mp3'), 'sound');
  writeFileSync(join(folder, 'sounds', 'list.txt'), 'text');
  writeFileSync(join(folder, 'secret.mp3'), 'secret');
  const server = await startLocalServer(
    {
      ...app,
      version: '1',
      panelFolder: null,
      page: () => null,
      soundsFolder: join(folder, 'sounds'),
      health: () => ({}),
    },
    0,
  );
  onTestFinished(async () => {
    await server.close();
    await house.test.cleanUp();
  });
  app.setServer(server);
  return { house, server, key: app.access.token('overlay') };
}

test('a webhook is called over HTTP with facts and a body of any type, and with nothing but its token', async () => {
  const { house } = await served();
  const { id } = await house.save(draft([log('hooked')], { triggers: on('panel.webhook') }));
  const { url } = await house.call<{ url: string }>('webhook', { id, triggerId: 't1' });
  const sent = await fetch(`${url}?lamp=on&9bad=x`, {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json' },
  });
  expect([sent.status, await sent.json()]).toEqual([200, { ok: true, data: { runId: expect.any(String) } }]);
  const odd = await fetch(url, { method: 'POST', body: 'x', headers: { 'content-type': 'odd/type' } });
  expect(odd.status).toBe(200);
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(`${url}x`)).status).toBe(404);
  const foreign = await fetch(url, { method: 'POST', headers: { origin: 'https://elsewhere.test' } });
  expect(foreign.status).toBe(403);
  await settle();
  expect(house.logged).toEqual(['hooked', 'hooked', 'hooked']);
});

test("the overlay's key opens the streamer's sounds, and nothing else of the disk", async () => {
  const { server, key } = await served();
  const get = (name: string, token = key) => fetch(`${server.origin}/sounds/own/${name}?key=${token}`);
  const mine = await get('mine.mp3');
  expect([mine.status, mine.headers.get('content-type'), await mine.text()]).toEqual([
    200,
    'audio/mpeg',
    'sound',
  ]);
  expect((await get('mine.mp3', 'wrong')).status).toBe(401);
  for (const name of ['list.txt', '..%2Fsecret.mp3', '%2e%2e/secret.mp3', 'other.mp3', '..%5Csecret.mp3'])
    expect((await get(name)).status, name).toBe(404);
});
