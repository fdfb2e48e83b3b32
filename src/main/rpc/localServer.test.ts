import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { AccessTokens } from '../engine/access.ts';
import { Redactor } from '../engine/log/redactor.ts';
import { memorySecrets } from '../engine/testing/memorySecrets.ts';
import { systemClock } from '../node/systemClock.ts';
import { type LocalServer, startLocalServer } from './localServer.ts';
import { createExample } from './testing/exampleRouter.ts';
import { WRONG_TOKEN } from './wsTransport.ts';

let server: LocalServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function start() {
  const example = createExample();
  const access = new AccessTokens(memorySecrets(), new Redactor());
  const started = await startLocalServer(
    {
      ...example,
      clock: systemClock,
      access,
      version: '1.2.3',
      panelFolder: null,
      health: () => ({ status: 'ok' }),
      page: (id) => (id === 'commands' ? '<p>Commands</p>' : null),
    },
    0,
  );
  server = started;
  return { example, access, started };
}

/** A request whose Host and Origin a browser would not let us choose. */
function ask(
  port: number,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers }, (incoming) => {
      let body = '';
      incoming.on('data', (chunk) => {
        body += chunk;
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body }));
    });
    outgoing.on('error', reject);
    outgoing.end(method === 'POST' ? '{"text":"x"}' : undefined);
  });
}

function closeCode(
  url: string,
  protocols: string[],
  origin?: string,
): Promise<{ code: number | null; status: number | null }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, protocols, origin ? { origin } : {});
    socket.on('close', (code) => resolve({ code, status: null }));
    socket.on('unexpected-response', (_request, response) =>
      resolve({ code: null, status: response.statusCode ?? 0 }),
    );
    socket.on('error', () => {});
  });
}

describe('the local server', () => {
  it('shows public pages without a key, to read only, and nothing beside them', async () => {
    const { started } = await start();
    const page = await fetch(`${started.origin}/page/commands`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toBe('<p>Commands</p>');
    expect((await fetch(`${started.origin}/page/other`)).status).toBe(404);
    expect((await fetch(`${started.origin}/page/commands`, { method: 'POST' })).status).toBe(404);
    const foreign = await ask(started.port, '/page/commands', { host: 'example.org' });
    expect(foreign.status).toBe(403);
  });

  it('answers health and metrics', async () => {
    const { started, example } = await start();
    example.metrics.count('calls_total', 'Calls', { route: 'a"b' });
    expect(await (await fetch(`${started.origin}/health`)).json()).toEqual({ status: 'ok' });
    const metrics = await fetch(`${started.origin}/metrics`);
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(await metrics.text()).toContain('emcee_calls_total{route="a\\"b"} 1');
  });

  it.each([
    '/health',
    '/metrics',
    '/api/openapi.json',
    '/api/example/echo',
    '/panel',
  ])('refuses a foreign Host at %s with a reason', async (path) => {
    const { started, example } = await start();
    const { status, body } = await ask(started.port, path, { host: 'evil.example' });
    expect(status).toBe(403);
    expect(JSON.parse(body).error.message).toContain('127.0.0.1');
    expect(example.log.kept.some((entry) => entry.event === 'request.foreignHost')).toBe(true);
  });

  it.each([
    'http://evil.example',
    'null',
    'https://127.0.0.1',
    'http://127.0.0.1:1',
  ])('refuses the foreign Origin %s', async (origin) => {
    const { started, access } = await start();
    const { status } = await ask(
      started.port,
      '/api/example/echo',
      {
        host: `127.0.0.1:${started.port}`,
        origin,
        authorization: `Bearer ${access.token('panel')}`,
        'content-type': 'application/json',
      },
      'POST',
    );
    expect(status).toBe(403);
  });

  it('lets its own pages in, under both names of this computer', async () => {
    const { started, access } = await start();
    for (const name of ['127.0.0.1', 'localhost']) {
      const host = `${name}:${started.port}`;
      const headers = {
        host,
        origin: `http://${host}`,
        authorization: `Bearer ${access.token('panel')}`,
        'content-type': 'application/json',
      };
      expect((await ask(started.port, '/api/example/echo', headers, 'POST')).status).toBe(200);
    }
  });

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer nonsense' }],
    ['a token of another kind', { authorization: 'Basic nonsense' }],
  ])('answers 401 for %s', async (_name, headers) => {
    const { started } = await start();
    const response = await fetch(`${started.origin}/api/example/echo`, {
      method: 'POST',
      headers,
      body: '{}',
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'unauthorised' } });
  });

  it('lets the overlay token watch nothing but what is for overlays', async () => {
    const { started, access } = await start();
    const response = await fetch(`${started.origin}/api/example/change`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access.token('overlay')}`, 'content-type': 'application/json' },
      body: '{"value":3}',
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'forbidden' } });
  });

  it('tells a panel with a wrong token so, by a close code that it can tell from a lost network', async () => {
    const { started } = await start();
    const url = `${started.origin.replace('http', 'ws')}/panel`;
    expect(await closeCode(url, ['emcee', 'token.wrong'], started.origin)).toEqual({
      code: WRONG_TOKEN,
      status: null,
    });
    expect(await closeCode(url, ['emcee', 'token.wrong'])).toEqual({ code: null, status: 401 });
    expect(await closeCode(url, ['emcee', 'token.wrong'], 'http://evil.example')).toEqual({
      code: null,
      status: 403,
    });
  });

  it('closes panels whose token was renewed', async () => {
    const { started, access } = await start();
    const closed = closeCode(
      `${started.origin.replace('http', 'ws')}/panel`,
      ['emcee', `token.${access.token('panel')}`],
      started.origin,
    );
    const overlay = new WebSocket(`${started.origin.replace('http', 'ws')}/panel`, [
      'emcee',
      `token.${access.token('overlay')}`,
    ]);
    await new Promise((resolve) => overlay.once('open', resolve));
    access.renew('panel');
    expect(await closed).toEqual({ code: WRONG_TOKEN, status: null });
    expect(overlay.readyState).toBe(overlay.OPEN);
    overlay.terminate();
  });

  it('gives the panel that renews its own token the new one before it is closed', async () => {
    const { example, started, access } = await start();
    example.router.call = async () => {
      access.renew('panel');
      return { ok: true, data: access.token('panel') };
    };
    const panel = new WebSocket(
      `${started.origin.replace('http', 'ws')}/panel`,
      ['emcee', `token.${access.token('panel')}`],
      { origin: started.origin },
    );
    const heard: unknown[] = [];
    panel.on('message', (data) => heard.push(JSON.parse(String(data))));
    panel.once('open', () => panel.send('{"type":"call","id":1,"route":"access.renewToken","input":{}}'));
    const code = await new Promise((resolve) => panel.once('close', resolve));
    expect(code).toBe(WRONG_TOKEN);
    expect(heard).toEqual([{ type: 'answer', id: 1, result: { ok: true, data: access.token('panel') } }]);
  });

  it.each([
    ['what is no JSON', '{', 400],
    ['a body over the limit', JSON.stringify({ text: 'x'.repeat(8_400_000) }), 413],
  ])('answers %s with a clear error', async (_name, body, status) => {
    const { started, access } = await start();
    const response = await fetch(`${started.origin}/api/example/echo`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access.token('panel')}`, 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'bad_input' } });
  });

  it('describes every route in the OpenAPI document', async () => {
    const { started } = await start();
    const document = (await (await fetch(`${started.origin}/api/openapi.json`)).json()) as Record<
      string,
      Record<string, unknown>
    >;
    expect(document['openapi']).toBe('3.1.0');
    expect(Object.keys(document['paths'] ?? {})).toEqual([
      '/api/example/echo',
      '/api/example/refuse',
      '/api/example/boom',
      '/api/example/change',
    ]);
    expect(JSON.stringify(document['paths'])).toContain('"maxLength":20');
  });

  it('says that a port is taken, and what to do', async () => {
    const { started } = await start();
    const example = createExample();
    const access = new AccessTokens(memorySecrets(), new Redactor());
    const second = startLocalServer(
      {
        ...example,
        clock: systemClock,
        access,
        version: '1',
        panelFolder: null,
        health: () => ({}),
        page: () => null,
      },
      started.port,
    );
    await expect(second).rejects.toThrow(/in use by another program.*--port/);
  });
});
