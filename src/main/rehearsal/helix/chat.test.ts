import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONFIDENTIAL_CLIENT_ID } from '../ids/clients.ts';
import { House, type Reply } from '../testing/house.ts';
import { dataOf, refusalOf } from '../testing/replies.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

const ids = () => `broadcaster_id=${house.streamer.id}&moderator_id=${house.bot.id}`;

function send(text: string, account = house.bot, more: Record<string, unknown> = {}): Promise<Reply> {
  return house.helix('POST', '/chat/messages', {
    token: house.token(account),
    body: { broadcaster_id: house.streamer.id, sender_id: account.id, message: text, ...more },
  });
}

const outcome = (reply: Reply) =>
  dataOf<{ is_sent: boolean; message_id: string; drop_reason: { code: string } | null }>(reply)[0];

describe('sending a message', () => {
  test('puts it into chat under the id that is answered', async () => {
    const streamer = await house.joinAs(house.streamer);
    const sent = outcome(await send('hello'));
    expect(sent).toMatchObject({ is_sent: true, drop_reason: null });
    const heard = await streamer.command('PRIVMSG');
    expect(heard.tags?.['id']).toBe(sent?.message_id);
  });

  test('says 200 and why when it is dropped', async () => {
    const viewer = house.server.world.accounts.obtain('viewer');
    expect(outcome(await send('again', viewer))?.is_sent).toBe(true);
    house.clock.advance(2_000);
    const repeated = await send('again', viewer);
    expect(repeated.status).toBe(200);
    expect(outcome(repeated)).toMatchObject({
      is_sent: false,
      message_id: '',
      drop_reason: { code: 'msg_duplicate' },
    });
    expect(outcome(await send('another', viewer))?.is_sent).toBe(true);
    expect(outcome(await send('too soon', viewer))?.drop_reason?.code).toBe('msg_ratelimit');
    house.server.happen.changeModes({ followersOnly: 10 });
    house.clock.advance(30_000);
    expect(outcome(await send('let me in', viewer))?.drop_reason?.code).toBe('followers_only_mode');
    house.server.happen.changeModes({ followersOnly: null });
    house.server.happen.warn(viewer, 'mind the rules');
    expect(outcome(await send('but', viewer))?.drop_reason?.code).toBe('user_warned');
    house.server.happen.acknowledgeWarning(viewer);
    expect(outcome(await send('thank you', viewer))?.is_sent).toBe(true);
  });

  test('refuses what is not allowed at all', async () => {
    const viewer = house.server.world.accounts.obtain('viewer');
    house.server.happen.ban(viewer);
    expect((await send('hello', viewer)).status).toBe(403);
    expect((await send('a'.repeat(501))).status).toBe(422);
    expect((await send('')).status).toBe(400);
    expect((await send('hello', house.bot, { for_source_only: true })).status).toBe(400);
    expect((await send('hello', house.bot, { sender_id: house.streamer.id })).status).toBe(401);
  });

  test('an app token needs the leave of both', async () => {
    const { tokens, world } = house.server;
    const app = tokens.issueApp(CONFIDENTIAL_CLIENT_ID).access.token;
    const ask = () =>
      house.helix('POST', '/chat/messages', {
        token: app,
        headers: { 'Client-Id': CONFIDENTIAL_CLIENT_ID },
        body: { broadcaster_id: house.streamer.id, sender_id: house.bot.id, message: 'from the app' },
      });
    expect((await ask()).status).toBe(401);
    tokens.issue(CONFIDENTIAL_CLIENT_ID, house.bot.id, ['user:write:chat', 'user:bot']);
    world.stage.moderators.delete(house.bot.id);
    expect((await ask()).status).toBe(403);
    tokens.issue(CONFIDENTIAL_CLIENT_ID, house.streamer.id, ['channel:bot']);
    expect((await ask()).status).toBe(200);
  });
});

describe('the room', () => {
  test('settings go together, ranges are told, and chat hears of every change', async () => {
    const bot = await house.joinAs(house.bot);
    const token = house.token(house.bot);
    const patch = (body: Record<string, unknown>) =>
      house.helix('PATCH', `/chat/settings?${ids()}`, { token, body });
    expect(refusalOf(await patch({ slow_mode: true, slow_mode_wait_time: 121 }))[1]).toContain(
      'must be in the range',
    );
    expect((await patch({ slow_mode_wait_time: 20 })).status).toBe(400);
    expect(
      dataOf(await patch({ slow_mode: true, follower_mode: true, follower_mode_duration: 10 })),
    ).toMatchObject([
      { slow_mode: true, slow_mode_wait_time: 30, follower_mode: true, follower_mode_duration: 10 },
    ]);
    expect((await bot.notice('slow_on')).params[1]).toContain('30 seconds');
    await bot.notice('followers_on');
    const states = bot.raw.filter((line) => line.includes(' ROOMSTATE ')).slice(1);
    expect(states).toEqual([
      '@followers-only=10;room-id=700000001 :tmi.twitch.tv ROOMSTATE #rehearsal_streamer',
      '@slow=30;room-id=700000001 :tmi.twitch.tv ROOMSTATE #rehearsal_streamer',
    ]);
  });

  test('who is no moderator may not change it', async () => {
    const viewer = house.server.world.accounts.obtain('viewer');
    const reply = await house.helix(
      'PATCH',
      `/chat/settings?broadcaster_id=${house.streamer.id}&moderator_id=${viewer.id}`,
      { token: house.token(viewer), body: { emote_mode: true } },
    );
    expect(reply.status).toBe(403);
    const other = await house.helix('PATCH', `/chat/settings?${ids()}`, {
      token: house.token(viewer),
      body: { emote_mode: true },
    });
    expect(other.status).toBe(401);
  });

  test('announcements come as notices, at most one in two seconds', async () => {
    const bot = await house.joinAs(house.bot);
    const token = house.token(house.bot);
    const announce = (body: Record<string, unknown>) =>
      house.helix('POST', `/chat/announcements?${ids()}`, { token, body });
    expect((await announce({ message: 'curtain up', color: 'purple' })).status).toBe(204);
    const heard = await bot.command('USERNOTICE');
    expect(heard).toMatchObject({
      params: ['#rehearsal_streamer', 'curtain up'],
      tags: {
        'msg-id': 'announcement',
        'msg-param-color': 'PURPLE',
        'system-msg': '',
        login: 'rehearsal_bot',
      },
    });
    expect((await announce({ message: 'again' })).status).toBe(429);
    house.clock.advance(2_000);
    expect((await announce({ message: 'again', color: 'mauve' })).status).toBe(400);
    expect((await announce({ message: 'again' })).status).toBe(204);
  });

  test('shoutouts wait two minutes, and an hour for the same channel', async () => {
    const token = house.token(house.bot);
    const shout = async (to: string) =>
      (
        await house.helix(
          'POST',
          `/chat/shoutouts?from_broadcaster_id=${house.streamer.id}&to_broadcaster_id=${to}&moderator_id=${house.bot.id}`,
          { token },
        )
      ).status;
    const { accounts } = house.server.world;
    const [one, two] = [accounts.obtain('friend_one').id, accounts.obtain('friend_two').id];
    expect(await shout(house.streamer.id)).toBe(400);
    expect(await shout(one)).toBe(204);
    expect(await shout(two)).toBe(429);
    house.clock.advance(2 * 60_000);
    expect(await shout(two)).toBe(204);
    house.clock.advance(2 * 60_000);
    expect(await shout(one)).toBe(429);
    house.clock.advance(60 * 60_000);
    expect(await shout(one)).toBe(204);
    house.server.happen.goOffline();
    house.clock.advance(60 * 60_000);
    expect(await shout(two)).toBe(400);
  });

  test('colours: names for all, hex for Turbo only, and anything else starts with invalid color', async () => {
    const token = house.token(house.bot);
    const paint = (color: string) =>
      house.helix('PUT', `/chat/color?user_id=${house.bot.id}&color=${encodeURIComponent(color)}`, { token });
    expect((await paint('blue_violet')).status).toBe(204);
    expect(house.bot.color).toBe('#8A2BE2');
    expect((await paint('#123456')).status).toBe(400);
    expect(refusalOf(await paint('mauve'))[1].toLowerCase()).toMatch(/^invalid color/);
    house.bot.turbo = true;
    expect((await paint('#12ab56')).status).toBe(204);
    const told = await house.helix('GET', `/chat/color?user_id=${house.bot.id}`, { token });
    expect(dataOf(told)).toMatchObject([{ color: '#12AB56' }]);
  });

  test('a pinned message is there until its time is over', async () => {
    const token = house.token(house.bot);
    const sent = outcome(await send('read me'));
    const body = {
      broadcaster_id: house.streamer.id,
      moderator_id: house.bot.id,
      message_id: sent?.message_id,
      duration_seconds: 60,
    };
    const pin = () => house.helix('PUT', '/chat/pins', { token, body });
    expect((await pin()).status).toBe(200);
    expect((await pin()).status).toBe(409);
    const read = async () => dataOf(await house.helix('GET', `/chat/pins?${ids()}`, { token }));
    expect(await read()).toMatchObject([{ message: 'read me' }]);
    house.clock.advance(60_000);
    expect(await read()).toEqual([]);
  });

  test('in a shared chat one line is heard in every room, as a copy with its source', async () => {
    const { happen, world } = house.server;
    const guest = happen.person('guest_channel');
    world.openChannel(guest);
    happen.beginSharedChat(guest);
    const client = await house.joinAs(house.bot);
    client.send('JOIN #guest_channel');
    await client.command('ROOMSTATE');
    happen.say('viewer', 'hello both');
    const home = await client.command('PRIVMSG', (line) => line.params[0] === '#rehearsal_streamer');
    const away = await client.command('PRIVMSG', (line) => line.params[0] === '#guest_channel');
    expect(home.tags?.['source-room-id']).toBe(home.tags?.['room-id']);
    expect(away.tags).toMatchObject({
      'room-id': guest.id,
      'source-room-id': house.streamer.id,
      'source-id': home.tags?.['id'],
    });
    expect(away.tags?.['id']).not.toBe(home.tags?.['id']);
    happen.subscribe('viewer');
    const notice = await client.command('USERNOTICE', (line) => line.params[0] === '#guest_channel');
    expect(notice.tags).toMatchObject({ 'msg-id': 'sharedchatnotice', 'source-msg-id': 'sub' });
  });
});
