import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../engine/chat/chatMessage.ts';
import type { Outside } from '../../engine/net/outside.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { type PlayedTwitch, playedTwitch } from '../../testing/playedTwitch.ts';
import { changesFeature } from '../changes/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { logFeature } from '../log/index.ts';
import { settingsFeature } from '../settings/index.ts';
import { textsFeature } from '../texts/index.ts';
import { informationFeature } from './index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const bakery: Person = { id: 'id-bakery', login: 'bakery', name: 'Bakery' };
const mod = { login: 'mo', role: 'moderator' as const };

let stage: ChatStage | null = null;
let asked: URL[] = [];
let changes: unknown[] = [];

afterEach(async () => {
  await stage?.cleanUp();
  stage = null;
  asked = [];
  changes = [];
});

type Answers = (url: URL, signal: AbortSignal | undefined) => Promise<unknown> | unknown;

function start(answers: Answers = () => new Error('nothing'), played: Partial<PlayedTwitch> = {}): ChatStage {
  const outside: Outside = {
    ask: async ({ url, signal }) => {
      const parsed = new URL(url);
      asked.push(parsed);
      const answer = await answers(parsed, signal);
      if (answer instanceof Error) throw answer;
      return {
        status: 200,
        type: 'application/json',
        text: typeof answer === 'string' ? answer : JSON.stringify(answer),
      };
    },
  };
  let info = { title: 'Rye bread', language: 'en', category: { id: '1', name: 'Celeste' }, labels: [] };
  const api: PlayedTwitch['api'] = {
    channel: {
      streams: async () => [{ viewers: 42 }],
      info: async () => [info],
      findCategories: async (text: string) =>
        text === 'nothing'
          ? []
          : [
              { id: '7', name: 'Tetris 99' },
              { id: '8', name: 'Tetris' },
            ],
      change: async (change: { title?: string; categoryId?: string }) => {
        changes.push(change);
        info = { ...info, ...(change.title === undefined ? {} : { title: change.title }) };
      },
    },
    audience: {
      followers: async () => ({ items: [], next: null, total: 1234 }),
      subscribers: async () => ({ items: [], next: null, total: 1, points: 1 }),
    },
    users: {
      byIds: async ([id]: string[]) => (id === 'id-ghost' ? [] : [{ createdAt: Date.UTC(2020, 5, 1, 12) }]),
      byLogins: async () => [],
    },
    schedule: { segments: async () => [] },
    ...played.api,
  };
  const twitch = playedTwitch({
    api,
    state: { channel: bakery, live: null, info, ...played.state },
  });
  const started = startChatStage(
    [twitch, logFeature, changesFeature, settingsFeature, textsFeature, commandsFeature, informationFeature],
    { outside },
  );
  stage = started;
  started.test.app.settings.set('texts', { timeZone: 'UTC' });
  started.test.app.settings.set('commands', { answers: 'plain' });
  return started;
}

async function answer(
  on: ChatStage,
  text: string,
  who: Parameters<ChatStage['chat']>[1] = {},
): Promise<string> {
  const before = on.said.length;
  await on.chat(text, who);
  return on.said
    .slice(before)
    .map((line) => line.text)
    .join(' | ');
}

/** The cooldowns are over. */
const later = (on: ChatStage, ms = 16_000): void => on.test.clock.advance(ms);

const ECB = { amount: 1, base: 'EUR', date: '2026-11-20', rates: { USD: 1.25, JPY: 160 } };
const PLACES = {
  results: [
    {
      name: 'Paris',
      country: 'France',
      country_code: 'FR',
      admin1: 'Île-de-France',
      latitude: 48.85,
      longitude: 2.35,
    },
    {
      name: 'Paris',
      country: 'United States',
      country_code: 'US',
      admin1: 'Texas',
      latitude: 33.66,
      longitude: -95.5,
    },
  ],
};
const SKY = {
  current: {
    temperature_2m: 20.4,
    apparent_temperature: 18.2,
    relative_humidity_2m: 55,
    wind_speed_10m: 12.6,
    weather_code: 61,
  },
};
const weather: Answers = (url) => (url.hostname.startsWith('geocoding') ? PLACES : SKY);

describe('the stream', () => {
  it('tells the uptime, or that it is offline', async () => {
    const startedAt = new FakeClock().now();
    const on = start(undefined, { state: { channel: bakery, live: { id: 's', startedAt } } });
    on.test.clock.advance(2 * HOUR + 15 * MINUTE);
    expect(await answer(on, '!uptime')).toBe('The stream has been live for 2 hours, 15 minutes.');
    await on.cleanUp();
    const off = start();
    expect(await answer(off, '!uptime')).toBe('The stream is offline at the moment.');
  });

  it('tells title and game, and lets only moderators change them, which can be undone', async () => {
    const on = start();
    expect(await answer(on, '!title')).toBe('The title: Rye bread');
    expect(await answer(on, '!title Mine now')).toContain('Only moderators');
    later(on);
    expect(await answer(on, '!title Sourdough & sorrow', mod)).toBe('The title is now: Sourdough & sorrow');
    expect(await answer(on, '!game', mod)).toBe('It is Celeste.');
    expect(await answer(on, '!game tetris')).toContain('Only moderators');
    later(on);
    expect(await answer(on, '!game tetris', mod)).toBe('The game is now Tetris.');
    later(on);
    expect(await answer(on, '!setgame nothing', mod)).toBe('Twitch has no category called "nothing".');
    expect(await answer(on, `!title ${'x'.repeat(141)}`, mod)).toContain('at most 140');
    const [game, title] = on.test.app.undo.list();
    expect([title?.text, game?.text]).toEqual([
      'Set the title to "Sourdough & sorrow"',
      'Set the game to Tetris',
    ]);
    await on.test.call('changes.undo', { id: title?.id });
    await on.test.call('changes.undo', { id: game?.id });
    expect(changes).toEqual([
      { title: 'Sourdough & sorrow' },
      { categoryId: '8' },
      { title: 'Rye bread' },
      { categoryId: '1' },
    ]);
    expect(
      on.test.records.filter(({ event, category }) => event === 'channel.changed' && category === 'audit'),
    ).toHaveLength(2);
  });

  it('tells the numbers of viewers, followers and subscribers', async () => {
    const on = start();
    expect(await answer(on, '!viewers')).toBe('42 viewers are watching.');
    expect(await answer(on, '!followers')).toBe('1,234 people follow Bakery.');
    expect(await answer(on, '!subs')).toBe('1 person subscribes to Bakery.');
  });

  it('tells the plan without what is over or cancelled', async () => {
    let segments: unknown[] = [];
    const on = start(undefined, { api: { schedule: { segments: async () => segments } } });
    const at = on.test.clock.now();
    const segment = (startsAt: number, title: string, cancelledUntil: number | null = null) => ({
      id: title,
      title,
      startsAt,
      endsAt: startsAt + HOUR,
      category: { id: '1', name: 'Baking' },
      recurring: true,
      cancelledUntil,
    });
    segments = [
      segment(at - HOUR, 'Over'),
      segment(at + HOUR, 'Cancelled', at + 2 * HOUR),
      segment(at + DAY, 'Buns'),
      segment(at + 2 * DAY, ''),
    ];
    expect(await answer(on, '!nextstream')).toMatch(
      /^The next stream begins in 1 day, on .*UTC: Buns, Baking\.$/,
    );
    const plan = await answer(on, '!schedule');
    expect(plan).toContain('Buns, Baking · ');
    expect(plan).not.toMatch(/Over|Cancelled/);
    segments = [];
    later(on, MINUTE);
    expect(await answer(on, '!schedule')).toBe('No stream is planned on Twitch.');
    expect(await answer(on, '!nextstream')).toBe('No stream is planned on Twitch.');
  });

  it('says kindly that Twitch is slow, after 5 seconds', async () => {
    const never = async () => new Promise(() => {});
    const on = start(undefined, {
      state: { channel: bakery, live: null, info: null },
      api: {
        channel: { streams: never, info: never },
        audience: { followers: never, subscribers: never },
        users: { byIds: never },
      },
    });
    for (const line of ['!viewers', '!followers', '!subs', '!title', '!accountage']) {
      const before = on.said.length;
      await on.chat(line);
      await on.test.clock.advanceAsync(4_900);
      expect(on.said, line).toHaveLength(before);
      await on.test.clock.advanceAsync(200);
      expect(on.said.at(-1)?.text, line).toContain('Twitch takes too long');
    }
    await on.chat('!ping');
    await on.test.clock.advanceAsync(5_000);
    expect(on.said.at(-1)?.text).toContain('I am awake, but Twitch is not quite');
  });
});

describe('tools', () => {
  it('tells the age of an account', async () => {
    const on = start();
    on.people.everybody.push({ id: 'id-ghost', login: 'ghost', name: 'Ghost' });
    expect(await answer(on, '!accountage')).toMatch(/^Your account is .* old, since 1 June 2020\.$/);
    later(on);
    expect(await answer(on, '!accountage ghost')).toBe('Twitch does not know Ghost any more.');
    expect(await answer(on, '!accountage nobody')).toContain('Nobody called');
  });

  it('tells the time, as the streamer’s clock shows it', async () => {
    const on = start();
    on.test.clock.advance(18 * HOUR + 30 * MINUTE);
    expect(await answer(on, '!time')).toBe('It is Thursday 18:30 where the streamer is.');
    expect(await answer(on, '!time tokyo')).toBe('It is Friday 03:30 in Tokyo.');
    expect(await answer(on, '!time Atlantis')).toContain('I do not know where "Atlantis" is');
    on.test.app.settings.set('texts', { clock: '12' });
    later(on);
    expect(await answer(on, '!time New York')).toMatch(/^It is Thursday 0?1:30 pm in New York\.$/i);
  });

  it('works sums out', async () => {
    const on = start();
    expect(await answer(on, '!math 2 + 3 * 4')).toBe('2 + 3 * 4 = 14');
    expect(await answer(on, '!calc 0.1 + 0.2')).toBe('0.1 + 0.2 = 0.3');
    expect(await answer(on, '!math 1/0')).toContain('divided by 0');
    later(on);
    expect(await answer(on, '!math 9^9^9^9')).toContain('beyond all numbers');
    expect(await answer(on, '!math process.exit()')).toContain('cannot be worked out');
    expect(await answer(on, '!math')).toContain('sum is missing');
  });

  it('tells that it is awake and which version it is', async () => {
    const on = start();
    expect(await answer(on, '!ping')).toBe('I am awake. Twitch answered me in 0 ms.');
    on.test.clock.advance(3 * HOUR);
    expect(await answer(on, '!emcee')).toBe('This is Emcee 0.0.0-test, running for 3 hours.');
  });
});

describe('services outside', () => {
  it('converts money and asks for the rates once', async () => {
    const on = start(() => ECB);
    expect(await answer(on, '!convert $100 EUR')).toBe('100.00 USD = 80.00 EUR (rates of 2026-11-20)');
    expect(await answer(on, '!convert 1 eur to jpy')).toBe('1.00 EUR = 160.00 JPY (rates of 2026-11-20)');
    expect(await answer(on, '!convert 3 feet to cm')).toBe('3 feet = 91.44 centimetres');
    expect(asked.map(({ hostname }) => hostname)).toEqual(['api.frankfurter.dev']);
    expect(
      await on.test.app.texts.try('$(convert 1 eur to usd)', {
        cause: '',
        viewer: null,
        line: null,
        args: [],
        argText: '',
        facts: {},
        notes: {},
        depth: 0,
      }),
    ).toMatchObject({ text: '1.00 EUR = 1.25 USD (rates of 2026-11-20)' });
  });

  it('uses older rates while there are no new ones, but not for ever', async () => {
    let up = true;
    const on = start(() => (up ? ECB : new Error('down')));
    await answer(on, '!convert 1 eur to usd');
    up = false;
    later(on, 7 * HOUR);
    expect(await answer(on, '!convert 1 eur to usd')).toContain('1.25 USD (rates of 2026-11-20)');
    later(on, 7 * DAY);
    expect(await answer(on, '!convert 1 eur to usd')).toContain('exchange rates cannot be reached just now');
  });

  it('leaves a service alone for a minute after it failed, and then asks again', async () => {
    let up = false;
    const on = start(() => (up ? ECB : new Error('down')));
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await answer(on, '!convert 1 eur to usd')).toContain('Sorry, the exchange rates');
    }
    expect(asked).toHaveLength(1);
    up = true;
    later(on, MINUTE);
    expect(await answer(on, '!convert 1 eur to usd')).toContain('1.25 USD');
    expect(on.test.records.filter(({ event }) => event === 'service.failed')).toHaveLength(1);
  });

  it('ends what takes longer than 5 seconds, and says so', async () => {
    let ended = false;
    const on = start((_url, signal) => {
      signal?.addEventListener('abort', () => {
        ended = true;
      });
      return new Promise(() => {});
    });
    await on.chat('!weather Paris');
    await on.test.clock.advanceAsync(4_900);
    expect(on.said).toEqual([]);
    await on.test.clock.advanceAsync(100);
    expect(on.said.at(-1)?.text).toContain('Sorry, the weather service cannot be reached just now');
    expect(ended).toBe(true);
  });

  it('is not confused by an answer of another form', async () => {
    for (const wrong of [
      '<html>',
      {},
      [],
      { results: [{ name: 1 }] },
      { base: 'EUR', date: 'x', rates: { USD: 'a' } },
    ]) {
      const on = start(() => wrong);
      expect(await answer(on, '!convert 1 eur to usd')).toContain('Sorry');
      expect(on.test.records.some(({ level }) => level === 'error')).toBe(false);
      await on.cleanUp();
    }
  });

  it('tells the weather of the right place, in the wished degrees', async () => {
    const on = start(weather);
    expect(await answer(on, '!weather Paris')).toBe(
      'Paris, France: 20 °C / 69 °F (feels like 18 °C / 65 °F), light rain, wind 13 km/h, humidity 55%.',
    );
    on.test.app.settings.set('information', { temperature: 'celsius' });
    expect(await answer(on, '!weather Paris, US')).toContain(
      'Paris, United States: 20 °C (feels like 18 °C), light rain',
    );
    expect(asked.at(-1)?.searchParams.get('latitude')).toBe('33.66');
    expect(await answer(on, '!weather Paris, Mars')).toBe('I do not find a place called "Paris, Mars".');
    later(on);
    expect(await answer(on, '!weather')).toBe('Name a place, such as Berlin.');
    on.test.app.settings.set('information', { weatherPlace: 'Paris' });
    const before = asked.length;
    expect(await answer(on, '!weather')).toContain('Paris, France');
    expect(asked).toHaveLength(before);
  });

  it('links to the game that is played, and not to something else for "Just Chatting"', async () => {
    const found = {
      items: [
        { type: 'app', name: 'Celeste Classic', id: 1 },
        { type: 'app', name: 'The Celeste', id: 2 },
        { type: 'sub', name: 'Celeste', id: 3 },
      ],
    };
    const on = start(() => found);
    expect(await answer(on, '!steam')).toBe('The Celeste on Steam: https://store.steampowered.com/app/2');
    expect(await answer(on, '!steam celes')).toBe(
      'Celeste Classic on Steam: https://store.steampowered.com/app/1',
    );
    expect(asked[0]?.searchParams.get('term')).toBe('Celeste');
    const chatting = { title: '', language: 'en', category: { id: '5', name: 'Just Chatting' }, labels: [] };
    await on.cleanUp();
    const talk = start(() => found, { state: { channel: bakery, live: null, info: chatting } });
    expect(await answer(talk, '!steam')).toBe('I do not find Just Chatting on Steam.');
  });

  it('asks nobody when the streamer has switched it off', async () => {
    const on = start(() => ECB);
    on.test.app.settings.set('information', { weather: false, rates: false, steam: false });
    expect(await answer(on, '!convert 1 eur to usd')).toBe(
      'Exchange rates are switched off in this channel.',
    );
    expect(await answer(on, '!weather Paris')).toContain('switched off');
    expect(await answer(on, '!steam Celeste')).toContain('switched off');
    expect(asked).toEqual([]);
  });
});
