import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import WebSocket from 'ws';
import { expect, test } from '../fixtures.ts';
import { card, goTo } from '../support/panel.ts';

interface Answer {
  status: number;
  body: { ok: boolean; error?: { code: string; message: string } };
}

/** A call with headers that a browser would not let one set. */
function post(url: string, headers: Record<string, string>, body: unknown = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    call.once('error', reject);
    call.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    call.end(JSON.stringify(body));
  });
}

/** How a WebSocket with these headers ends: the status that it was refused with, or `open`. */
function knock(url: string, protocols: string[], origin: string): Promise<number | 'open'> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols, { origin });
    socket.once('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}

test('the API page shows every call, and its example works with the token', async ({ panel, emcee }) => {
  await goTo(panel, 'API');
  const http = card(panel, 'HTTP API');
  await http.getByRole('button', { name: 'Show: Token' }).click();
  const { token, api } = await emcee.ask('access', 'addresses', {});
  await expect(http).toContainText(token);
  await expect(http).toContainText(api ?? '-');

  const calls = card(panel, 'All calls');
  await calls.getByRole('searchbox', { name: 'Search calls' }).fill('test card');
  const one = calls.getByRole('group').filter({ hasText: '/api/overlay/test' });
  await one.getByText('/api/overlay/test').click();
  const example = await one.getByText('curl').last().innerText();
  const [, url = ''] = /'?(http:\/\/[^\s'"]+)'?/.exec(example) ?? [];
  expect(url).toBe(`${api}/overlay/test`);
  expect(example).toContain('EMCEE_TOKEN');
  const authorised = { authorization: `Bearer ${token}` };
  expect(await post(url, authorised, { text: 'From a script' })).toMatchObject({
    status: 200,
    body: { ok: true },
  });
  expect(await post(url, authorised, { text: '' })).toMatchObject({
    status: 400,
    body: { error: { code: 'bad_input', message: expect.stringContaining('text') } },
  });

  const coming = panel.waitForEvent('download');
  await http.getByRole('button', { name: 'Save the OpenAPI document as a file' }).click();
  const saved = JSON.parse(readFileSync(await (await coming).path(), 'utf8'));
  const served = await (await fetch(`${api}/openapi.json`)).json();
  expect(saved.openapi).toBe('3.1.0');
  expect(saved.paths).toEqual(served.paths);
  const listed = Object.keys(saved.paths);
  expect(listed).toContain('/api/overlay/test');
  await calls.getByRole('searchbox', { name: 'Search calls' }).fill('');
  await expect(calls).toContainText(`${listed.length} calls`);

  // A watcher may ask how it is without a token, and learns nothing else.
  const { origin } = new URL(api ?? '');
  const health = await fetch(`${origin}/health`);
  expect(await health.json()).toMatchObject({ status: 'ok', door: emcee.door, database: { state: 'new' } });
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  expect(metrics).toMatch(/^emcee_uptime_seconds \d+$/m);
  expect(metrics).not.toContain(token);
});

test('a call without the right token, from a foreign page or for a foreign host is refused with its reason', async ({
  panel,
  emcee,
}) => {
  const { token, api } = await emcee.ask('access', 'addresses', {});
  const url = `${api}/settings/list`;
  const { host } = new URL(url);
  const authorization = `Bearer ${token}`;
  expect(await post(url, { authorization })).toMatchObject({ status: 200 });
  expect(await post(url, { authorization, origin: `http://${host}` })).toMatchObject({ status: 200 });
  for (const wrong of [{}, { authorization: 'Bearer wrong' }, { authorization: `Basic ${token}` }]) {
    expect(await post(url, wrong)).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthorised', message: expect.stringContaining('API page') } },
    });
  }
  for (const origin of [
    'https://evil.example',
    'null',
    `http://${host}.evil.example`,
    'http://127.0.0.1:1',
  ]) {
    expect(await post(url, { authorization, origin })).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden', message: expect.stringContaining('Another web page') } },
    });
  }
  // A name that an attacker points at this computer.
  for (const foreign of ['evil.example', `evil.example:${new URL(url).port}`, '127.0.0.1:1']) {
    expect(await post(url, { authorization, host: foreign })).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden', message: expect.stringContaining('127.0.0.1') } },
    });
  }

  const socket = `ws://${host}/panel`;
  const protocols = ['emcee', `token.${token}`];
  expect(await knock(socket, protocols, `http://${host}`)).toBe('open');
  expect(await knock(socket, protocols, 'https://evil.example')).toBe(403);

  await goTo(panel, 'Log');
  const rows = panel.getByRole('grid', { name: 'Log rows' }).getByRole('row');
  await expect(rows.filter({ hasText: 'request.foreignOrigin' }).first()).toBeVisible();
  await expect(rows.filter({ hasText: 'request.foreignHost' }).first()).toBeVisible();
});

test('a renewed token shuts out what used the old one, and this panel goes on', async ({ panel, emcee }) => {
  const before = await emcee.ask('access', 'addresses', {});
  const elsewhere = await emcee.openElsewhere(before.panel ?? '');
  await expect(elsewhere.getByLabel('Connection to Emcee')).toHaveText('Connected');
  await goTo(panel, 'API');
  const link = card(panel, 'Panel in a browser');
  await link.getByRole('button', { name: 'Renew' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Make a new token' }).click();
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('This link is no longer valid');
  await link.getByRole('button', { name: 'Show: Panel link' }).click();
  const renewed = await link.getByRole('code').innerText();
  expect(renewed).not.toBe(before.panel);
  expect(
    await post(`${before.api}/settings/list`, { authorization: `Bearer ${before.token}` }),
  ).toMatchObject({
    status: 401,
  });
  await expect(panel.getByLabel('Connection to Emcee')).toHaveText('Connected');
  await goTo(panel, 'Settings');
  await expect(card(panel, 'Overlay')).toBeVisible();

  await elsewhere.getByRole('textbox', { name: 'Link or token' }).fill(renewed);
  await elsewhere.getByRole('button', { name: 'Open the panel' }).click();
  await expect(elsewhere.getByLabel('Connection to Emcee')).toHaveText('Connected');
});
