import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONFIDENTIAL_CLIENT_ID } from '../ids/clients.ts';
import { KNOWN_SCOPES } from '../ids/scopes.ts';
import { House } from '../testing/house.ts';
import { dataOf, refusalOf } from '../testing/replies.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

const B = () => `broadcaster_id=${house.streamer.id}`;
const asStreamer = (method: string, path: string, body?: unknown) =>
  house.helix(method, path, { token: house.token(house.streamer), ...(body === undefined ? {} : { body }) });

describe('polls', () => {
  const poll = (more: Record<string, unknown> = {}) =>
    asStreamer('POST', '/polls', {
      broadcaster_id: house.streamer.id,
      title: 'Which way?',
      choices: [{ title: 'Left' }, { title: 'Right' }],
      duration: 60,
      ...more,
    });

  test('end by themselves, count one free vote each, and are seen the same from both sides', async () => {
    const events = await house.eventSub();
    const token = house.token(house.streamer);
    for (const step of ['begin', 'progress', 'end'])
      await house.subscribe(token, events.sessionId, `channel.poll.${step}`, '1', {
        broadcaster_user_id: house.streamer.id,
      });
    const [made] = dataOf<{ id: string }>(await poll());
    expect(await events.event('channel.poll.begin')).toMatchObject({
      id: made?.id,
      ends_at: '2026-01-01T00:01:00.000000000Z',
    });
    expect((await poll()).status).toBe(400);
    const { happen } = house.server;
    expect(happen.vote('anna', 2)).toBe(true);
    expect(happen.vote('anna', 1)).toBe(false);
    expect(happen.vote('ben', 2)).toBe(true);
    house.clock.advance(1_000);
    await events.event('channel.poll.progress');
    house.clock.advance(59_000);
    expect(await events.event('channel.poll.end')).toMatchObject({
      status: 'completed',
      choices: [{ votes: 0 }, { votes: 2 }],
    });
    expect(happen.vote('carla', 1)).toBe(false);
    const listed = await asStreamer('GET', `/polls?${B()}&id=${made?.id}`);
    expect(dataOf(listed)).toMatchObject([{ status: 'COMPLETED', choices: [{ votes: 0 }, { votes: 2 }] }]);
  });

  test('refuse what is out of range, and channels that are no affiliates', async () => {
    expect((await poll({ choices: [{ title: 'Only' }] })).status).toBe(400);
    expect((await poll({ title: 'x'.repeat(61) })).status).toBe(400);
    expect((await poll({ duration: 14 })).status).toBe(400);
    house.streamer.broadcasterType = '';
    expect((await poll()).status).toBe(403);
  });
});

describe('predictions', () => {
  test('lock by themselves, share the pool by what was placed, and speak upper and lower case', async () => {
    const events = await house.eventSub();
    const token = house.token(house.streamer);
    for (const step of ['lock', 'end'])
      await house.subscribe(token, events.sessionId, `channel.prediction.${step}`, '1', {
        broadcaster_user_id: house.streamer.id,
      });
    const made = await asStreamer('POST', '/predictions', {
      broadcaster_id: house.streamer.id,
      title: 'Win?',
      outcomes: [{ title: 'Yes' }, { title: 'No' }],
      prediction_window: 30,
    });
    const [prediction] = dataOf<{ id: string; outcomes: { id: string; color: string }[] }>(made);
    expect(prediction?.outcomes.map((outcome) => outcome.color)).toEqual(['BLUE', 'PINK']);
    const { happen } = house.server;
    happen.predict('anna', 1, 300);
    happen.predict('ben', 1, 100);
    happen.predict('carla', 2, 600);
    expect(happen.predict('anna', 2, 10)).toBe(false);
    house.clock.advance(30_000);
    await events.event('channel.prediction.lock');
    expect(happen.predict('dora', 1, 10)).toBe(false);
    const resolved = await asStreamer('PATCH', '/predictions', {
      broadcaster_id: house.streamer.id,
      id: prediction?.id,
      status: 'RESOLVED',
      winning_outcome_id: prediction?.outcomes[0]?.id,
    });
    expect(dataOf(resolved)).toMatchObject([{ status: 'RESOLVED' }]);
    const end = await events.event('channel.prediction.end');
    expect(end).toMatchObject({
      status: 'resolved',
      outcomes: [
        {
          top_predictors: [
            { user_login: 'anna', channel_points_won: 750 },
            { user_login: 'ben', channel_points_won: 250 },
          ],
        },
        { top_predictors: [{ user_login: 'carla', channel_points_won: null }] },
      ],
    });
    const again = await asStreamer('PATCH', '/predictions', {
      broadcaster_id: house.streamer.id,
      id: prediction?.id,
      status: 'CANCELED',
    });
    expect(again.status).toBe(400);
  });
});

describe('rewards', () => {
  const rewards = '/channel_points/custom_rewards';
  const make = (more: Record<string, unknown> = {}) =>
    asStreamer('POST', `${rewards}?${B()}`, { title: 'Hydrate', cost: 100, ...more });

  test('cost points, wait, run out, and give the points back when refused', async () => {
    const [reward] = dataOf<{ id: string }>(
      await make({
        is_global_cooldown_enabled: true,
        global_cooldown_seconds: 60,
        is_max_per_stream_enabled: true,
        max_per_stream: 2,
      }),
    );
    const { happen } = house.server;
    const points = () => happen.channel.points.get(happen.person('anna').id);
    const first = happen.redeem('anna', 'Hydrate');
    expect(first).toHaveProperty('redemption');
    expect(points()).toBe(49_900);
    expect(happen.redeem('ben', 'Hydrate')).toEqual({ refused: 'cooldown' });
    house.clock.advance(60_000);
    expect(happen.redeem('ben', 'Hydrate')).toHaveProperty('redemption');
    house.clock.advance(60_000);
    expect(happen.redeem('ben', 'Hydrate')).toEqual({ refused: 'out_of_stock' });

    const path = `${rewards}/redemptions?${B()}&reward_id=${reward?.id}`;
    const open = dataOf<{ id: string; user_login: string }>(
      await asStreamer('GET', `${path}&status=UNFULFILLED`),
    );
    expect(open.map((entry) => entry.user_login)).toEqual(['anna', 'ben']);
    const refuse = () => asStreamer('PATCH', `${path}&id=${open[0]?.id}`, { status: 'CANCELED' });
    expect(dataOf(await refuse())).toMatchObject([{ status: 'CANCELED' }]);
    expect(points()).toBe(50_000);
    expect((await refuse()).status).toBe(404);
  });

  test('with words are also a line in chat that names the reward', async () => {
    const bot = await house.joinAs(house.bot);
    const [reward] = dataOf<{ id: string }>(await make({ is_user_input_required: true }));
    const { happen } = house.server;
    expect(happen.redeem('anna', 'hydrate')).toEqual({ refused: 'input' });
    happen.redeem('anna', 'hydrate', 'with tea');
    expect(await bot.command('PRIVMSG')).toMatchObject({
      params: ['#rehearsal_streamer', 'with tea'],
      tags: { 'custom-reward-id': reward?.id },
    });
  });

  test('belong to the client that made them, have different titles, and are fifty at most', async () => {
    const [reward] = dataOf<{ id: string }>(await make());
    expect(refusalOf(await make({ title: 'hydrate' }))).toEqual([
      400,
      'CREATE_CUSTOM_REWARD_DUPLICATE_REWARD',
    ]);
    const other = house.server.tokens.issue(CONFIDENTIAL_CLIENT_ID, house.streamer.id, [...KNOWN_SCOPES]);
    const change = await house.helix('PATCH', `${rewards}?${B()}&id=${reward?.id}`, {
      token: other.access.token,
      headers: { 'Client-Id': CONFIDENTIAL_CLIENT_ID },
      body: { cost: 5 },
    });
    expect(change.status).toBe(403);
    const list = await house.helix('GET', `${rewards}?${B()}&only_manageable_rewards=true`, {
      token: other.access.token,
      headers: { 'Client-Id': CONFIDENTIAL_CLIENT_ID },
    });
    expect(dataOf(list)).toEqual([]);
    for (let i = 1; i < 50; i++) house.server.happen.addReward({ title: `Reward ${i}`, cost: 1 });
    expect(refusalOf(await make({ title: 'One too many' }))).toEqual([
      400,
      'CREATE_CUSTOM_REWARD_TOO_MANY_REWARDS',
    ]);
  });

  test('that are deleted leave their open redemptions fulfilled', async () => {
    const [reward] = dataOf<{ id: string }>(await make());
    house.server.happen.redeem('anna', 'Hydrate');
    expect((await asStreamer('DELETE', `${rewards}?${B()}&id=${reward?.id}`)).status).toBe(204);
    expect([...house.server.world.stage.redemptions.values()].map(({ status }) => status)).toEqual([
      'FULFILLED',
    ]);
    expect((await asStreamer('DELETE', `${rewards}?${B()}&id=${reward?.id}`)).status).toBe(404);
  });
});

describe('support', () => {
  test('a gift bomb is one announcement, one gift each under the same id, and subs that Helix lists', async () => {
    const bot = await house.joinAs(house.bot);
    for (const name of ['anna', 'ben', 'carla']) house.server.happen.enter(name);
    house.server.happen.giftBomb('dora', 3, { tier: '2000' });
    const bomb = await bot.command('USERNOTICE');
    expect(bomb.tags).toMatchObject({
      'msg-id': 'submysterygift',
      'msg-param-mass-gift-count': '3',
      'msg-param-sub-plan': '2000',
    });
    const recipients: (string | undefined)[] = [];
    for (let i = 0; i < 3; i++) {
      const gift = await bot.command('USERNOTICE');
      expect(gift.tags).toMatchObject({
        'msg-id': 'subgift',
        'msg-param-origin-id': bomb.tags?.['msg-param-origin-id'],
      });
      recipients.push(gift.tags?.['msg-param-recipient-user-name']);
    }
    expect(recipients).toEqual(['anna', 'ben', 'carla']);
    const listed = await asStreamer('GET', `/subscriptions?${B()}`);
    expect(listed.body).toMatchObject({ total: 3, points: 6 });
    expect(dataOf(listed)[0]).toMatchObject({ is_gift: true, gifter_login: 'dora', tier: '2000' });
  });

  test('anonymous givers have no name in EventSub and the known one in chat', async () => {
    const bot = await house.joinAs(house.bot);
    const events = await house.eventSub();
    await house.subscribe(house.token(house.streamer), events.sessionId, 'channel.subscription.gift', '1', {
      broadcaster_user_id: house.streamer.id,
    });
    house.server.happen.giftSub(null, 'anna');
    expect(await events.event('channel.subscription.gift')).toMatchObject({
      is_anonymous: true,
      user_id: null,
      cumulative_total: null,
    });
    expect((await bot.command('USERNOTICE')).tags).toMatchObject({
      login: 'ananonymousgifter',
      'user-id': '274598607',
      badges: '',
    });
  });

  test('a hidden streak is absent in chat and null in EventSub', async () => {
    const bot = await house.joinAs(house.bot);
    const events = await house.eventSub();
    await house.subscribe(
      house.token(house.streamer),
      events.sessionId,
      'channel.subscription.message',
      '1',
      {
        broadcaster_user_id: house.streamer.id,
      },
    );
    house.server.happen.resubscribe('anna', { months: 9, streak: null, text: 'still 😂 Kappa' });
    expect(await events.event('channel.subscription.message')).toMatchObject({
      cumulative_months: 9,
      streak_months: null,
      message: { emotes: [{ begin: 8, end: 12, id: '25' }] },
    });
    const line = await bot.command('USERNOTICE');
    expect(line.tags).not.toHaveProperty('msg-param-streak-months');
    expect(line.tags).toMatchObject({
      'msg-param-cumulative-months': '9',
      'msg-param-should-share-streak': '0',
    });
  });

  test('enough support starts a hype train, which climbs and leaves', async () => {
    const events = await house.eventSub();
    for (const step of ['begin', 'progress', 'end'])
      await house.subscribe(
        house.token(house.streamer),
        events.sessionId,
        `channel.hype_train.${step}`,
        '2',
        {
          broadcaster_user_id: house.streamer.id,
        },
      );
    const { happen } = house.server;
    for (const name of ['anna', 'ben', 'carla']) happen.cheer(name, 200);
    expect(await events.event('channel.hype_train.begin')).toMatchObject({
      level: 1,
      total: 600,
      goal: 1600,
    });
    happen.cheer('anna', 1500);
    expect(await events.event('channel.hype_train.progress')).toMatchObject({
      level: 2,
      total: 2100,
      progress: 500,
      top_contributions: [{ user_login: 'anna', type: 'bits', total: 1700 }],
    });
    const status = await asStreamer('GET', `/hypetrain/status?${B()}`);
    expect(dataOf(status)).toMatchObject([{ current: { level: 2, total: 2100 }, all_time_high: null }]);
    house.clock.advance(5 * 60_000);
    expect(await events.event('channel.hype_train.end')).toMatchObject({ level: 2, total: 2100 });
    for (const name of ['anna', 'ben', 'carla']) happen.cheer(name, 200);
    expect(happen.channel.hypeTrains.current).toBeNull();
  });

  test('a goal moves with every follow and ends when it is reached', async () => {
    const events = await house.eventSub();
    await house.subscribe(house.token(house.streamer), events.sessionId, 'channel.goal.end', '1', {
      broadcaster_user_id: house.streamer.id,
    });
    const { happen } = house.server;
    happen.beginGoal('follower', 'More friends', 2);
    happen.follow('anna');
    happen.follow('anna');
    expect(happen.channel.goals[0]?.current).toBe(1);
    happen.follow('ben');
    expect(await events.event('channel.goal.end')).toMatchObject({ is_achieved: true, current_amount: 2 });
    expect(dataOf(await asStreamer('GET', `/goals?${B()}`))).toEqual([]);
  });
});

describe('the show', () => {
  test('a raid leaves after 90 seconds with all viewers, or not when it is called off', async () => {
    const events = await house.eventSub();
    house.token(house.streamer);
    await house.subscribe(house.token(house.bot), events.sessionId, 'channel.raid', '1', {
      from_broadcaster_user_id: house.streamer.id,
    });
    const friend = house.server.world.accounts.obtain('friend');
    const raid = () =>
      asStreamer('POST', `/raids?from_broadcaster_id=${house.streamer.id}&to_broadcaster_id=${friend.id}`);
    expect((await raid()).status).toBe(200);
    expect((await raid()).status).toBe(409);
    expect((await asStreamer('DELETE', `/raids?${B()}`)).status).toBe(204);
    expect((await asStreamer('DELETE', `/raids?${B()}`)).status).toBe(404);
    house.clock.advance(90_000);
    expect((await raid()).status).toBe(200);
    house.clock.advance(90_000);
    expect(await events.event('channel.raid')).toMatchObject({
      to_broadcaster_user_login: 'friend',
      viewers: 73,
    });
  });

  test('ads run by plan, can be put off three times, and commercials need a live stream and a pause', async () => {
    const events = await house.eventSub();
    await house.subscribe(house.token(house.streamer), events.sessionId, 'channel.ad_break.begin', '1', {
      broadcaster_user_id: house.streamer.id,
    });
    const { happen } = house.server;
    const snooze = () => asStreamer('POST', `/channels/ads/schedule/snooze?${B()}`);
    expect((await snooze()).status).toBe(400);
    happen.planAds(600);
    const now = house.clock.now() / 1000;
    expect(dataOf(await snooze())).toMatchObject([{ snooze_count: 2, next_ad_at: now + 900 }]);
    await snooze();
    await snooze();
    expect((await snooze()).status).toBe(429);
    house.clock.advance(1_500_000);
    expect(await events.event('channel.ad_break.begin')).toMatchObject({
      is_automatic: true,
      duration_seconds: 90,
    });
    const commercial = () =>
      asStreamer('POST', '/channels/commercial', { broadcaster_id: house.streamer.id, length: 61 });
    expect((await commercial()).status).toBe(429);
    house.clock.advance(8 * 60_000);
    expect(dataOf(await commercial())).toMatchObject([{ length: 90, retry_after: 480 }]);
    happen.goOffline();
    house.clock.advance(8 * 60_000);
    expect(refusalOf(await commercial())).toEqual([
      400,
      'To start a commercial, the broadcaster must be streaming live.',
    ]);
  });

  test('a clip is answered at once and there a little later', async () => {
    const made = await asStreamer('POST', `/clips?${B()}`);
    expect(made.status).toBe(202);
    const [clip] = dataOf<{ id: string }>(made);
    const read = async () => dataOf(await asStreamer('GET', `/clips?id=${clip?.id}`)).length;
    expect(await read()).toBe(0);
    house.clock.advance(4_000);
    expect(await read()).toBe(1);
    house.server.happen.goOffline();
    expect((await asStreamer('POST', `/clips?${B()}`)).status).toBe(404);
  });

  test('title and category change everywhere, within what Twitch allows', async () => {
    const patch = (body: unknown) => asStreamer('PATCH', `/channels?${B()}`, body);
    expect((await patch({ title: 'Act two', game_id: '27471' })).status).toBe(204);
    const stream = await asStreamer('GET', `/streams?user_login=rehearsal_streamer`);
    expect(dataOf(stream)).toMatchObject([{ title: 'Act two', game_name: 'Minecraft', viewer_count: 73 }]);
    for (const body of [
      { title: '' },
      { title: 'x'.repeat(141) },
      { game_id: '1' },
      { tags: ['no spaces'] },
      { delay: 5 },
      {},
    ])
      expect((await patch(body)).status).toBe(400);
    house.server.happen.goOffline();
    expect(dataOf(await asStreamer('GET', '/streams?user_login=rehearsal_streamer'))).toEqual([]);
    expect((await asStreamer('POST', '/streams/markers', { user_id: house.streamer.id })).status).toBe(404);
  });

  test('whispers reach the other side over chat, and not those who refuse them', async () => {
    const bot = await house.joinAs(house.bot);
    const whisper = (to: string) =>
      house.helix('POST', `/whispers?from_user_id=${house.streamer.id}&to_user_id=${to}`, {
        token: house.token(house.streamer),
        body: { message: 'psst' },
      });
    expect((await whisper(house.bot.id)).status).toBe(204);
    expect((await bot.command('WHISPER')).params).toEqual(['rehearsal_bot', 'psst']);
    expect(refusalOf(await whisper(house.streamer.id))).toEqual([400, 'A user cannot whisper themself']);
    house.bot.blocksWhispers = true;
    expect((await whisper(house.bot.id)).status).toBe(403);
  });

  test('the schedule is 404 while empty, then lists weekly evenings', async () => {
    expect((await asStreamer('GET', `/schedule?${B()}`)).status).toBe(404);
    const made = await asStreamer('POST', `/schedule/segment?${B()}`, {
      start_time: '2026-01-03T19:00:00Z',
      timezone: 'Europe/Berlin',
      duration: '120',
      is_recurring: true,
      title: 'The usual; evening',
    });
    expect(made.status).toBe(200);
    const read = await asStreamer('GET', `/schedule?${B()}&first=2`);
    const { data } = read.body as { data: { segments: { start_time: string }[] } };
    expect(data.segments.map((segment) => segment.start_time)).toEqual([
      '2026-01-03T19:00:00Z',
      '2026-01-10T19:00:00Z',
    ]);
    const calendar = await fetch(`${house.server.urls.helix}/schedule/icalendar?${B()}`);
    expect(await calendar.text()).toContain('SUMMARY:The usual\\; evening');
  });
});
