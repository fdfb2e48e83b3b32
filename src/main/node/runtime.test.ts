import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TwitchStatus } from '../../shared/contract/twitch.ts';
import { workerSource } from '../engine/testing/storeFolder.ts';
import { nodeHost } from './nodeHost.ts';
import { type Runtime, startRuntime } from './runtime.ts';
import { openSecretsFile } from './secretsFile.ts';

const STREAMER = { role: 'streamer', name: 'test' } as const;

let folder: string;
let runtime: Runtime | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emcee-runtime-'));
  runtime = null;
});
afterEach(async () => {
  await runtime?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: NodeJS.ProcessEnv = {}): Promise<Runtime> {
  runtime = await startRuntime({
    dataFolder: folder,
    host: nodeHost('0.0.0-test'),
    secrets: (place) => openSecretsFile(place, null),
    settingsFile: null,
    panelFolder: join(folder, 'no-panel'),
    workerFile: fileURLToPath(workerSource),
    env,
  });
  return runtime;
}

async function ask(route: string, input: object = {}): Promise<unknown> {
  const result = await runtime?.app.router.call(route, input, STREAMER);
  if (!result?.ok) throw new Error(`${route}: ${result?.error.message}`);
  return result.data;
}

function status(): TwitchStatus {
  const result = runtime?.app.router.snapshot('twitch.status', STREAMER);
  if (!result?.ok) throw new Error('no status');
  return result.data as TwitchStatus;
}

/** Presses the button and waits until the door is told to start anew, as it does. */
async function goTo(
  route: 'rehearsal.enter' | 'rehearsal.leave',
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  const before = runtime;
  await ask(route);
  await before?.switched;
  await before?.stop();
  await start(env);
}

describe('the two modes', () => {
  it('have books, settings and sign-ins of their own, and links that go on working', async () => {
    await start();
    expect(status()).toMatchObject({ mode: 'live', clientId: { state: 'missing' } });
    const overlay = runtime?.app.access.token('overlay');
    await ask('settings.set', { feature: 'overlay', values: { cardSeconds: 11 } });

    await goTo('rehearsal.enter');
    expect(status()).toMatchObject({ mode: 'rehearsal', clientId: { state: 'rehearsal' } });
    expect(runtime?.app.access.token('overlay')).toBe(overlay);
    // It begins with the streamer's settings and goes its own way from there.
    expect(runtime?.app.settings.values('overlay')).toMatchObject({ cardSeconds: 11 });
    await ask('settings.set', { feature: 'overlay', values: { cardSeconds: 22 } });
    expect(existsSync(join(folder, 'rehearsal', 'emcee.db'))).toBe(true);

    await goTo('rehearsal.leave');
    expect(status().mode).toBe('live');
    expect(runtime?.app.settings.values('overlay')).toMatchObject({ cardSeconds: 11 });

    await goTo('rehearsal.enter');
    expect(runtime?.app.settings.values('overlay')).toMatchObject({ cardSeconds: 22 });
  });

  it('outlast a restart', async () => {
    await start();
    await goTo('rehearsal.enter');
    await runtime?.stop();
    await start();
    expect(status().mode).toBe('rehearsal');
  });

  it('keep a second start out of the folder in either of them', async () => {
    await start();
    await expect(start()).rejects.toThrow(/running|in use|another/i);
    await goTo('rehearsal.enter');
    await expect(start()).rejects.toThrow(/running|in use|another/i);
  });

  it('are the real one when the note about it is broken', async () => {
    writeFileSync(join(folder, 'mode.json'), 'nonsense');
    await start();
    expect(status().mode).toBe('live');
  });
});

describe('a rehearsal', () => {
  it('is a Twitch to sign in to, over real sockets, and ends with the app', async () => {
    writeFileSync(join(folder, 'mode.json'), '{"mode":"rehearsal"}');
    await start();
    const { control } = (await stage()) as { control: string };
    expect((await fetch(control)).status).toBe(200);
    await ask('twitch.signIn', { role: 'streamer' });
    await ask('rehearsal.answerSignIn', { answer: 'approve' });
    await runtime?.stop();
    await expect(fetch(control)).rejects.toThrow();
  });

  async function stage(): Promise<unknown> {
    const result = runtime?.app.router.snapshot('rehearsal.stage', STREAMER);
    if (!result?.ok) throw new Error('no stage');
    return result.data;
  }
});

describe('the environment', () => {
  it('names another Twitch, whose sign-ins are kept apart, and a client id', async () => {
    const at = 'http://127.0.0.1:9';
    await start({
      EMCEE_TWITCH_CLIENT_ID: 'envclientid0000000000000000001',
      EMCEE_TWITCH_ID_URL: `${at}/oauth2`,
      EMCEE_TWITCH_API_URL: `${at}/helix`,
      EMCEE_TWITCH_IRC_URL: 'ws://127.0.0.1:9',
      EMCEE_TWITCH_EVENTSUB_URL: 'ws://127.0.0.1:9/ws',
    });
    expect(status().clientId).toEqual({ state: 'built-in', value: 'envclientid0000000000000000001' });
    expect(await ask('twitch.signIn', { role: 'streamer' })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('could not be reached'),
    });
  });

  it('that names half a Twitch stops the start with the names that are missing, and lets the folder go', async () => {
    const half = { EMCEE_TWITCH_ID_URL: 'http://127.0.0.1:9/oauth2' };
    await expect(start(half)).rejects.toThrow(/EMCEE_TWITCH_IRC_URL/);
    await start();
    expect(status().mode).toBe('live');
  });
});
