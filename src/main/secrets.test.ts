import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { contract } from '../shared/contract/index.ts';
import { openSecretsFile } from './node/secretsFile.ts';
import { type LocalServer, startLocalServer } from './rpc/localServer.ts';
import { TwitchApp } from './testing/twitchApp.ts';
import type { Fetch } from './twitch/http.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Every token and code that Twitch gave to Emcee, as it came over the wire. */
const given = new Set<string>();
const SECRET_FIELDS = ['access_token', 'refresh_token', 'device_code'] as const;

function listeningTo(fetch: Fetch): Fetch {
  return async (request) => {
    const answer = await fetch(request);
    if (request.url.includes('/oauth2/')) {
      for (const field of SECRET_FIELDS) {
        const value = new RegExp(`"${field}":"([^"]+)"`).exec(answer.text)?.[1];
        if (value) given.add(value);
      }
    }
    return answer;
  };
}

/** Every file of the folder but the sealed one, as text. */
function filesOf(folder: string): [name: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return [];
    return [[name, readFileSync(path, 'latin1')]];
  });
}

async function serve({ test }: TwitchApp): Promise<LocalServer> {
  const { app } = test;
  const server = await startLocalServer(
    {
      router: app.router,
      hub: app.hub,
      clock: app.clock,
      log: app.log.for('server'),
      metrics: app.metrics,
      access: app.access,
      version: 'test',
      panelFolder: null,
      page: () => null,
      health: () => app.health(),
    },
    0,
  );
  app.setServer(server);
  closing.push(() => server.close());
  return server;
}

/** A panel that watches every stream there is; gives all that it was ever sent. */
async function watchAll(app: TwitchApp, server: LocalServer): Promise<string[]> {
  const token = app.test.app.access.token('panel');
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/panel`, ['emcee', `token.${token}`]);
  closing.push(() => socket.terminate());
  const frames: string[] = [];
  socket.on('message', (data) => void frames.push(String(data)));
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const lives = Object.entries(contract).flatMap(([id, { lives }]) =>
    Object.keys(lives).map((name) => `${id}.${name}`),
  );
  for (const live of lives) socket.send(JSON.stringify({ type: 'watch', live }));
  await app.until(() => frames.length >= lives.length);
  return frames;
}

/** Goes through everything that goes wrong with a sign-in sooner or later. */
async function suffer(app: TwitchApp): Promise<void> {
  const { faults } = app.house.server;
  const say = (text: string): Promise<unknown> => app.test.call('chat.say', { text });
  const ban = (): Promise<unknown> => app.test.call('chat.ban', { userId: app.happen.person('troll').id });

  faults.expireTokens();
  await ban();
  faults.failApi({ status: 401, path: '/moderation', times: 3 });
  await ban();
  faults.failApi({ status: 500, path: '/moderation', html: true, times: 3 });
  await ban();
  faults.loseAnswers('/moderation');
  await ban();
  // The answer to a renewal is lost, so that nobody knows whether the old refresh token is spent.
  faults.loseAnswers('/token');
  faults.expireTokens(app.house.bot);
  await app.advance(20_000);
  await ban();
  faults.oddLines();
  faults.duplicateEvents(10);
  app.happen.follow('ann');
  app.happen.say('ann', 'oauth:is_nothing_that_i_know');
  for (const code of [4000, 4007]) {
    faults.closeEventSub(code);
    await app.advance(10_000);
  }
  faults.eventSubReconnect();
  faults.dropChat();
  await app.advance(30_000);
  faults.cut(60_000);
  await app.advance(30_000);
  await app.test.call('twitch.signIn', { role: 'bot' });
  await app.advance(90_000);
  const { code } = await app.ask<{ code: string | null }>('twitch.signIn', { role: 'bot' });
  if (code !== null) app.house.server.devices.expire(code);
  await app.advance(10_000);
  faults.revokeTokens(app.house.bot);
  await app.advance(10_000);
  void say('Is anybody there?');
  await app.advance(60_000);
  faults.revokeTokens(app.house.streamer);
  await app.advance(60_000);
  // What nobody expected, with a token in its words: what a library might throw.
  for (const token of given) {
    app.test.app.log.error(
      { event: 'process.surprise', message: `Something failed that nobody was waiting for: ${token}` },
      new Error('socket closed', { cause: new Error(`Authorization: Bearer ${token}`) }),
    );
  }
}

it('shows no token anywhere but in the sealed file, whatever goes wrong', async () => {
  given.clear();
  const app = await TwitchApp.open({ secrets: (folder) => openSecretsFile(folder, null) }, listeningTo);
  closing.push(() => app.close());
  const panel = await watchAll(app, await serve(app));

  await app.online();
  await app.ask('settings.set', { feature: 'log', values: { debug: true } });
  await suffer(app);
  await app.test.restart();
  const server = await serve(app);
  const panelAfterwards = await watchAll(app, server);
  await app.advance(10_000);
  // A fresh sign-in after all that, so that there are living tokens on the disk as well.
  await app.signIn('streamer', app.house.streamer);
  await app.advance(20_000);

  expect(given.size).toBeGreaterThanOrEqual(10);
  const ask = async (path: string, input?: object): Promise<string> => {
    const response = await fetch(server.origin + path, {
      method: input ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${app.test.app.access.token('panel')}`,
        'content-type': 'application/json',
      },
      ...(input ? { body: JSON.stringify(input) } : {}),
    });
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };
  const filter = { levels: [], categories: [], features: [], from: null, to: null, text: '' };
  const shown: [where: string, text: string][] = [
    ['log sinks', JSON.stringify(app.test.records)],
    ['panel', panel.join('\n')],
    ['panel after the restart', panelAfterwards.join('\n')],
    ['health', await ask('/health')],
    ['metrics', await ask('/metrics')],
    ['log list', await ask('/api/log/list', { filter, before: null, limit: 500 })],
    ['export as CSV', await ask('/api/log/export', { filter, format: 'csv' })],
    ['export as JSON', await ask('/api/log/export', { filter, format: 'jsonl' })],
    ['settings', await ask('/api/settings/list', {})],
    ['API document', await ask('/api/access/openApi', {})],
  ];
  await app.ask('backups.make');
  await app.test.stop();
  const files = filesOf(app.test.folder);
  expect(files.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'secrets.json',
      'settings.json',
      'emcee.db',
      expect.stringMatching(/^backups\//),
    ]),
  );
  expect(shown.filter(([, text]) => text === '')).toEqual([]);
  for (const [where, text] of [...shown, ...files]) {
    const found = [...given].filter((token) => text.toLowerCase().includes(token.toLowerCase()));
    expect([where, found]).toEqual([where, []]);
  }
});
