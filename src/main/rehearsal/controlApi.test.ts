import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REHEARSAL_CLIENT_ID } from './ids/clients.ts';
import { House } from './testing/house.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

async function control(path: string, input?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(house.server.urls.control + path, {
    method: input === undefined ? 'GET' : 'POST',
    headers: { ...(input === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** As a browser that was led to another host name would ask. */
function askAs(host: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port: house.server.port, host: '127.0.0.1', path: '/control/state', headers: { host, ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

describe('the controls', () => {
  test('describe themselves, each with the form of its input', async () => {
    const { body } = await control('');
    const actions = body['actions'] as { path: string; title: string; input: { type: string } }[];
    expect(actions.length).toBeGreaterThan(60);
    for (const entry of actions) {
      expect(entry.title.length).toBeGreaterThan(5);
      expect(entry.input.type).toBe('object');
    }
    expect(new Set(actions.map((entry) => entry.path)).size).toBe(actions.length);
  });

  test('let a viewer speak, an event happen and the state be read', async () => {
    const bot = await house.joinAs(house.bot);
    expect((await control('/say', { who: 'viewer', text: 'hello' })).body).toMatchObject({ said: true });
    expect((await bot.command('PRIVMSG')).params[1]).toBe('hello');
    expect((await control('/events/follow', { who: 'viewer' })).body).toEqual({ done: true });
    expect((await control('/events/follow', { who: 'viewer' })).body).toEqual({ done: false });
    expect((await control('/events/ban', { who: 'viewer' })).body).toEqual({ done: true });
    expect((await control('/say', { who: 'viewer', text: 'hello?' })).body).toMatchObject({ said: false });
    const { body } = await control('/state');
    expect(body).toMatchObject({ live: true, followers: 1, bans: 1, chat: [{ nick: 'rehearsal_bot' }] });
  });

  test('play scenes, order the crowd and tell numbers', async () => {
    expect((await control('/scenes')).body).toHaveLength(11);
    const played = await control('/scenes/play', { id: 'quiet-evening', seed: 3, rate: 10 });
    expect(played.body).toMatchObject({ playing: true, seed: 3, rate: 10 });
    house.clock.advance(5_000);
    expect((await control('/stats')).body['crowdLines']).toBeGreaterThan(20);
    expect((await control('/scenes/stop', {})).body).toEqual({ stopped: 'quiet-evening' });
    expect((await control('/scenes/play', { id: 'nope' })).body).toMatchObject({ playing: false });
  });

  test('say what is wrong with an input, and touch nothing', async () => {
    const wrong = await control('/events/cheer', { who: 'viewer', bits: -1 });
    expect(wrong.status).toBe(400);
    expect(wrong.body['error']).toContain('bits');
    expect((await control('/events/follow', { who: 'viewer', extra: 1 })).status).toBe(400);
    expect((await control('/events/follow', { who: 'not a login' })).status).toBe(400);
    expect((await control('/nonsense', {})).status).toBe(404);
  });

  test('keep web pages out: other host names, other origins, other content types', async () => {
    const port = house.server.port;
    expect(await askAs(`127.0.0.1:${port}`)).toBe(200);
    expect(await askAs(`localhost:${port}`)).toBe(200);
    expect(await askAs('evil.example')).toBe(403);
    expect(await askAs(`evil.example:${port}`)).toBe(403);
    expect(await askAs(`127.0.0.1:${port}`, { origin: 'http://evil.example' })).toBe(403);
    expect(await askAs(`127.0.0.1:${port}`, { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await askAs(`127.0.0.1:${port}`, { origin: `http://127.0.0.1:${port}` })).toBe(200);
    const form = await fetch(`${house.server.urls.control}/events/goOffline`, { method: 'POST', body: '{}' });
    expect(form.status).toBe(415);
    expect(house.server.world.stage.stream).not.toBeNull();
  });

  test('approve and deny device codes', async () => {
    const start = () => house.ids('/device', { client_id: REHEARSAL_CLIENT_ID, scopes: 'chat:read' });
    await start();
    expect((await control('/ids/approve', { as: 'rehearsal_bot' })).body).toEqual({ done: true });
    expect((await control('/ids/approve', { as: 'rehearsal_bot' })).body).toEqual({ done: false });
    await start();
    expect((await control('/ids/deny', {})).body).toEqual({ done: true });
    expect(house.server.devices.list().map((code) => code.state)).toEqual(['approved', 'denied']);
  });

  test('cut the network and answer before they do', async () => {
    const bot = await house.joinAs(house.bot);
    expect((await control('/faults/cut', { seconds: 5 })).body).toEqual({ done: true });
    await bot.closed;
    await expect(control('/state')).rejects.toThrow();
    house.clock.advance(5_000);
    expect((await control('/state')).body).toMatchObject({ networkIsCut: false });
  });
});

describe('the page behind a device code', () => {
  async function startCode(): Promise<{ url: string; code: string }> {
    const reply = await house.ids('/device', { client_id: REHEARSAL_CLIENT_ID, scopes: 'chat:read' });
    const body = reply.body as { verification_uri: string; user_code: string };
    return { url: body.verification_uri, code: body.user_code };
  }
  const answer = (code: string, as: string, headers: Record<string, string> = {}) =>
    fetch(`${house.server.urls.base}/activate`, {
      method: 'POST',
      body: new URLSearchParams({ code, as }),
      headers,
    });

  test('shows the code and lets a person choose who they are', async () => {
    const { url, code } = await startCode();
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain(code);
    expect(html).toContain('value="rehearsal_streamer"');
    expect((await answer(code, 'rehearsal_streamer')).status).toBe(200);
    expect(house.server.devices.list()[0]).toMatchObject({ state: 'approved', account: house.streamer });
    expect((await answer(code, 'rehearsal_streamer')).status).toBe(400);
    expect((await fetch(url)).status).toBe(404);
  });

  test('takes a no, and takes nothing from another site', async () => {
    const { code } = await startCode();
    expect((await answer(code, 'rehearsal_bot', { origin: 'http://evil.example' })).status).toBe(403);
    expect(house.server.devices.list()[0]?.state).toBe('pending');
    expect((await answer(code, 'deny')).status).toBe(200);
    expect(house.server.devices.list()[0]?.state).toBe('denied');
  });

  test('shows a made-up code as nothing but text', async () => {
    const page = await fetch(`${house.server.urls.base}/activate?device-code=%3Cscript%3E`);
    expect(await page.text()).not.toContain('<script>');
  });
});
