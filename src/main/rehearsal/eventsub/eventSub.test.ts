import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { speak } from '../chat/speak.ts';
import { startRaid } from '../events/raids.ts';
import { changeChannel } from '../events/stream.ts';
import { REHEARSAL_CLIENT_ID } from '../ids/clients.ts';
import { openSocket } from '../testing/frames.ts';
import { House } from '../testing/house.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

const message = (reply: { body: unknown }) => (reply.body as { message: string }).message;
const subscriptionOf = (reply: { body: unknown }) =>
  (reply.body as { data: { id: string; status: string; cost: number }[] }).data[0];

function chatCondition() {
  return { broadcaster_user_id: house.streamer.id, user_id: house.bot.id };
}

function say(text: string) {
  const { stage, world } = house.server;
  return speak(stage, {
    account: world.accounts.obtain('viewer'),
    channel: world.stage,
    text,
    limited: false,
  });
}

describe('a connection', () => {
  test('is welcomed and kept alive only while nothing else is sent', async () => {
    const client = await house.eventSub(`${house.server.urls.eventSub}?keepalive_timeout_seconds=20`);
    const token = house.token(house.bot);
    await house.subscribe(token, client.sessionId, 'channel.chat.message', '1', chatCondition());
    const [welcome] = client.messages.all;
    expect(welcome).toMatchObject({
      metadata: { message_type: 'session_welcome' },
      payload: { session: { status: 'connected', keepalive_timeout_seconds: 20, reconnect_url: null } },
    });
    expect(welcome?.metadata.message_timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);

    house.clock.advance(15_000);
    say('hello');
    await client.event('channel.chat.message');
    house.clock.advance(15_000);
    house.clock.advance(5_000);
    await client.kind('session_keepalive');
    expect(client.messages.all.map((entry) => entry.metadata.message_type)).toEqual([
      'session_welcome',
      'notification',
      'session_keepalive',
    ]);
  });

  test('that is not used within ten seconds is closed with 4003', async () => {
    const client = await house.eventSub();
    house.clock.advance(10_000);
    expect(await client.closed).toEqual({ code: 4003, reason: 'connection unused' });
  });

  test('on which the client speaks is closed with 4001', async () => {
    const client = await house.eventSub();
    client.send('hello');
    expect((await client.closed).code).toBe(4001);
  });

  test('that does not answer pings is closed with 4002', async () => {
    const client = await house.eventSub();
    const token = house.token(house.bot);
    await house.subscribe(token, client.sessionId, 'channel.chat.message', '1', chatCondition());
    client.ignorePings();
    house.clock.advance(30_000);
    // An answer to this shows that the ping has long been there.
    await house.helix('GET', '/users', { token });
    house.clock.advance(30_000);
    expect(await client.closed).toEqual({ code: 4002, reason: 'client failed ping-pong' });
  });

  test('asks for a keepalive between 10 and 600 seconds, or is not opened', async () => {
    for (const seconds of ['9', '601', 'often'])
      await expect(
        house.eventSub(`${house.server.urls.eventSub}?keepalive_timeout_seconds=${seconds}`),
      ).rejects.toThrow('400');
  });

  test('moves on request: subscriptions come along, and the old one ends with 4004', async () => {
    const old = await house.eventSub();
    const token = house.token(house.bot);
    const made = await house.subscribe(token, old.sessionId, 'channel.chat.message', '1', chatCondition());
    house.server.faults.eventSubReconnect();
    const ask = await old.kind('session_reconnect');
    expect(ask.payload.session).toMatchObject({ status: 'reconnecting', keepalive_timeout_seconds: null });
    const url = ask.payload.session?.reconnect_url ?? '';

    say('before the move');
    await old.event('channel.chat.message');
    const next = await house.eventSub(url);
    say('after the move');
    const heard = await next.messages.take((entry) => entry.metadata.message_type === 'notification');
    expect(heard.payload.subscription?.id).toBe(subscriptionOf(made)?.id);
    house.clock.advance(30_000);
    expect((await old.closed).code).toBe(4004);

    const { closed } = await openSocket(url);
    expect((await closed).code).toBe(4007);
  });

  test('with a reconnect address that is not known is closed with 4007', async () => {
    const { closed } = await openSocket(`${house.server.urls.eventSub}?reconnect=invented`);
    expect((await closed).code).toBe(4007);
  });

  test('that is lost loses its subscriptions, which stay listed for an hour', async () => {
    const client = await house.eventSub();
    const token = house.token(house.bot);
    await house.subscribe(token, client.sessionId, 'channel.chat.message', '1', chatCondition());
    house.server.faults.closeEventSub(4006);
    expect((await client.closed).code).toBe(4006);
    const listed = async () =>
      (await house.helix('GET', '/eventsub/subscriptions', { token })).body as {
        data: { status: string }[];
        total: number;
      };
    expect((await listed()).data).toMatchObject([{ status: 'websocket_network_error' }]);
    expect((await listed()).total).toBe(0);
    house.clock.advance(61 * 60_000);
    expect((await listed()).data).toEqual([]);
  });
});

describe('a subscription', () => {
  test('is refused without its scope, for another person, or where the bot does not moderate', async () => {
    const client = await house.eventSub();
    const ask = (token: string, type: string, version: string, condition: Record<string, string>) =>
      house.subscribe(token, client.sessionId, type, version, condition);
    const B = { broadcaster_user_id: house.streamer.id };
    const bare = house.token(house.bot, ['chat:read']);
    const full = house.token(house.bot);
    for (const reply of [
      await ask(bare, 'channel.chat.message', '1', chatCondition()),
      await ask(full, 'channel.chat.message', '1', { ...B, user_id: house.streamer.id }),
      await ask(full, 'channel.subscribe', '1', B),
      await ask(full, 'channel.follow', '2', {
        broadcaster_user_id: house.bot.id,
        moderator_user_id: house.streamer.id,
      }),
    ])
      expect([reply.status, message(reply)]).toEqual([403, 'subscription missing proper authorization']);
    house.server.world.stage.moderators.delete(house.bot.id);
    const follow = await ask(full, 'channel.follow', '2', { ...B, moderator_user_id: house.bot.id });
    expect(follow.status).toBe(403);
  });

  test('names what is wrong with it', async () => {
    const client = await house.eventSub();
    const token = house.token(house.bot);
    const B = { broadcaster_user_id: house.streamer.id };
    const ask = async (
      type: string,
      version: string,
      condition: Record<string, string>,
      session = client.sessionId,
    ) => {
      const reply = await house.subscribe(token, session, type, version, condition);
      return [reply.status, message(reply)];
    };
    expect((await ask('channel.follow', '1', B))[0]).toBe(410);
    expect((await ask('channel.hype_train.begin', '1', B))[0]).toBe(410);
    expect((await ask('channel.nonsense', '1', B))[0]).toBe(400);
    expect((await ask('channel.follow', '2', B))[0]).toBe(400);
    expect(await ask('stream.online', '1', B, 'gone')).toEqual([
      400,
      'websocket transport session does not exist or has already disconnected',
    ]);
    const app = house.server.tokens.issueApp(REHEARSAL_CLIENT_ID).access.token;
    expect((await house.subscribe(app, client.sessionId, 'stream.online', '1', B)).status).toBe(400);
  });

  test('exists once on a connection, and a connection belongs to one user', async () => {
    const client = await house.eventSub();
    const B = { broadcaster_user_id: house.streamer.id };
    const bot = house.token(house.bot);
    expect((await house.subscribe(bot, client.sessionId, 'stream.online', '1', B)).status).toBe(202);
    expect((await house.subscribe(bot, client.sessionId, 'stream.online', '1', B)).status).toBe(409);
    const other = await house.subscribe(
      house.token(house.streamer),
      client.sessionId,
      'stream.online',
      '1',
      B,
    );
    expect([other.status, message(other)]).toEqual([
      400,
      'websocket transport cannot have subscriptions created by different users',
    ]);
  });

  test('costs a point for a stranger, and ten are the limit', async () => {
    const client = await house.eventSub();
    const token = house.token(house.bot);
    house.token(house.streamer);
    const online = (id: string) =>
      house.subscribe(token, client.sessionId, 'stream.online', '1', { broadcaster_user_id: id });
    expect(subscriptionOf(await online(house.streamer.id))?.cost).toBe(0);
    for (let i = 0; i < 10; i++) {
      const reply = await online(house.server.world.accounts.obtain(`stranger_${i}`).id);
      expect(reply).toMatchObject({ status: 202, body: { total_cost: i + 1, max_total_cost: 10 } });
    }
    expect((await online(house.server.world.accounts.obtain('one_more').id)).status).toBe(429);
  });

  test('a user has three connections with subscriptions, and no fourth', async () => {
    const token = house.token(house.bot);
    const condition = { broadcaster_user_id: house.streamer.id };
    const statuses: number[] = [];
    for (const type of [
      'stream.online',
      'stream.offline',
      'channel.shared_chat.begin',
      'channel.shared_chat.end',
    ]) {
      const client = await house.eventSub();
      statuses.push((await house.subscribe(token, client.sessionId, type, '1', condition)).status);
    }
    expect(statuses).toEqual([202, 202, 202, 429]);
  });

  test('that is deleted falls silent, and deleting it again finds nothing', async () => {
    const client = await house.eventSub();
    const token = house.token(house.bot);
    const made = await house.subscribe(token, client.sessionId, 'channel.chat.message', '1', chatCondition());
    const remove = () =>
      house.helix('DELETE', `/eventsub/subscriptions?id=${subscriptionOf(made)?.id}`, { token });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    say('nobody hears');
    expect(client.messages.all.length).toBe(1);
  });

  test('is revoked with the grant when a refresh token is replayed', async () => {
    const client = await house.eventSub();
    const { tokens } = house.server;
    const first = tokens.issue(REHEARSAL_CLIENT_ID, house.bot.id, ['user:read:chat']);
    const made = await house.subscribe(
      first.access.token,
      client.sessionId,
      'channel.chat.message',
      '1',
      chatCondition(),
    );
    expect(made.status).toBe(202);
    const fields = {
      client_id: REHEARSAL_CLIENT_ID,
      grant_type: 'refresh_token',
      refresh_token: first.refreshToken ?? '',
    };
    expect((await house.ids('/token', fields)).status).toBe(200);
    say('still heard: sockets outlive their token');
    await client.event('channel.chat.message');
    expect((await house.ids('/token', fields)).status).toBe(400);
    expect((await client.kind('revocation')).payload.subscription).toMatchObject({
      id: subscriptionOf(made)?.id,
      status: 'authorization_revoked',
    });
  });
});

test('only what fits the condition is told: this channel, this reward, this direction of a raid', async () => {
  const client = await house.eventSub();
  const { happen, stage, world } = house.server;
  const token = house.token(house.streamer);
  const B = { broadcaster_user_id: house.streamer.id };
  const wanted = happen.addReward({ title: 'Wanted', cost: 1 });
  happen.addReward({ title: 'Other', cost: 1 });
  const ask = async (type: string, version: string, condition: Record<string, string>) =>
    expect((await house.subscribe(token, client.sessionId, type, version, condition)).status).toBe(202);
  await ask('channel.update', '2', B);
  await ask('channel.channel_points_custom_reward_redemption.add', '1', { ...B, reward_id: wanted.id });
  await ask('channel.raid', '1', { to_broadcaster_user_id: house.streamer.id });

  changeChannel(stage, world.openChannel(happen.person('elsewhere')), { title: 'not ours' });
  happen.redeem('viewer', 'Other');
  startRaid(stage, happen.channel, happen.person('elsewhere'));
  happen.leaveRaid();
  happen.redeem('viewer', 'Wanted');
  happen.raid('elsewhere', 3);
  happen.changeChannel({ title: 'ours' });
  await client.event('channel.update');
  const told = client.messages.all
    .slice(1)
    .map(({ metadata, payload }) => [
      metadata.subscription_type,
      payload.event?.['title'] ?? payload.event?.['viewers'] ?? null,
    ]);
  expect(told).toEqual([
    ['channel.channel_points_custom_reward_redemption.add', null],
    ['channel.raid', 3],
    ['channel.update', 'ours'],
  ]);
});

test('a duplicated delivery carries the same message id, everything else is new', async () => {
  const client = await house.eventSub();
  const token = house.token(house.bot);
  await house.subscribe(token, client.sessionId, 'channel.chat.message', '1', chatCondition());
  house.server.faults.duplicateEvents(1);
  say('once');
  say('twice');
  const seen = [];
  for (let i = 0; i < 3; i++) seen.push(await client.kind('notification'));
  expect(seen[0]?.metadata.message_id).toBe(seen[1]?.metadata.message_id);
  expect(seen[2]?.metadata.message_id).not.toBe(seen[1]?.metadata.message_id);
});

test('the pieces of a /me are its text, wrapper and all', async () => {
  const client = await house.eventSub();
  await house.subscribe(
    house.token(house.bot),
    client.sessionId,
    'channel.chat.message',
    '1',
    chatCondition(),
  );
  for (const text of ['/me waves Kappa', '/me Kappa waves', '/me Kappa']) say(text);
  for (let i = 0; i < 3; i++) {
    const event = await client.event('channel.chat.message');
    const message = event['message'] as { text: string; fragments: { text: string }[] };
    expect(message.text.startsWith('\u0001ACTION ')).toBe(true);
    expect(message.fragments.map((piece) => piece.text).join('')).toBe(message.text);
  }
});

test('the bot hears its own lines over EventSub, with emotes and mentions cut out', async () => {
  const client = await house.eventSub();
  const token = house.token(house.bot);
  await house.subscribe(token, client.sessionId, 'channel.chat.message', '1', chatCondition());
  await house.helix('POST', '/chat/messages', {
    token,
    body: {
      broadcaster_id: house.streamer.id,
      sender_id: house.bot.id,
      message: 'hi @Rehearsal_Streamer! Kappa',
    },
  });
  const event = await client.event('channel.chat.message');
  expect(event['chatter_user_id']).toBe(house.bot.id);
  expect(event['message']).toMatchObject({
    text: 'hi @Rehearsal_Streamer! Kappa',
    fragments: [
      { type: 'text', text: 'hi ' },
      { type: 'mention', text: '@Rehearsal_Streamer', mention: { user_id: house.streamer.id } },
      { type: 'text', text: '! ' },
      { type: 'emote', text: 'Kappa', emote: { id: '25', emote_set_id: '0' } },
    ],
  });
});
