import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { House } from '../testing/house.ts';
import { dataOf, refusalOf } from '../testing/replies.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

const ids = () => `broadcaster_id=${house.streamer.id}&moderator_id=${house.bot.id}`;
const viewer = (name = 'viewer') => house.server.world.accounts.obtain(name);

function ban(body: Record<string, unknown>) {
  return house.helix('POST', `/moderation/bans?${ids()}`, {
    token: house.token(house.bot),
    body: { data: body },
  });
}
function unban(id: string) {
  return house.helix('DELETE', `/moderation/bans?${ids()}&user_id=${id}`, { token: house.token(house.bot) });
}

describe('bans', () => {
  test('a timeout ends by itself, can be renewed, and is told to chat with its length', async () => {
    const client = await house.joinAs(house.bot);
    const { id } = viewer();
    expect(dataOf(await ban({ user_id: id, duration: 60, reason: 'calm' }))).toMatchObject([
      { user_id: id, end_time: '2026-01-01T00:01:00Z' },
    ]);
    const told = await client.command('CLEARCHAT');
    expect(told).toMatchObject({
      params: ['#rehearsal_streamer', 'viewer'],
      tags: { 'ban-duration': '60', 'target-user-id': id },
    });
    expect((await ban({ user_id: id, duration: 120 })).status).toBe(200);
    expect('refused' in house.server.happen.say('viewer', 'hello')).toBe(true);
    house.clock.advance(120_000);
    expect('said' in house.server.happen.say('viewer', 'hello')).toBe(true);
    expect(refusalOf(await unban(id))).toEqual([
      400,
      'The user in the user_id query parameter is not banned.',
    ]);
  });

  test('a ban holds until it is lifted, and cannot be given twice', async () => {
    const { id } = viewer();
    expect(dataOf(await ban({ user_id: id }))).toMatchObject([{ end_time: null }]);
    expect(refusalOf(await ban({ user_id: id }))).toEqual([
      400,
      'The user specified in the user_id field is already banned.',
    ]);
    const token = house.token(house.streamer);
    const listed = await house.helix('GET', `/moderation/banned?broadcaster_id=${house.streamer.id}`, {
      token,
    });
    expect(dataOf(listed)).toMatchObject([{ user_id: id, expires_at: '', moderator_login: 'rehearsal_bot' }]);
    expect((await unban(id)).status).toBe(204);
  });

  test('the broadcaster, moderators and oneself cannot be banned', async () => {
    house.server.happen.addModerator('colleague');
    for (const account of [house.streamer, house.bot, viewer('colleague')])
      expect(refusalOf(await ban({ user_id: account.id }))).toEqual([
        400,
        'The user specified in the user_id field may not be banned.',
      ]);
    expect((await ban({ user_id: viewer().id, duration: 1_209_601 })).status).toBe(400);
  });

  test('a banned account is put out of the room, hears no more over EventSub, and cannot come back', async () => {
    const account = viewer();
    const client = await house.joinAs(account);
    const events = await house.eventSub();
    const condition = { broadcaster_user_id: house.streamer.id, user_id: account.id };
    const token = house.token(account);
    await house.subscribe(token, events.sessionId, 'channel.chat.message', '1', condition);
    await ban({ user_id: account.id });
    await client.notice('msg_banned');
    expect((await client.command('PART')).params[0]).toBe('#rehearsal_streamer');
    expect((await events.kind('revocation')).payload.subscription?.status).toBe('chat_user_banned');
    client.send('JOIN #rehearsal_streamer');
    await client.notice('msg_banned');
    const again = await house.subscribe(token, events.sessionId, 'channel.chat.message', '1', condition);
    expect(again.status).toBe(403);
    await unban(account.id);
    const after = await house.subscribe(token, events.sessionId, 'channel.chat.message', '1', condition);
    expect(after.status).toBe(202);
  });
});

describe('messages', () => {
  const remove = (id?: string) =>
    house.helix('DELETE', `/moderation/chat?${ids()}${id ? `&message_id=${id}` : ''}`, {
      token: house.token(house.bot),
    });
  const say = (who: string, text: string): string => {
    const spoken = house.server.happen.say(who, text);
    return 'said' in spoken ? spoken.said.id : '';
  };

  test('one is deleted once, with its text told to chat', async () => {
    const client = await house.joinAs(house.bot);
    const id = say('viewer', 'oops; sorry');
    expect((await remove(id)).status).toBe(204);
    expect(await client.command('CLEARMSG')).toMatchObject({
      params: ['#rehearsal_streamer', 'oops; sorry'],
      tags: { login: 'viewer', 'target-msg-id': id },
    });
    expect((await remove(id)).status).toBe(404);
    expect((await remove('nothing')).status).toBe(404);
  });

  test('those of the broadcaster and of colleagues stay, as do old ones', async () => {
    house.server.happen.addModerator('colleague');
    expect((await remove(say('rehearsal_streamer', 'mine'))).status).toBe(400);
    expect((await remove(say('colleague', 'mine too'))).status).toBe(400);
    const old = say('viewer', 'long ago');
    house.clock.advance(6 * 60 * 60_000 + 1);
    expect((await remove(old)).status).toBe(404);
  });

  test('without an id the whole chat is cleared', async () => {
    const client = await house.joinAs(house.bot);
    expect((await remove()).status).toBe(204);
    expect((await client.command('CLEARCHAT')).params).toEqual(['#rehearsal_streamer']);
  });
});

describe('roles', () => {
  const path = (kind: string, id: string) => `${kind}?broadcaster_id=${house.streamer.id}&user_id=${id}`;
  const change = async (method: string, kind: string, id: string) =>
    house.helix(method, path(kind, id), { token: house.token(house.streamer) });

  test('moderators and VIPs are made and unmade, with the words of Twitch', async () => {
    const { id } = viewer();
    const mods = '/moderation/moderators';
    const vips = '/channels/vips';
    expect((await change('POST', vips, id)).status).toBe(204);
    expect((await change('POST', vips, id)).status).toBe(422);
    expect((await change('POST', mods, id)).status).toBe(422);
    expect((await change('DELETE', vips, id)).status).toBe(204);
    expect((await change('POST', mods, id)).status).toBe(204);
    expect(refusalOf(await change('POST', mods, id))).toEqual([400, 'user is already a mod']);
    expect((await change('POST', vips, id)).status).toBe(422);
    expect((await change('DELETE', mods, id)).status).toBe(204);
    expect(refusalOf(await change('DELETE', mods, id))).toEqual([400, 'user is not a mod']);
    const wrong = await house.helix('POST', path(mods, id), { token: house.token(house.bot) });
    expect(refusalOf(wrong)).toEqual([401, 'incorrect user authorization']);
  });

  test('ten changes in ten seconds, then 429', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++)
      statuses.push((await change('POST', '/channels/vips', viewer(`vip_${i}`).id)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 204), 429]);
  });

  test('who loses the sword loses the subscriptions that need it', async () => {
    const events = await house.eventSub();
    const condition = { broadcaster_user_id: house.streamer.id, moderator_user_id: house.bot.id };
    await house.subscribe(house.token(house.bot), events.sessionId, 'channel.follow', '2', condition);
    await change('DELETE', '/moderation/moderators', house.bot.id);
    expect((await events.kind('revocation')).payload.subscription?.status).toBe('moderator_removed');
  });
});

describe('AutoMod', () => {
  test('holds by its levels, and an approved line is said after all', async () => {
    const client = await house.joinAs(house.bot);
    const events = await house.eventSub();
    const token = house.token(house.bot);
    const condition = { broadcaster_user_id: house.streamer.id, moderator_user_id: house.bot.id };
    await house.subscribe(token, events.sessionId, 'automod.message.hold', '2', condition);
    const put = await house.helix('PUT', `/moderation/automod/settings?${ids()}`, {
      token,
      body: { overall_level: 3 },
    });
    expect(dataOf(put)).toMatchObject([{ overall_level: 3, bullying: 3 }]);
    const spoken = house.server.happen.say('viewer', 'you idiots');
    expect(spoken).toMatchObject({ refused: { drop: 'automod_held' } });
    const held = await events.event('automod.message.hold');
    expect(held).toMatchObject({ reason: 'automod', automod: { category: 'bullying', level: 3 } });
    const decide = (action: string) =>
      house.helix('POST', '/moderation/automod/message', {
        token,
        body: { user_id: house.bot.id, msg_id: held['message_id'], action },
      });
    expect((await decide('ALLOW')).status).toBe(204);
    expect((await client.command('PRIVMSG')).params[1]).toBe('you idiots');
    expect((await decide('DENY')).status).toBe(404);
  });

  test('blocked terms stop viewers and not moderators', async () => {
    const token = house.token(house.bot);
    const added = await house.helix('POST', `/moderation/blocked_terms?${ids()}`, {
      token,
      body: { text: 'spoil*' },
    });
    expect(house.server.happen.say('viewer', 'a SPOILER')).toMatchObject({
      refused: { notice: 'msg_rejected_mandatory' },
    });
    expect('said' in house.server.happen.say(house.bot, 'no spoilers')).toBe(true);
    const [term] = dataOf<{ id: string }>(added);
    await house.helix('DELETE', `/moderation/blocked_terms?${ids()}&id=${term?.id}`, { token });
    expect('said' in house.server.happen.say('viewer', 'a SPOILER')).toBe(true);
  });
});

test('warnings, unban requests, suspicious users and the shield go their way', async () => {
  const token = house.token(house.bot);
  const { happen } = house.server;
  const warn = (reason: string, id = viewer().id) =>
    house.helix('POST', `/moderation/warnings?${ids()}`, { token, body: { data: { user_id: id, reason } } });
  expect((await warn('mind the rules')).status).toBe(200);
  expect((await warn('')).status).toBe(400);
  expect((await warn('no', house.streamer.id)).status).toBe(400);
  happen.ban('banned_one');
  const request = happen.requestUnban('banned_one', 'sorry');
  const list = await house.helix('GET', `/moderation/unban_requests?${ids()}&status=pending`, { token });
  expect(dataOf(list)).toMatchObject([{ id: request.id, text: 'sorry', user_login: 'banned_one' }]);
  const solve = () =>
    house.helix(
      'PATCH',
      `/moderation/unban_requests?${ids()}&unban_request_id=${request.id}&status=approved`,
      { token },
    );
  expect((await solve()).status).toBe(200);
  expect((await solve()).status).toBe(400);
  expect('said' in happen.say('banned_one', 'thank you')).toBe(true);
  const mark = await house.helix('POST', `/moderation/suspicious_users?${ids()}`, {
    token,
    body: { user_id: viewer().id, status: 'RESTRICTED' },
  });
  expect(mark.status).toBe(200);
  const shield = await house.helix('PUT', `/moderation/shield_mode?${ids()}`, {
    token,
    body: { is_active: true },
  });
  expect(dataOf(shield)).toMatchObject([{ is_active: true, moderator_login: 'rehearsal_bot' }]);
});
