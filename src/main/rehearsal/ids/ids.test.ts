import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { House, type Reply } from '../testing/house.ts';
import { CONFIDENTIAL_CLIENT_ID, CONFIDENTIAL_CLIENT_SECRET, REHEARSAL_CLIENT_ID } from './clients.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

interface CodeBody {
  device_code: string;
  user_code: string;
  expires_in: number;
  interval: number;
  verification_uri: string;
}
interface PairBody {
  access_token: string;
  refresh_token: string;
  scope?: string[];
  expires_in: number;
}

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

async function startCode(scopes = 'chat:read chat:edit'): Promise<CodeBody> {
  const reply = await house.ids('/device', { client_id: REHEARSAL_CLIENT_ID, scopes });
  expect(reply.status).toBe(200);
  return reply.body as CodeBody;
}

function poll(code: CodeBody): Promise<Reply> {
  return house.ids('/token', {
    client_id: REHEARSAL_CLIENT_ID,
    device_code: code.device_code,
    grant_type: DEVICE_GRANT,
  });
}

async function signIn(scopes?: string): Promise<PairBody> {
  const code = await startCode(scopes);
  house.server.devices.approve(code.user_code, house.bot);
  return (await poll(code)).body as PairBody;
}

function refresh(token: string): Promise<Reply> {
  return house.ids('/token', {
    client_id: REHEARSAL_CLIENT_ID,
    grant_type: 'refresh_token',
    refresh_token: token,
  });
}

async function validate(token: string): Promise<Reply> {
  const response = await fetch(`${house.server.urls.ids}/validate`, {
    headers: { Authorization: `OAuth ${token}` },
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

describe('the device flow', () => {
  test('is pending until somebody approves, gives a token once, and none a second time', async () => {
    const code = await startCode();
    expect(code.device_code).toMatch(/^[a-z0-9]{40}$/);
    expect(code.user_code).toMatch(/^[A-Z]{8}$/);
    expect(code).toMatchObject({ expires_in: 1800, interval: 5 });
    expect(code.verification_uri).toContain(`device-code=${code.user_code}`);

    house.server.devices.pollInterval = 1;
    expect(await startCode()).toMatchObject({ interval: 1 });

    const pending = await poll(code);
    expect(pending).toMatchObject({ status: 400, body: { status: 400, message: 'authorization_pending' } });

    house.server.devices.approve(code.user_code, house.bot);
    const granted = await poll(code);
    expect(granted.status).toBe(200);
    const pair = granted.body as PairBody;
    expect(pair.access_token).toMatch(/^[a-z0-9]{30}$/);
    expect(pair.refresh_token).toMatch(/^[a-z0-9]{50}$/);
    expect(pair.scope).toEqual(['chat:read', 'chat:edit']);

    expect(await poll(code)).toMatchObject({ status: 400, body: { message: 'invalid device code' } });
  });

  test('a refused code looks like one that nobody has answered, until it expires', async () => {
    const code = await startCode();
    expect(house.server.devices.deny(code.user_code)).toBe(true);
    expect(await poll(code)).toMatchObject({ status: 400, body: { message: 'authorization_pending' } });
    house.clock.advance(1800_000);
    expect(await poll(code)).toMatchObject({ status: 400, body: { message: 'invalid device code' } });
  });

  test('scopes count in the body only: those in the query are silently lost', async () => {
    const response = await fetch(
      `${house.server.urls.ids}/device?client_id=${REHEARSAL_CLIENT_ID}&scopes=chat:read`,
      { method: 'POST' },
    );
    const code = (await response.json()) as CodeBody;
    house.server.devices.approve(code.user_code, house.bot);
    const pair = (await poll(code)).body as PairBody;
    expect(pair.scope).toBeUndefined();
    expect((await validate(pair.access_token)).body).toMatchObject({ scopes: null });
  });

  test('a multipart form is read as well as an url-encoded one', async () => {
    const form = new FormData();
    form.set('client_id', REHEARSAL_CLIENT_ID);
    form.set('scopes', 'chat:read');
    const response = await fetch(`${house.server.urls.ids}/device`, { method: 'POST', body: form });
    const code = (await response.json()) as CodeBody;
    house.server.devices.approve(code.user_code, house.streamer);
    expect((await poll(code)).body).toMatchObject({ scope: ['chat:read'] });
  });

  test('names what is wrong with a request', async () => {
    const ask = async (path: string, fields: Record<string, string>) => {
      const { status, body } = await house.ids(path, fields);
      return [status, (body as { message: string }).message];
    };
    expect(await ask('/device', { client_id: 'nobody', scopes: '' })).toEqual([400, 'invalid client']);
    expect(await ask('/device', { client_id: REHEARSAL_CLIENT_ID, scopes: 'chat:raed' })).toEqual([
      400,
      "invalid scope requested: 'chat:raed'",
    ]);
    expect(await ask('/token', { client_id: REHEARSAL_CLIENT_ID, grant_type: DEVICE_GRANT })).toEqual([
      400,
      'missing device_code',
    ]);
  });

  test('approves by itself where that was asked for', async () => {
    house.server.devices.autoApprove = house.streamer;
    const pair = (await poll(await startCode())).body as PairBody;
    expect((await validate(pair.access_token)).body).toMatchObject({ login: 'rehearsal_streamer' });
  });
});

describe('tokens', () => {
  test('a refresh gives a new pair, and both halves of the old one are dead', async () => {
    const first = await signIn();
    const second = (await refresh(first.refresh_token)).body as PairBody;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(second.scope).toEqual(['chat:read', 'chat:edit']);
    expect((await validate(first.access_token)).status).toBe(401);
    expect((await validate(second.access_token)).status).toBe(200);
  });

  test('a refresh token used twice ends every token of that app and user', async () => {
    const first = await signIn();
    const other = await signIn();
    const second = (await refresh(first.refresh_token)).body as PairBody;
    expect(await refresh(first.refresh_token)).toMatchObject({
      status: 400,
      body: { message: 'Invalid refresh token' },
    });
    for (const token of [second.access_token, other.access_token])
      expect((await validate(token)).status).toBe(401);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });

  test('run out after their time, and Helix says so', async () => {
    house.server.tokens.lifetimeSeconds = 60;
    const pair = await signIn();
    expect(pair.expires_in).toBe(60);
    house.clock.advance(60_000);
    expect(await validate(pair.access_token)).toMatchObject({
      status: 401,
      body: { status: 401, message: 'invalid access token' },
    });
    expect(await house.helix('GET', '/users', { token: pair.access_token })).toMatchObject({
      status: 401,
      body: { error: 'Unauthorized', status: 401, message: 'Invalid OAuth token' },
    });
    expect((await refresh(pair.refresh_token)).status).toBe(200);
  });

  test('a refresh token is worth nothing after 30 days', async () => {
    const pair = await signIn();
    house.clock.advance(30 * 86_400_000);
    expect((await refresh(pair.refresh_token)).status).toBe(400);
  });

  test('revoking logs out, and a second time says that the token is invalid', async () => {
    const pair = await signIn();
    const revoke = () => house.ids('/revoke', { client_id: REHEARSAL_CLIENT_ID, token: pair.access_token });
    expect(await revoke()).toMatchObject({ status: 200, body: null });
    expect((await validate(pair.access_token)).status).toBe(401);
    expect(await revoke()).toMatchObject({ status: 400, body: { message: 'Invalid token' } });
    expect((await refresh(pair.refresh_token)).status).toBe(400);
  });

  test('a confidential client needs its secret to refresh, and keeps its refresh token', async () => {
    const { refreshToken } = house.server.tokens.issue(CONFIDENTIAL_CLIENT_ID, house.bot.id, ['chat:read']);
    const ask = (secret: Record<string, string>) =>
      house.ids('/token', {
        client_id: CONFIDENTIAL_CLIENT_ID,
        grant_type: 'refresh_token',
        refresh_token: refreshToken ?? '',
        ...secret,
      });
    expect(await ask({})).toMatchObject({ status: 400, body: { message: 'missing client secret' } });
    expect(await ask({ client_secret: 'wrong' })).toMatchObject({ status: 403 });
    const granted = await ask({ client_secret: CONFIDENTIAL_CLIENT_SECRET });
    expect((granted.body as PairBody).refresh_token).toBe(refreshToken);
  });

  test('validate tells the login under its own key names', async () => {
    const pair = await signIn('chat:read');
    expect((await validate(pair.access_token)).body).toEqual({
      client_id: REHEARSAL_CLIENT_ID,
      login: 'rehearsal_bot',
      scopes: ['chat:read'],
      user_id: house.bot.id,
      expires_in: pair.expires_in,
    });
  });
});

test('both address layouts answer, the real one and the one that twurple expects of a stand-in', async () => {
  const token = house.token(house.bot);
  for (const path of ['/oauth2/validate', '/auth/validate']) {
    const response = await fetch(house.server.urls.base + path, {
      headers: { Authorization: `OAuth ${token}` },
    });
    expect(response.status).toBe(200);
  }
  for (const path of ['/helix/users', '/mock/users', '/eventsub/subscriptions']) {
    const response = await fetch(house.server.urls.base + path, {
      headers: { Authorization: `Bearer ${token}`, 'Client-Id': REHEARSAL_CLIENT_ID },
    });
    expect(response.status).toBe(200);
  }
});
