import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../shared/rpc/errors.ts';
import { CONFIDENTIAL_CLIENT_ID, REHEARSAL_CLIENT_ID } from '../../rehearsal/ids/clients.ts';
import { TwitchApp } from '../../testing/twitchApp.ts';

let app: TwitchApp;
const open = async (options?: Parameters<typeof TwitchApp.open>[0]): Promise<TwitchApp> => {
  app = await TwitchApp.open(options);
  return app;
};
afterEach(() => app.close());

const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.error.code);

/** Well formed, and nobody's. */
const UNKNOWN = 'k2v9x0q7r4t1m8n5b3c6d0f2h4j8l1';

describe('a client ID of the streamer’s own', () => {
  beforeEach(() => open({ twitch: { clientId: null } }));
  const set = (clientId: string, more: object = {}): Promise<Result<unknown>> =>
    app.test.call('twitch.setClientId', { clientId, ...more });
  const current = () => app.status.clientId;

  it('is used when Twitch knows it, and after a restart still', async () => {
    expect(codeOf(await app.test.call('twitch.signIn', { role: 'streamer' }))).toBe('twitch.no_client_id');
    expect(await set(REHEARSAL_CLIENT_ID)).toEqual({ ok: true, data: {} });
    expect(current()).toEqual({ state: 'own', value: REHEARSAL_CLIENT_ID });
    await app.signIn('streamer', app.house.streamer);
    await app.test.restart();
    expect(current()).toEqual({ state: 'own', value: REHEARSAL_CLIENT_ID });
    expect(app.accountState('streamer')).toBe('signed-in');
  });

  it('changes nothing when Twitch does not know it', async () => {
    await set(REHEARSAL_CLIENT_ID);
    expect(await set(UNKNOWN)).toMatchObject({
      ok: false,
      error: { code: 'twitch.bad_client_id', message: expect.stringContaining('Copy it again') },
    });
    await app.test.restart();
    expect(current().value).toBe(REHEARSAL_CLIENT_ID);
  });

  it('that needs a secret is refused at once, not at the first renewal four hours later', async () => {
    expect(await set(CONFIDENTIAL_CLIENT_ID)).toMatchObject({
      ok: false,
      error: { code: 'twitch.bad_client_id', message: expect.stringContaining('"Public"') },
    });
    expect(current().state).toBe('missing');
  });

  it.each([
    '',
    'short',
    'K2V9X0Q7R4T1M8N5B3C6D0F2H4J8L1',
    'https://dev.twitch.tv/console/apps/k2v9x0q7',
  ])('of a wrong form (%j) is not even sent to Twitch', async (wrong) => {
    expect(codeOf(await set(wrong))).toBe('bad_input');
    expect(app.http.requests).toEqual([]);
  });

  it('that could not be tried is stored only when the streamer insists', async () => {
    app.house.server.faults.cut(null);
    expect(await set(REHEARSAL_CLIENT_ID)).toMatchObject({
      ok: false,
      error: { code: 'twitch.unreachable', message: expect.stringContaining('nothing was changed') },
    });
    expect(current().state).toBe('missing');
    expect(await set(REHEARSAL_CLIENT_ID, { untried: true })).toEqual({ ok: true, data: {} });
    app.house.server.faults.restore();
    await app.signIn('streamer', app.house.streamer);
  });

  it('is set by the streamer alone', async () => {
    const asModerator = await app.test.call(
      'twitch.setClientId',
      { clientId: REHEARSAL_CLIENT_ID },
      { role: 'moderator', name: 'mod' },
    );
    expect(codeOf(asModerator)).toBe('forbidden');
  });
});

it('keeps the client ID of the rehearsal as it is', async () => {
  await open({ mode: { now: 'rehearsal', rehearsed: true, switchTo: () => {} } });
  expect(codeOf(await app.test.call('twitch.setClientId', { clientId: UNKNOWN, untried: true }))).toBe(
    'twitch.rehearsing',
  );
  expect(app.status).toMatchObject({
    mode: 'rehearsal',
    clientId: { state: 'rehearsal', value: REHEARSAL_CLIENT_ID },
  });
});

describe('the page about the connection', () => {
  const watch = (): unknown[] => {
    const pushed: unknown[] = [];
    app.test.app.hub.watch('twitch.status', (data) => void pushed.push(data));
    return pushed;
  };

  it('shows a sign-in from the code to the name, without a token', async () => {
    await open();
    expect(app.status).toMatchObject({
      // A stand-in for Twitch makes no rehearsal: the books are the real ones, and there is nothing to leave.
      mode: 'live',
      clientId: { state: 'built-in' },
      channel: null,
      signIn: null,
      accounts: [{ state: 'none' }, { state: 'none' }],
      chat: { state: 'needs-sign-in' },
    });
    const signIn = await app.ask('twitch.signIn', { role: 'streamer' });
    expect(signIn).toMatchObject({
      role: 'streamer',
      state: 'waiting',
      code: expect.stringMatching(/^[A-Z]{8}$/),
      link: expect.stringContaining('/activate'),
    });
    expect(app.status.signIn).toEqual(signIn);
    expect(app.accountState('streamer')).toBe('signing-in');
    await app.ask('twitch.cancelSignIn');
    expect(app.status.signIn).toBeNull();
    await app.online();
    expect(app.status).toMatchObject({
      channel: { login: 'rehearsal_streamer' },
      accounts: [
        { role: 'streamer', state: 'signed-in', user: { login: 'rehearsal_streamer' }, missing: [] },
        { role: 'bot', state: 'signed-in', user: { login: 'rehearsal_bot' }, missing: [] },
      ],
      chat: { state: 'online' },
      events: { state: 'online' },
      troubles: [],
    });
    expect(app.status.scopes.every(({ granted, uses }) => granted && uses.length > 0)).toBe(true);
    expect(app.status.subscriptions.every(({ state }) => state === 'on')).toBe(true);
    expect(app.status.limits.apiLeft).toBeGreaterThan(0);
  });

  it('tells a code that ran out, and a sign-in that Twitch ended', async () => {
    await open();
    const { code } = await app.ask<{ code: string }>('twitch.signIn', { role: 'streamer' });
    app.house.server.devices.expire(code);
    await app.advance(5_000);
    await app.until(() => app.status.signIn?.state === 'expired');
    await app.online();
    app.house.server.faults.revokeTokens(app.house.streamer);
    await app.until(() => app.accountState('streamer') === 'lost');
    expect(app.status.accounts[0]?.problem).toMatch(/sign in/i);
    expect(app.status.troubles[0]?.where).toBe('account');
  });

  it('hears of many changes in a row once', async () => {
    await open();
    const pushed = watch();
    for (let i = 0; i < 20; i += 1) await app.ask('twitch.reconnect');
    await app.online();
    pushed.length = 0;
    app.house.server.faults.dropChat();
    await app.until(() => app.status.chat.state === 'waiting');
    expect(pushed).toEqual([]);
    app.house.clock.advance(100);
    expect(pushed).toMatchObject([{ chat: { state: 'waiting', retryAt: expect.any(Number) } }]);
  });

  it('goes off and on with the switch, and signs out', async () => {
    await open();
    await app.online();
    const toggle = (on: boolean): Promise<unknown> =>
      app.ask('settings.set', { feature: 'twitch', values: { connect: on } });
    await toggle(false);
    expect(app.status).toMatchObject({ chat: { state: 'off' }, events: { state: 'off' } });
    await toggle(true);
    await app.connected();
    await app.ask('twitch.signOut', { role: 'bot' });
    expect(app.accountState('bot')).toBe('none');
    await app.connected();
    expect(app.status.accounts[0]?.state).toBe('signed-in');
  });
});
