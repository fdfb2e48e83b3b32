import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONFIDENTIAL_CLIENT_ID } from '../ids/clients.ts';
import { House } from '../testing/house.ts';
import { dataOf, refusalOf } from '../testing/replies.ts';
import { HELIX_ROUTES } from './routes/index.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

const followersPath = () => `/channels/followers?broadcaster_id=${house.streamer.id}`;

describe('authorisation', () => {
  test('names what is missing or wrong', async () => {
    const token = house.token(house.bot);
    expect(refusalOf(await house.helix('GET', '/users'))).toEqual([401, 'OAuth token is missing']);
    const ask = async (headers: Record<string, string>) =>
      refusalOf(await house.helix('GET', '/users', { headers }));
    expect(await ask({ Authorization: `OAuth ${token}` })).toEqual([401, 'OAuth token is missing']);
    expect(await ask({ Authorization: 'Bearer nothing' })).toEqual([401, 'Invalid OAuth token']);
    expect(await ask({ Authorization: `Bearer ${token}`, 'Client-Id': CONFIDENTIAL_CLIENT_ID })).toEqual([
      401,
      'Client ID and OAuth token do not match',
    ]);
    expect(await ask({ Authorization: `Bearer ${token}`, 'Client-Id': '' })).toEqual([
      401,
      'Client ID is missing',
    ]);
  });

  test('every call that needs a scope refuses a token without it', async () => {
    const token = house.token(house.streamer, []);
    const open: string[] = [];
    for (const route of HELIX_ROUTES) {
      if (!route.scopes) continue;
      const reply = await house.helix(route.method, route.path, {
        token,
        ...(route.method === 'GET' ? {} : { body: {} }),
      });
      const [status, message] = refusalOf(reply);
      const right = status === (route.missingScope?.status ?? 401) && /scope/i.test(message);
      if (!right) open.push(`${route.method} ${route.path} ${status} ${message}`);
    }
    expect(open).toEqual([]);
  });

  test('the shield and commercials answer a missing scope with 400', async () => {
    const token = house.token(house.streamer, []);
    const shield = await house.helix('GET', '/moderation/shield_mode', { token });
    expect(refusalOf(shield)).toEqual([
      400,
      'Missing scope: moderator:read:shield_mode or moderator:manage:shield_mode',
    ]);
    const send = await house.helix('POST', '/chat/messages', { token, body: {} });
    expect(refusalOf(send)).toEqual([401, 'User access token requires the user:write:chat scope.']);
  });
});

test('unknown calls are 404, decommissioned ones 410, and nothing else is touched', async () => {
  const token = house.token(house.bot);
  expect((await house.helix('GET', '/nonsense', { token })).status).toBe(404);
  expect((await house.helix('GET', '/users/follows', { token })).status).toBe(410);
  expect((await house.helix('GET', '/hypetrain/events', { token })).status).toBe(410);
});

test('a missing parameter is named', async () => {
  const token = house.token(house.streamer);
  expect(refusalOf(await house.helix('GET', '/channels/followers', { token }))).toEqual([
    400,
    'Missing required parameter "broadcaster_id"',
  ]);
});

test('there are 800 points a minute for each client and user, told in the headers and given back evenly', async () => {
  const token = house.token(house.bot);
  const ask = (as = token) => house.helix('GET', '/users', { token: as });
  const first = await ask();
  expect(first.headers.get('ratelimit-limit')).toBe('800');
  expect(first.headers.get('ratelimit-remaining')).toBe('799');
  house.server.faults.drainRateLimit();
  const refused = await ask();
  expect(refused).toMatchObject({ status: 429, body: { error: 'Too Many Requests', status: 429 } });
  const reset = Number(refused.headers.get('ratelimit-reset'));
  expect(reset).toBe(Math.ceil(house.clock.now() / 1000) + 60);
  expect((await ask(house.token(house.streamer))).status).toBe(200);
  house.clock.advance(75);
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(429);
});

describe('paging', () => {
  test('walks through everything once and ends without a cursor', async () => {
    for (let i = 0; i < 45; i++) {
      house.server.happen.follow(`follower_${i}`);
      house.clock.advance(1000);
    }
    const token = house.token(house.streamer);
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const reply = await house.helix(
        'GET',
        `${followersPath()}&first=20${cursor ? `&after=${cursor}` : ''}`,
        { token },
      );
      const body = reply.body as { total: number; pagination: { cursor?: string } };
      expect(body.total).toBe(45);
      seen.push(...dataOf<{ user_login: string }>(reply).map((entry) => entry.user_login));
      cursor = body.pagination.cursor;
      pages++;
    } while (cursor);
    expect(pages).toBe(3);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => `follower_${44 - i}`));
  });

  test('refuses sizes and cursors that are none', async () => {
    const token = house.token(house.streamer);
    for (const query of ['&first=0', '&first=101', '&first=x', '&after=broken'])
      expect((await house.helix('GET', followersPath() + query, { token })).status).toBe(400);
  });
});

test('followers are counted for everybody and listed for moderators only', async () => {
  house.server.happen.follow('anna');
  const stranger = house.token(house.server.world.accounts.obtain('stranger'));
  expect((await house.helix('GET', followersPath(), { token: stranger })).body).toEqual({
    data: [],
    pagination: {},
    total: 1,
  });
  const anna = house.server.world.accounts.obtain('anna');
  const one = await house.helix('GET', `${followersPath()}&user_id=${anna.id}`, { token: stranger });
  expect(one.status).toBe(401);
  const bot = house.token(house.bot);
  expect(dataOf(await house.helix('GET', followersPath(), { token: bot }))).toMatchObject([
    { user_login: 'anna' },
  ]);
});

test('users are found by id and login together, without a name the caller is meant, and nobody is silently absent', async () => {
  const token = house.token(house.bot, []);
  expect(dataOf(await house.helix('GET', '/users', { token }))).toMatchObject([{ login: 'rehearsal_bot' }]);
  const both = await house.helix('GET', `/users?id=${house.streamer.id}&login=Rehearsal_Bot&login=nobody`, {
    token,
  });
  expect(dataOf<{ login: string }>(both).map((user) => user.login)).toEqual([
    'rehearsal_streamer',
    'rehearsal_bot',
  ]);
  expect(dataOf(both)[0]).not.toHaveProperty('email');
  const withMail = house.token(house.bot, ['user:read:email']);
  expect(dataOf(await house.helix('GET', '/users', { token: withMail }))[0]).toHaveProperty('email');
  expect((await house.helix('GET', '/users?login=no%20name', { token })).status).toBe(400);
});

describe('faults of the API', () => {
  test('fail the next calls of one kind, as JSON or as an error page', async () => {
    const token = house.token(house.bot);
    house.server.faults.failApi({ status: 503, times: 1, path: '/users', html: true });
    const failed = await house.helix('GET', '/users', { token });
    expect(failed.status).toBe(503);
    expect(failed.body).toContain('<html>');
    expect((await house.helix('GET', '/users', { token })).status).toBe(200);
  });

  test('lose an answer after the call was carried out', async () => {
    const token = house.token(house.streamer);
    house.server.faults.loseAnswers('/channels');
    const change = house.helix('PATCH', `/channels?broadcaster_id=${house.streamer.id}`, {
      token,
      body: { title: 'changed all the same' },
    });
    await expect(change).rejects.toThrow();
    expect(house.server.world.stage.title).toBe('changed all the same');
  });

  test('answer late, by the clock', async () => {
    const token = house.token(house.bot);
    house.server.faults.slowApi(5_000);
    let answered = false;
    const reply = house.helix('GET', '/users', { token }).then((answer) => {
      answered = true;
      return answer;
    });
    // The controls are never slow: when they have answered, the call before them waits.
    await fetch(`${house.server.urls.control}/state`);
    while (house.server.stage.running.size === 0) await fetch(`${house.server.urls.control}/state`);
    expect(answered).toBe(false);
    house.clock.advance(5_000);
    expect((await reply).status).toBe(200);
  });
});
