import { z } from 'zod';
import { defineContract } from '../../shared/rpc/contract.ts';
import { AppError } from '../../shared/rpc/errors.ts';
import type { Person } from '../engine/chat/chatMessage.ts';
import type { Commands } from '../engine/commands/command.ts';
import type { EngineControl } from '../engine/control.ts';
import { defineFeature, type Feature } from '../engine/feature.ts';
import type { Outside } from '../engine/net/outside.ts';
import { type Occasion, occasionOf } from '../engine/occasion.ts';
import type { People, PersonRecord } from '../engine/people.ts';
import type { Purse } from '../engine/purse.ts';
import type { Services } from '../engine/services.ts';
import { FakeClock } from '../engine/testing/fakeClock.ts';
import type { Clip, Profile, ScheduleSegment, TwitchApi } from '../engine/twitch/api.ts';
import type { Twitch } from '../engine/twitch/service.ts';
import { features } from '../features/index.ts';
import { startTestApp, type TestApp } from './testApp.ts';

/**
 * The world in which the examples of all variables are run: Friday, 20 November 2026, 18:30 UTC. Mia, a moderator of
 * Bakery's channel, has just typed `!hug @Tom big hug`, and the stream is live.
 */
const NOW = Date.UTC(2026, 10, 20, 18, 30);
const STARTED = NOW - 3 * 3_600_000;
const LIVE_SINCE = NOW - (2 * 60 + 15) * 60_000;
const DAY = 86_400_000;

const bakery: Person = { id: '1000', login: 'bakery', name: 'Bakery' };
const bot: Person = { id: '1001', login: 'breadbot', name: 'BreadBot' };
const mia: Person = { id: '2001', login: 'mia', name: 'Mia' };
const tom: Person = { id: '2002', login: 'tom', name: 'Tom' };
const everybody = [mia, tom, bakery, bot];

const byName = (name: string): Person | null =>
  everybody.find(({ login }) => login === name.replace(/^@/, '').toLowerCase()) ?? null;

const MIA: PersonRecord = {
  firstSeen: Date.UTC(2025, 8, 20, 17),
  lastSeen: NOW,
  watchedMinutes: (5 * 24 + 4) * 60,
  messages: 321,
  streams: 48,
  streak: 7,
  pronouns: {
    subject: 'she',
    object: 'her',
    possessive: 'her',
    possessivePronoun: 'hers',
    reflexive: 'herself',
  },
  ignored: false,
};
const TOM: PersonRecord = {
  ...MIA,
  lastSeen: NOW - 3 * DAY,
  watchedMinutes: 90,
  messages: 12,
  pronouns: null,
};

const people: People = {
  known: byName,
  find: async (name) => byName(name),
  byId: (id) => everybody.find((person) => person.id === id) ?? null,
  present: () => [mia, tom, bakery],
  isPresent: (id) => [mia, tom, bakery].some((person) => person.id === id),
  groupsOf: (id) => (id === mia.id ? ['regulars'] : []),
  groups: () => ['regulars'],
  follows: (id) => id === mia.id,
  isFollower: async (id) => id === mia.id,
  followedSince: async (id) => (id === mia.id ? Date.UTC(2025, 8, 20, 17) : null),
  record: (id) => (id === mia.id ? MIA : id === tom.id ? TOM : null),
};

const tokens = { id: 'tokens', one: 'token', many: 'tokens' };
const purse: Purse = {
  currencies: () => [tokens],
  main: tokens,
  balance: (id) => (id === mia.id ? 1250 : 40),
  book: () => ({ balance: 0, already: false }),
  undo: () => {},
};

const commands: Commands = {
  prefix: '!',
  collect: async (line) => (line.startsWith('dice') ? ['You rolled 7.'] : []),
  run: async () => {},
  uses: (name) => ({ hug: 13, dice: 4 })[name] ?? null,
  takenBy: () => null,
};

const outside: Outside = {
  ask: async ({ url }) => {
    if (url === 'https://api.example/bread')
      return { status: 200, type: 'text/plain', text: 'Rye is best.\n' };
    if (url === 'https://api.example/loaves.json') {
      return { status: 200, type: 'application/json', text: '{"items":[{"name":"Rye"},{"name":"Oats"}]}' };
    }
    throw new AppError('outside.unreachable', `Nothing answers at ${url}.`);
  },
};

const profile = (person: Person): Profile => ({
  ...person,
  broadcasterType: '',
  description: 'I bake bread.',
  pictureUrl: `https://pictures.example/${person.login}.png`,
  createdAt: Date.UTC(2020, 5, 1, 12),
});

const clip: Clip = {
  id: 'rye',
  url: 'https://clips.example/rye',
  title: 'The rye falls',
  creator: tom,
  createdAt: NOW - DAY,
  seconds: 20,
  views: 900,
  thumbnailUrl: 'https://clips.example/rye.png',
};

const segment: ScheduleSegment = {
  id: 'saturday',
  title: 'Sourdough Saturday',
  startsAt: Date.UTC(2026, 10, 21, 18),
  endsAt: Date.UTC(2026, 10, 21, 21),
  category: null,
  recurring: true,
  cancelledUntil: null,
};

/** What Twitch answers; a call that no example makes is not there. */
function exampleApi(): TwitchApi {
  const baking = { id: '1', name: 'Food & Drink' };
  const api = {
    users: {
      byIds: async (ids: readonly string[]) => everybody.filter(({ id }) => ids.includes(id)).map(profile),
      byLogins: async (logins: readonly string[]) =>
        everybody.filter(({ login }) => logins.includes(login)).map(profile),
    },
    chat: { chatters: async () => [mia, tom, bakery] },
    channel: {
      info: async (ids: readonly string[]) =>
        ids.includes(tom.id)
          ? [
              {
                user: tom,
                title: 'Speedrun night',
                language: 'en',
                category: { id: '2', name: 'Tetris' },
                labels: [],
                tags: [],
              },
            ]
          : [
              {
                user: bakery,
                title: 'Baking rye bread',
                language: 'en',
                category: baking,
                labels: [],
                tags: ['bread', 'cosy'],
              },
            ],
      streams: async (ids: readonly string[]) =>
        ids.includes(bakery.id)
          ? [
              {
                id: 's1',
                user: bakery,
                category: baking,
                title: 'Baking rye bread',
                viewers: 42,
                startedAt: LIVE_SINCE,
                language: 'en',
                thumbnailUrl: '',
                tags: [],
              },
            ]
          : [],
    },
    audience: {
      followers: async () => ({ items: [{ ...tom, followedAt: NOW - 60_000 }], next: null, total: 1234 }),
      follower: async (id: string) =>
        id === mia.id ? { ...mia, followedAt: Date.UTC(2025, 8, 20, 17) } : null,
      subscribers: async () => ({ items: [], next: null, total: 56, points: 60 }),
      subscriber: async (id: string) => (id === mia.id ? { ...mia, tier: 1, gift: true, giver: tom } : null),
      bitsLeaders: async () => [{ user: tom, rank: 1, bits: 5000 }],
    },
    clips: { of: async () => [clip] },
    schedule: { segments: async () => [segment] },
    ads: {
      schedule: async () => ({
        nextAt: NOW + 12 * 60_000,
        duration: 60,
        lastAt: null,
        prerollFree: 0,
        snoozes: 3,
        snoozeBackAt: null,
      }),
    },
    goals: {
      list: async () => [
        {
          id: 'g1',
          kind: 'subscription',
          description: '',
          current: 56,
          target: 100,
          startedAt: 0,
          endedAt: null,
          achieved: false,
        },
      ],
      hypeTrain: async () => null,
    },
  };
  return { ...api, at: () => exampleApi() } as unknown as TwitchApi;
}

/** Puts the example's Twitch and services before the real ones, for every feature that starts after it. */
const stage: Feature = defineFeature({
  contract: defineContract({ id: 'example', routes: {}, lives: {} }),
  title: 'Example',
  description: "The world of the variables' examples.",
  group: 'basics',
  required: true,
  settings: { version: 1, schema: z.object({}) },
  setup(ctx) {
    const engine = ctx.engine as { -readonly [K in keyof EngineControl]: EngineControl[K] };
    engine.twitch = exampleTwitch(engine.twitch);
    engine.startedAt = STARTED;
    const given: Services = { people, purse, commands } as Services;
    const { services } = engine;
    const real = services.get.bind(services);
    services.get = (name) => given[name] ?? real(name);
    services.need = (name) => {
      const service = services.get(name);
      if (service === null) throw new AppError('feature_off', `The example has no ${name}.`);
      return service;
    };
    return { handlers: {}, snapshots: {}, api: null };
  },
});

function exampleTwitch(real: Twitch): Twitch {
  const api = exampleApi();
  return new Proxy(real, {
    get(target, key) {
      if (key === 'api') return api;
      if (key === 'state') {
        return {
          ...target.state,
          channel: bakery,
          live: { id: 's1', startedAt: LIVE_SINCE },
          info: {
            title: 'Baking rye bread',
            language: 'en',
            category: { id: '1', name: 'Food & Drink' },
            labels: [],
          },
          accounts: [
            { slot: 'bot', state: { kind: 'signed-in', user: bot, scopes: [], problem: null }, missing: [] },
          ],
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** What Mia typed. */
export function exampleOccasion(): Occasion {
  return occasionOf('!hug', {
    viewer: { ...mia, role: 'moderator' },
    line: { id: 'line-1', text: '!hug @Tom big hug' },
    args: ['@Tom', 'big', 'hug'],
    argText: '@Tom big hug',
  });
}

/** The whole app in the example's world, with all its features. */
export function startExampleWorld(): TestApp {
  const world = startTestApp({ features: [stage, ...features], clock: new FakeClock(NOW), outside });
  world.app.settings.set('texts', { timeZone: 'UTC' });
  return world;
}
