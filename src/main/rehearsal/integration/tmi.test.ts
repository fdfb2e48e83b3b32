import tmi from 'tmi.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { House } from '../testing/house.ts';
import { wallClock } from '../wallClock.ts';

const ROOM = '#rehearsal_streamer';

let house: House;
let client: tmi.Client;

/** The next time that tmi.js announces this, with what it says. */
function next(name: string): Promise<unknown[]> {
  return new Promise((resolve) => {
    const once = client.once as (event: string, run: (...args: unknown[]) => void) => void;
    once.call(client, name, (...args) => resolve(args));
  });
}

function makeClient(token: string): tmi.Client {
  return new tmi.Client({
    options: { skipUpdatingEmotesets: true },
    connection: { server: '127.0.0.1', port: house.server.port, secure: false, reconnectInterval: 50 },
    identity: { username: 'rehearsal_bot', password: token },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
  } as tmi.Options);
}

beforeEach(async () => {
  house = await House.open({ clock: wallClock });
  client = makeClient(`oauth:${house.token(house.bot)}`);
});
afterEach(async () => {
  client.removeAllListeners();
  if (client.readyState() === 'OPEN') await client.disconnect();
  await house.close();
});

describe('the real tmi.js', () => {
  test('connects, joins, speaks and hears', async () => {
    const connected = next('connected');
    await client.connect();
    expect(await connected).toEqual(['127.0.0.1', house.server.port]);
    await client.join(ROOM);

    const heard = next('message');
    house.server.happen.say('viewer', 'hello bot Kappa');
    const [channel, state, text, self] = await heard;
    expect([channel, text, self]).toEqual([ROOM, 'hello bot Kappa', false]);
    expect(state).toMatchObject({ username: 'viewer', emotes: { '25': ['10-14'] }, 'first-msg': true });

    const streamer = await house.joinAs(house.streamer);
    await client.say(ROOM, 'hello viewer');
    expect((await streamer.command('PRIVMSG')).params[1]).toBe('hello viewer');
    await client.action(ROOM, 'bows');
    expect((await streamer.command('PRIVMSG')).params[1]).toBe('\u0001ACTION bows\u0001');
  });

  test('tells subs, gifts, cheers, raids and bans in its own words', async () => {
    await client.connect();
    await client.join(ROOM);
    const { happen } = house.server;

    let told = next('subscription');
    happen.subscribe('anna', { tier: '2000' });
    expect((await told).slice(0, 3)).toEqual([
      ROOM,
      'anna',
      { prime: false, plan: '2000', planName: 'Channel Subscription (rehearsal_streamer): Tier 2' },
    ]);

    told = next('resub');
    happen.resubscribe('anna', { months: 12, streak: 4, text: 'a year!' });
    expect((await told).slice(0, 4)).toEqual([ROOM, 'anna', 4, 'a year!']);

    told = next('submysterygift');
    const gift = next('subgift');
    happen.giftBomb('ben', 3);
    expect((await told).slice(0, 3)).toEqual([ROOM, 'ben', 3]);
    expect((await gift)[1]).toBe('ben');

    told = next('cheer');
    happen.cheer('anna', 100, 'wow');
    expect((await told)[1]).toMatchObject({ bits: '100', username: 'anna' });

    told = next('raided');
    happen.raid('other_channel', 42);
    expect((await told).slice(0, 3)).toEqual([ROOM, 'other_channel', 42]);

    told = next('timeout');
    happen.timeout('anna', 30);
    expect((await told).slice(0, 4)).toEqual([ROOM, 'anna', null, 30]);
    told = next('ban');
    happen.ban('anna');
    expect((await told).slice(0, 2)).toEqual([ROOM, 'anna']);

    told = next('messagedeleted');
    const said = happen.say('ben', 'gone soon');
    if ('said' in said) happen.deleteMessage(said.said.id);
    expect((await told).slice(0, 3)).toEqual([ROOM, 'ben', 'gone soon']);

    told = next('slowmode');
    happen.changeModes({ slow: 10 });
    expect(await told).toEqual([ROOM, true, 10]);
    told = next('clearchat');
    happen.clearChat();
    expect(await told).toEqual([ROOM]);
    told = next('usernotice');
    happen.announce('rehearsal_streamer', 'listen');
    expect((await told).slice(0, 2)).toEqual(['announcement', ROOM]);
  });

  test('is refused with the words of Twitch', async () => {
    client = makeClient('oauth:nothing');
    await expect(client.connect()).rejects.toBe('Login authentication failed');
  });

  test('comes back by itself after RECONNECT and after a cut network', async () => {
    await client.connect();
    await client.join(ROOM);
    let rejoined = next('join');
    house.server.faults.chatReconnect(10);
    expect((await rejoined)[0]).toBe(ROOM);

    rejoined = next('join');
    house.server.faults.cut(100);
    expect((await rejoined)[0]).toBe(ROOM);
  });

  test('survives every odd line and goes on hearing', async () => {
    await client.connect();
    await client.join(ROOM);
    house.server.faults.oddLines();
    const heard = new Promise<string>((resolve) => {
      client.on('message', (_channel, _state, text) => {
        if (text === 'still there?') resolve(text);
      });
    });
    house.server.happen.say('viewer', 'still there?');
    expect(await heard).toBe('still there?');
  });

  test('gets five thousand lines, each once and in order', async () => {
    await client.connect();
    await client.join(ROOM);
    const texts: string[] = [];
    const all = new Promise<void>((resolve) => {
      client.on('message', (_channel, _state, text) => {
        texts.push(text);
        if (texts.length === 5000) resolve();
      });
    });
    for (let i = 0; i < 5000; i++) house.server.happen.say(`viewer_${i % 100}`, `line ${i}`);
    await all;
    expect(texts).toEqual(Array.from({ length: 5000 }, (_, i) => `line ${i}`));
    expect(house.server.stats().slowClientsDropped).toBe(0);
  });
});
