import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Result } from '../shared/rpc/errors.ts';
import { runHeadless } from './headless.ts';
import { House } from './rehearsal/testing/house.ts';

let folder: string;
let house: House;
let printed: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'emcee-headless-'));
  house = await House.open();
  printed = [];
});
afterEach(async () => {
  vi.restoreAllMocks();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the process prints, by whatever way; resolves with the address of the panel. */
function listenToPrinting(): Promise<string> {
  return new Promise((resolve) => {
    const take = (text: unknown): boolean => {
      printed.push(String(text));
      const panel = /^Panel: (\S+)$/m.exec(String(text))?.[1];
      if (panel) resolve(panel);
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(take);
    vi.spyOn(process.stderr, 'write').mockImplementation(take);
    for (const method of ['debug', 'log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, method).mockImplementation((...all: unknown[]) => void printed.push(all.join(' ')));
    vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void printed.push(String(warning)));
  });
}

it.each([
  'live',
  'rehearsal',
] as const)('prints one line and nothing else in %s, with trouble on the line to Twitch', async (mode) => {
  writeFileSync(join(folder, 'mode.json'), JSON.stringify({ mode }));
  const address = listenToPrinting();
  const { chat, helix, ids, eventSub } = house.server.urls;
  const ended = runHeadless(['--data-dir', folder, '--port', '0', '--no-open'], {
    EMCEE_TWITCH_IRC_URL: chat,
    EMCEE_TWITCH_API_URL: helix,
    EMCEE_TWITCH_ID_URL: ids,
    EMCEE_TWITCH_EVENTSUB_URL: eventSub,
  });
  const panel = await Promise.race([
    address,
    ended.then((code) => {
      throw new Error(`it ended with ${code}: ${printed.join('')}`);
    }),
  ]);
  const [origin = '', token = ''] = panel.split('/#token=');
  const call = async (route: string, input: object): Promise<string> => {
    const response = await fetch(`${origin}/api/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const result = (await response.json()) as Result<unknown>;
    return result.ok ? 'ok' : result.error.code;
  };
  if (mode === 'live') {
    expect(await call('twitch/setClientId', { clientId: 'k2v9x0q7r4t1m8n5b3c6d0f2h4j8l1' })).toBe(
      'twitch.bad_client_id',
    );
    house.server.faults.cut(null);
    expect(await call('twitch/setClientId', { clientId: 'rehearsalpublicclient000000001' })).toBe(
      'twitch.unreachable',
    );
  } else {
    expect(await call('twitch/signIn', { role: 'streamer' })).toBe('ok');
    for (const fault of ['oddLines', 'failApi', 'expireTokens', 'cut'])
      expect(await call('rehearsal/fault', { fault, seconds: 5 })).toBe('ok');
    expect(await call('rehearsal/sayAs', { viewer: 'ann', role: 'viewer', text: 'hi' })).toBe('ok');
  }
  expect(await call('no/such', {})).toBe('not_found');
  process.emit('SIGTERM');
  expect(await ended).toBe(0);
  expect(printed).toEqual([`Panel: ${panel}\n`]);
});
