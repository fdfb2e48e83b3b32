import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { speak } from '../chat/speak.ts';
import { House } from '../testing/house.ts';

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

function say(login: string, text: string) {
  const { stage, world } = house.server;
  return speak(stage, { account: world.accounts.obtain(login), channel: world.stage, text, limited: false });
}

describe('login', () => {
  test('walks through the seven welcome lines and tells the account who it is', async () => {
    const client = await house.chat();
    client.send('CAP REQ :twitch.tv/tags twitch.tv/commands');
    client.send(`PASS oauth:${house.token(house.bot)}`);
    client.send('NICK rehearsal_bot');
    await client.command('GLOBALUSERSTATE');
    expect(client.raw.slice(0, 8)).toEqual([
      ':tmi.twitch.tv CAP * ACK :twitch.tv/tags twitch.tv/commands',
      ':tmi.twitch.tv 001 rehearsal_bot :Welcome, GLHF!',
      ':tmi.twitch.tv 002 rehearsal_bot :Your host is tmi.twitch.tv',
      ':tmi.twitch.tv 003 rehearsal_bot :This server is rather new',
      ':tmi.twitch.tv 004 rehearsal_bot :-',
      ':tmi.twitch.tv 375 rehearsal_bot :-',
      ':tmi.twitch.tv 372 rehearsal_bot :You are in a maze of twisty passages, all alike.',
      ':tmi.twitch.tv 376 rehearsal_bot :>',
    ]);
  });

  test.each([
    ['a token that is not known', 'oauth:nothing', 'rehearsal_bot', 'Login authentication failed'],
    ['a password without its prefix', 'nothing', 'rehearsal_bot', 'Improperly formatted auth'],
    ['a name that cannot be one', 'oauth:nothing', 'not-a-name!', 'Invalid NICK'],
  ])('refuses %s and closes only after a while', async (_, password, nick, answer) => {
    const client = await house.chat();
    client.send(`PASS ${password}`);
    client.send(`NICK ${nick}`);
    expect(await client.command('NOTICE')).toMatchObject({ params: ['*', answer] });
    house.clock.advance(10_000);
    await client.closed;
  });

  test('refuses a token that may not read chat', async () => {
    const client = await house.chat();
    client.send(`PASS oauth:${house.token(house.bot, ['user:read:chat'])}`);
    client.send('NICK rehearsal_bot');
    expect((await client.command('NOTICE')).params[1]).toBe('Login authentication failed');
  });

  test('lets an anonymous reader in, who hears but cannot speak', async () => {
    const reader = await house.chat();
    reader.send('PASS SCHMOOPIIE');
    reader.send('NICK justinfan123');
    await reader.command('376');
    reader.send('JOIN #rehearsal_streamer');
    await reader.command('366');
    reader.send('PRIVMSG #rehearsal_streamer :nobody hears this');
    await reader.settled();
    say('viewer', 'hello');
    expect(await reader.command('PRIVMSG')).toMatchObject({ params: ['#rehearsal_streamer', 'hello'] });
    expect(reader.raw.some((line) => line.startsWith('@'))).toBe(false);
  });

  test('says NAK to a capability that nobody has', async () => {
    const client = await house.chat();
    client.send('CAP REQ :twitch.tv/tags twitch.tv/foo');
    await client.command('CAP');
    expect(client.raw).toEqual([':tmi.twitch.tv CAP * NAK :twitch.tv/tags twitch.tv/foo']);
  });
});

describe('rooms', () => {
  test('joining tells the names, the own state and the modes of the room', async () => {
    house.server.world.stage.present.add(house.server.world.accounts.obtain('quiet_viewer').id);
    const client = await house.joinAs(house.bot);
    const commands = client.lines.all.map((line) => line.command).slice(-5);
    expect(commands).toEqual(['JOIN', '353', '366', 'USERSTATE', 'ROOMSTATE']);
    const names = client.lines.all.find((line) => line.command === '353');
    expect(names?.params).toEqual([
      'rehearsal_bot',
      '=',
      '#rehearsal_streamer',
      'rehearsal_bot quiet_viewer',
    ]);
    expect(client.raw.at(-1)).toBe(
      '@emote-only=0;followers-only=-1;r9k=0;room-id=700000001;slow=0;subs-only=0 :tmi.twitch.tv ROOMSTATE #rehearsal_streamer',
    );
  });

  test('a room that is not there answers nothing at all', async () => {
    const client = await house.joinAs(house.bot);
    const before = client.raw.length;
    client.send('JOIN #nobody_of_that_name');
    await client.settled();
    expect(client.raw.length).toBe(before + 1);
  });

  test('over twenty joins in ten seconds the rest is ignored', async () => {
    const { world } = house.server;
    for (let i = 0; i < 25; i++) world.openChannel(world.accounts.obtain(`room_${i}`));
    const client = await house.joinAs(house.bot);
    for (let i = 0; i < 25; i++) client.send(`JOIN #room_${i}`);
    await client.settled();
    const joined = () => client.lines.all.filter((line) => line.command === 'ROOMSTATE').length;
    expect(joined()).toBe(20);
    house.clock.advance(10_000);
    client.send('JOIN #room_24');
    await client.settled();
    expect(joined()).toBe(21);
  });

  test('comings and goings are told in batches of ten seconds', async () => {
    const bot = await house.joinAs(house.bot);
    const streamer = await house.joinAs(house.streamer);
    streamer.send('PART #rehearsal_streamer');
    await streamer.command('PART');
    await bot.settled();
    expect(bot.lines.all.some((line) => line.command === 'PART')).toBe(false);
    house.clock.advance(10_000);
    expect((await bot.command('PART')).prefix).toContain('rehearsal_streamer!');
  });
});

describe('speaking', () => {
  test('the room hears it, the speaker gets the id of the own line with its nonce and no echo', async () => {
    const bot = await house.joinAs(house.bot);
    const streamer = await house.joinAs(house.streamer);
    bot.send('@client-nonce=n1 PRIVMSG #rehearsal_streamer :hello house');
    const heard = await streamer.command('PRIVMSG');
    expect(heard).toMatchObject({
      prefix: 'rehearsal_bot!rehearsal_bot@rehearsal_bot.tmi.twitch.tv',
      params: ['#rehearsal_streamer', 'hello house'],
      tags: { 'display-name': 'Rehearsal_Bot', mod: '1', 'room-id': '700000001', 'user-id': '700000002' },
    });
    const state = await bot.command('USERSTATE', (line) => line.tags?.['id'] !== undefined);
    expect(state.tags).toMatchObject({ id: heard.tags?.['id'], 'client-nonce': 'n1' });
    await bot.settled();
    expect(bot.lines.all.some((line) => line.command === 'PRIVMSG')).toBe(false);
  });

  test('a second connection of the same account does hear it', async () => {
    const one = await house.joinAs(house.bot);
    const two = await house.joinAs(house.bot);
    one.send('PRIVMSG #rehearsal_streamer :from the other window');
    expect((await two.command('PRIVMSG')).params[1]).toBe('from the other window');
  });

  test('emotes are placed by code points, not by UTF-16 units', async () => {
    const bot = await house.joinAs(house.bot);
    say('viewer', 'Kappa 😂 Kappa');
    expect((await bot.command('PRIVMSG')).tags).toMatchObject({ emotes: '25:0-4,8-12', 'first-msg': '1' });
    say('viewer', '/me Kappa');
    const action = await bot.command('PRIVMSG');
    expect(action).toMatchObject({
      params: ['#rehearsal_streamer', '\u0001ACTION Kappa\u0001'],
      tags: { emotes: '25:0-4', 'emote-only': '1', 'first-msg': '0' },
    });
  });

  test('a reply names its parent and starts with the name', async () => {
    const bot = await house.joinAs(house.bot);
    const streamer = await house.joinAs(house.streamer);
    say('viewer', 'what; a question');
    const parent = await bot.command('PRIVMSG');
    bot.send(`@reply-parent-msg-id=${parent.tags?.['id']} PRIVMSG #rehearsal_streamer :an answer`);
    const reply = await streamer.command(
      'PRIVMSG',
      (line) => line.tags?.['reply-parent-msg-id'] !== undefined,
    );
    expect(reply).toMatchObject({
      params: ['#rehearsal_streamer', '@viewer an answer'],
      tags: {
        'reply-parent-msg-id': parent.tags?.['id'],
        'reply-parent-msg-body': 'what; a question',
        'reply-parent-user-login': 'viewer',
        'reply-thread-parent-msg-id': parent.tags?.['id'],
      },
    });
  });

  test('slash commands but for /me are answered with unrecognized_cmd', async () => {
    const bot = await house.joinAs(house.bot);
    bot.send('PRIVMSG #rehearsal_streamer :/ban somebody');
    expect((await bot.notice('unrecognized_cmd')).params[1]).toBe('Unrecognized command: /ban');
  });

  test('over 500 characters are dropped without a word', async () => {
    const bot = await house.joinAs(house.bot);
    const streamer = await house.joinAs(house.streamer);
    bot.send(`PRIVMSG #rehearsal_streamer :${'a'.repeat(501)}`);
    bot.send(`PRIVMSG #rehearsal_streamer :${'😂'.repeat(500)}`);
    const heard = await streamer.command('PRIVMSG');
    expect([...(heard.params[1] ?? '')].length).toBe(500);
  });

  test('a token without chat:edit may not speak', async () => {
    const bot = await house.joinAs(house.bot, house.token(house.bot, ['chat:read']));
    bot.send('PRIVMSG #rehearsal_streamer :let me');
    await bot.notice('no_permission');
  });

  test('the same line twice within 30 s is refused to viewers and allowed to moderators', async () => {
    const { world } = house.server;
    const bot = await house.joinAs(house.bot);
    const viewer = await house.joinAs(world.accounts.obtain('viewer'));
    for (const client of [bot, viewer]) client.send('PRIVMSG #rehearsal_streamer :again');
    await viewer.settled();
    house.clock.advance(2_000);
    for (const client of [bot, viewer]) client.send('PRIVMSG #rehearsal_streamer :again');
    await viewer.notice('msg_duplicate');
    await bot.settled();
    expect(bot.lines.all.some((line) => line.command === 'NOTICE')).toBe(false);
    house.clock.advance(30_000);
    viewer.send('PRIVMSG #rehearsal_streamer :again');
    await viewer.command('USERSTATE', (line) => line.tags?.['id'] !== undefined);
  });

  test('a moderator may say 100 lines in 30 s, the next is refused, and 30 s later there is room again', async () => {
    const bot = await house.joinAs(house.bot);
    const streamer = await house.joinAs(house.streamer);
    for (let i = 0; i < 101; i++) bot.send(`PRIVMSG #rehearsal_streamer :line ${i}`);
    await bot.notice('msg_ratelimit');
    await streamer.settled();
    expect(streamer.lines.all.filter((line) => line.command === 'PRIVMSG').length).toBe(100);
    house.clock.advance(30_000);
    bot.send('PRIVMSG #rehearsal_streamer :after the pause');
    await streamer.command('PRIVMSG', (line) => line.params[1] === 'after the pause');
  });

  test('a viewer has 20 lines, one a second, and is thrown out at twice that', async () => {
    const viewer = await house.joinAs(house.server.world.accounts.obtain('eager_viewer'));
    viewer.send('PRIVMSG #rehearsal_streamer :one');
    viewer.send('PRIVMSG #rehearsal_streamer :two');
    await viewer.notice('msg_ratelimit');
    for (let i = 0; i < 40; i++) viewer.send(`PRIVMSG #rehearsal_streamer :line ${i}`);
    await viewer.closed;
  });
});

describe('the modes of the room', () => {
  test.each([
    ['subscribers only', { subscribersOnly: true }, 'hello', 'msg_subsonly'],
    ['emotes only', { emoteOnly: true }, 'Kappa hello', 'msg_emoteonly'],
    ['followers of ten minutes', { followersOnly: 10 }, 'hello', 'msg_followersonly'],
    ['any followers', { followersOnly: 0 }, 'hello', 'msg_followersonly_zero'],
  ])('%s keep a stranger out and let VIPs and moderators in', async (_, modes, text, notice) => {
    const { happen, world } = house.server;
    happen.addVip('important');
    happen.changeModes(modes);
    const viewer = await house.joinAs(world.accounts.obtain('viewer'));
    viewer.send(`PRIVMSG #rehearsal_streamer :${text}`);
    await viewer.notice(notice);
    for (const who of ['important', house.bot]) expect('said' in happen.say(who, text)).toBe(true);
  });

  test('who has followed long enough may talk, who has not is told how long', () => {
    const { happen } = house.server;
    happen.changeModes({ followersOnly: 10 });
    happen.follow('viewer');
    house.clock.advance(5 * 60_000);
    expect(happen.say('viewer', 'now?')).toMatchObject({ refused: { notice: 'msg_followersonly_followed' } });
    house.clock.advance(5 * 60_000);
    expect('said' in happen.say('viewer', 'now?')).toBe(true);
  });

  test('slow mode counts from the last line, unique chat knows what was said', () => {
    const { happen } = house.server;
    happen.changeModes({ slow: 30 });
    expect('said' in happen.say('viewer', 'one')).toBe(true);
    house.clock.advance(10_000);
    expect(happen.say('viewer', 'two')).toMatchObject({
      refused: { notice: 'msg_slowmode', text: expect.stringContaining('again in 20 seconds') },
    });
    happen.changeModes({ slow: null, uniqueChat: true });
    happen.say('viewer', 'a rather long line');
    expect(happen.say('other', 'a rather long line')).toMatchObject({ refused: { notice: 'msg_r9k' } });
    expect('said' in happen.say('other', 'one')).toBe(true);
  });
});

test('roles show in badges and tags as Twitch writes them', async () => {
  const bot = await house.joinAs(house.bot);
  const { happen } = house.server;
  happen.addModerator('leader', true);
  happen.addVip('important');
  happen.subscribe('fan', { tier: '3000' });
  happen.resubscribe('fan', { months: 14, tier: '3000' });
  const lines: Record<string, Record<string, string>> = {};
  for (const who of ['leader', 'important', 'fan', 'rehearsal_streamer']) {
    happen.say(who, 'hello');
    lines[who] = (await bot.command('PRIVMSG')).tags ?? {};
  }
  expect(lines['leader']).toMatchObject({ badges: 'lead_moderator/1', mod: '1', 'user-type': 'mod' });
  expect(lines['important']).toMatchObject({ badges: 'vip/1', mod: '0', vip: '1' });
  expect(lines['fan']).toMatchObject({ badges: 'founder/0', 'badge-info': 'founder/14', subscriber: '1' });
  expect(lines['rehearsal_streamer']).toMatchObject({ badges: 'broadcaster/1', mod: '0', 'first-msg': '0' });
  expect(lines['fan']).not.toHaveProperty('vip');
});

describe('staying alive', () => {
  test('answers a bare PING in the only form that tmi.js reads', async () => {
    const client = await house.chat();
    client.send('PING');
    await client.command('PONG');
    expect(client.raw).toEqual(['PONG :tmi.twitch.tv']);
  });

  test('pings every five minutes, and closes who did not answer the last one', async () => {
    const bot = await house.joinAs(house.bot);
    house.clock.advance(5 * 60_000);
    await bot.command('PING');
    bot.send('PONG');
    await bot.settled();
    house.clock.advance(5 * 60_000);
    await bot.command('PING');
    house.clock.advance(5 * 60_000);
    await bot.closed;
  });

  test('a cut network drops the connection and refuses new ones until it is over', async () => {
    const bot = await house.joinAs(house.bot);
    house.server.faults.cut(60_000);
    expect((await bot.closed).code).toBe(1006);
    await expect(house.chat()).rejects.toThrow();
    house.clock.advance(60_000);
    await expect(house.joinAs(house.bot)).resolves.toBeDefined();
  });
});

test('thousands of lines for one client leave in a few frames, in order', async () => {
  const bot = await house.joinAs(house.bot);
  const before = bot.frames;
  for (let i = 0; i < 6000; i++) say(`viewer_${i % 50}`, `line ${i}`);
  await bot.command('PRIVMSG', (line) => line.params[1] === 'line 5999');
  const texts = bot.lines.all.filter((line) => line.command === 'PRIVMSG').map((line) => line.params[1]);
  expect(texts).toEqual(Array.from({ length: 6000 }, (_, i) => `line ${i}`));
  expect(bot.frames - before).toBeLessThan(120);
});
