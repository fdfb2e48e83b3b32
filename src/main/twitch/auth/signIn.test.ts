import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../engine/random.ts';
import { keepingLogger } from '../../engine/testing/keepingLogger.ts';
import type { AccountSlot, SignInState } from '../../engine/twitch/accounts.ts';
import { REHEARSAL_CLIENT_ID } from '../../rehearsal/ids/clients.ts';
import { House } from '../../rehearsal/testing/house.ts';
import { createFetch } from '../http.ts';
import { CountingFetch } from '../testing/countingFetch.ts';
import { KeepingRedactor, MemorySecrets, once } from '../testing/memory.ts';
import { KeptAuthProvider } from './authProvider.ts';
import { Hider } from './hider.ts';
import { OAuth } from './oauth.external.ts';
import { BASE_NEEDS, ScopeRegistry } from './scopeRegistry.ts';
import { SignIn } from './signIn.ts';
import { TokenKeeper } from './tokenKeeper.ts';
import { TokenStore } from './tokenStore.ts';

let house: House;
let secrets: MemorySecrets;
let redactor: KeepingRedactor;
let log: ReturnType<typeof keepingLogger>;
let clientId: string | null;
let taken: { slot: AccountSlot; userId: string }[];
const open: { stop(): unknown }[] = [];

beforeEach(async () => {
  house = await House.open();
  secrets = new MemorySecrets();
  redactor = new KeepingRedactor();
  log = keepingLogger();
  clientId = REHEARSAL_CLIENT_ID;
  taken = [];
});
afterEach(async () => {
  for (const part of open.splice(0)) await part.stop();
  await house.close();
});

function setUp(base = house.server.urls.ids) {
  const { clock } = house;
  const hider = new Hider(redactor);
  const http = new CountingFetch(createFetch(clock));
  const oauth = new OAuth(base, http.fetch, hider);
  const store = new TokenStore(secrets, 'rehearsal', log);
  const keeper = new TokenKeeper({
    slot: 'bot',
    clientId: () => clientId,
    oauth,
    store,
    hider,
    clock,
    random: seededRandom(1),
    log,
  });
  const scopes = new ScopeRegistry(BASE_NEEDS);
  const signIn = new SignIn({
    keeper,
    clientId: () => clientId,
    scopes: () => scopes.wanted('bot', false),
    taken: () => taken,
    oauth,
    clock,
    log,
  });
  open.push(keeper, signIn);
  const reaches = (kind: SignInState['kind']): Promise<void> =>
    once(
      (run) => signIn.onChange(run),
      () => signIn.state.kind === kind,
    );
  return { clock, http, keeper, signIn, reaches };
}

function waiting(state: SignInState): Extract<SignInState, { kind: 'waiting' }> {
  if (state.kind !== 'waiting') throw new Error(`expected a code, got ${JSON.stringify(state)}`);
  return state;
}

describe('signing in', () => {
  it('shows a code and, when it is approved, knows who that was and stays signed in after a restart', async () => {
    const { clock, keeper, signIn, reaches } = setUp();
    const { userCode, url, expiresAt } = waiting(await signIn.begin());
    expect(userCode).toMatch(/^[A-Z]{8}$/);
    expect(url).toContain(userCode);
    expect(expiresAt).toBe(clock.now() + 1_800_000);
    house.server.devices.approve(userCode, house.bot);
    clock.advance(5_000);
    await reaches('done');
    expect(signIn.state).toMatchObject({ kind: 'done', user: { login: 'rehearsal_bot' } });
    expect(keeper.state).toMatchObject({ kind: 'signed-in', user: { id: house.bot.id } });
    expect(keeper.scopes).toContain('user:write:chat');

    await keeper.stop();
    const next = setUp().keeper;
    next.start();
    expect(next.state).toMatchObject({ kind: 'signed-in', user: { login: 'rehearsal_bot' } });
    await next.check();
    expect(next.state).toMatchObject({ kind: 'signed-in', problem: null });
  });

  it('says that the code has run out when nobody approves it, refused or not, and then gives a new one', async () => {
    const { clock, http, signIn } = setUp();
    const first = waiting(await signIn.begin());
    house.server.devices.deny(first.userCode);
    for (let asked = 1; asked <= 360; asked += 1) {
      expect(signIn.state.kind).toBe('waiting');
      clock.advance(5_000);
      await http.answered(1 + asked);
    }
    expect(signIn.state).toMatchObject({ code: 'expired', message: expect.stringContaining('new one') });
    const second = waiting(await signIn.begin());
    expect(second.userCode).not.toBe(first.userCode);
  });

  it('never asks faster than Twitch allows', async () => {
    const { clock, http, signIn } = setUp();
    waiting(await signIn.begin());
    for (let asked = 1; asked <= 4; asked += 1) {
      clock.advance(5_000);
      await http.answered(1 + asked);
    }
    expect(house.server.devices.list().at(-1)).toMatchObject({ polls: 4, shortestWait: 5_000 });
  });

  it('stops asking when it is cancelled, and says so', async () => {
    const { clock, http, signIn } = setUp();
    const alarms = clock.pending;
    waiting(await signIn.begin());
    signIn.cancel();
    clock.advance(60_000);
    expect(signIn.state).toMatchObject({ kind: 'failed', code: 'cancelled' });
    expect(http.requests).toHaveLength(1);
    expect(clock.pending).toBe(alarms);
  });

  it('keeps the code through an outage and says what is going on', async () => {
    const { clock, http, signIn, reaches } = setUp();
    const { userCode } = waiting(await signIn.begin());
    house.server.faults.cut(null);
    for (let asked = 1; asked <= 3; asked += 1) {
      clock.advance(5_000);
      await http.answered(1 + asked);
    }
    expect(signIn.state).toMatchObject({ problem: expect.stringContaining('code stays good') });
    house.server.faults.restore();
    house.server.devices.approve(userCode, house.bot);
    clock.advance(5_000);
    await reaches('done');
  });

  it('explains a wrong client id', async () => {
    clientId = 'not-a-client';
    const { signIn } = setUp();
    expect(await signIn.begin()).toMatchObject({ kind: 'failed', code: 'wrong-client' });
  });

  it('explains that there is no client id yet', async () => {
    clientId = null;
    const { signIn } = setUp();
    expect(await signIn.begin()).toMatchObject({ kind: 'failed', code: 'no-client' });
  });

  it('explains that Twitch cannot be reached', async () => {
    const { signIn } = setUp('http://127.0.0.1:1/oauth2');
    expect(await signIn.begin()).toMatchObject({ kind: 'failed', code: 'offline' });
  });

  it('does not take the streamer for the bot when the browser was signed in as the streamer', async () => {
    const { clock, keeper, signIn, reaches } = setUp();
    taken = [{ slot: 'streamer', userId: house.streamer.id }];
    const { userCode } = waiting(await signIn.begin());
    house.server.devices.approve(userCode, house.streamer);
    clock.advance(5_000);
    await reaches('failed');
    expect(signIn.state).toMatchObject({
      code: 'same-account',
      message: expect.stringContaining('private window'),
    });
    expect(keeper.state.kind).toBe('none');
  });

  it('changes nothing when the sign-in cannot be saved', async () => {
    const { clock, keeper, signIn, reaches } = setUp();
    const { userCode } = waiting(await signIn.begin());
    secrets.full = true;
    house.server.devices.approve(userCode, house.bot);
    clock.advance(5_000);
    await reaches('failed');
    expect(signIn.state).toMatchObject({ code: 'not-saved' });
    expect(keeper.state.kind).toBe('none');
  });

  it('keeps every secret from the log', async () => {
    const { clock, keeper, signIn, reaches } = setUp();
    const { userCode } = waiting(await signIn.begin());
    house.server.devices.approve(userCode, house.bot);
    clock.advance(5_000);
    await reaches('done');
    const saved = JSON.parse(secrets.values.get('rehearsal.account.bot') ?? '{}');
    const code = house.server.devices.list().at(-1)?.deviceCode;
    for (const secret of [saved.accessToken, saved.refreshToken, code]) {
      expect(redactor.hidden).toContain(secret);
      expect(JSON.stringify([log.kept, signIn.state, keeper.state])).not.toContain(secret);
    }
  });
});

describe('the shape that twurple expects', () => {
  it('gives tokens by user and by slot, renews them, and never hands out the refresh token', async () => {
    const { clock, keeper, signIn, reaches } = setUp();
    const { userCode } = waiting(await signIn.begin());
    house.server.devices.approve(userCode, house.bot);
    clock.advance(5_000);
    await reaches('done');
    const provider = new KeptAuthProvider(
      () => [keeper],
      () => clientId,
    );
    expect(provider.getCurrentScopesForUser(house.bot.id)).toContain('chat:read');
    const before = await provider.getAccessTokenForUser(house.bot.id, ['chat:read']);
    expect(before).toMatchObject({ userId: house.bot.id, refreshToken: null });
    expect(await provider.getAccessTokenForIntent('bot')).toEqual(before);
    expect(await provider.getAccessTokenForUser('999')).toBeNull();
    await expect(
      provider.getAccessTokenForUser(house.bot.id, ['channel:manage:polls']),
    ).rejects.toMatchObject({
      code: 'twitch.missing_scope',
    });
    const after = await provider.refreshAccessTokenForUser(house.bot.id);
    expect(after.accessToken).not.toBe(before?.accessToken);
    expect((await provider.getAnyAccessToken()).accessToken).toBe(after.accessToken);
  });
});
