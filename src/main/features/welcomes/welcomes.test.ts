import { afterEach, describe, expect, it } from 'vitest';
import { type WelcomeRule, type WelcomesView, welcomeRuleSchema } from '../../../shared/contract/welcomes.ts';
import type { Result } from '../../../shared/rpc/errors.ts';
import type { Occasion } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';
import type { Routines } from '../../engine/routines/kinds.ts';
import { type ChatProbe, chatProbe } from '../../testing/chatProbe.ts';
import { startTestApp, type TestApp } from '../../testing/testApp.ts';
import { changesFeature } from '../changes/index.ts';
import { logFeature } from '../log/index.ts';
import { settingsFeature } from '../settings/index.ts';
import { textsFeature } from '../texts/index.ts';
import { welcomesFeature } from './index.ts';
import { joinNames } from './names.ts';
import { isQuiet } from './quiet.ts';
import { sessionAt } from './sessions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let test: TestApp | null = null;
afterEach(async () => {
  await test?.cleanUp();
  test = null;
});

function start(): { app: TestApp; chat: ChatProbe } {
  const chat = chatProbe();
  chat.live = { id: 'stream-1', startedAt: 0 };
  test = startTestApp({
    features: [logFeature, chat.feature, changesFeature, settingsFeature, textsFeature, welcomesFeature],
  });
  return { app: test, chat };
}

function dataOf<T>(result: Result<unknown>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.data as T;
}

async function make(
  app: TestApp,
  audience: object,
  text: string,
  more: Partial<WelcomeRule> = {},
): Promise<{ id: string; undo: string }> {
  const rule = welcomeRuleSchema.parse({
    id: 'new',
    name: text,
    audience,
    reaction: { kind: 'text', text },
    ...more,
  });
  return dataOf(await app.call('welcomes.save', { rule: { ...rule, id: null } }));
}

const EVERYBODY = { kind: 'everybody' };
/** Long enough for those who arrive together to be gathered. */
const settle = (app: TestApp): void => app.clock.advance(4000);
const texts = (chat: ChatProbe): string[] => chat.said.map(({ text }) => text);
const viewOf = (app: TestApp): WelcomesView =>
  dataOf(app.app.router.snapshot('welcomes.overview', { role: 'streamer', name: 'test' }));

/** The stream ends and, half an hour later, another begins. What Twitch's state is, a restart asks for anew. */
async function goLive(app: TestApp, chat: ChatProbe, id: string): Promise<void> {
  chat.live = null;
  await app.restart();
  app.clock.sleep(30 * MINUTE);
  chat.live = { id, startedAt: app.clock.now() };
  await app.restart();
}

describe('who is welcomed', () => {
  it('welcomes everybody once a stream, also over a restart', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'Hello $(user)');
    chat.hear('robin', 'hi');
    chat.hear('robin', 'again');
    settle(app);
    await app.restart();
    chat.hear('robin', 'still here');
    settle(app);
    expect(texts(chat)).toEqual(['Hello robin']);
    await goLive(app, chat, 'stream-2');
    chat.hear('robin', 'hi');
    settle(app);
    expect(texts(chat)).toEqual(['Hello robin', 'Hello robin']);
  });

  it('knows people by id, whatever they call themselves', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'Hello $(user)');
    chat.hear('robin', 'hi');
    chat.hear('robin2', 'hi', { user: { id: 'id-robin', login: 'robin2', name: 'robin2', colour: null } });
    settle(app);
    expect(texts(chat)).toEqual(['Hello robin']);
  });

  it('leaves out the streamer, bots, ignored people and lines of its own', async () => {
    const { app, chat } = start();
    app.app.services.provide('people', {
      record: (id: string) => (id === 'id-pest' ? { ignored: true } : null),
      known: () => null,
    } as unknown as People);
    await make(app, EVERYBODY, 'Hello $(user)');
    chat.hear('boss', 'hi', {}, { streamer: true });
    chat.hear('nightbot', 'hi');
    chat.hear('pest', 'hi');
    chat.hear('emcee', 'hi', { own: true });
    settle(app);
    expect(chat.said).toEqual([]);
  });

  it('lets the most special rule win, and only that one', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'all $(user)');
    await make(app, { kind: 'role', role: 'subscriber' }, 'sub $(user)');
    await make(app, { kind: 'role', role: 'moderator' }, 'mod $(user)');
    await make(app, { kind: 'firstEver' }, 'new $(user)');
    await make(app, { kind: 'person', login: '@Robin' }, 'own $(user)');
    chat.hear('robin', 'hi', { first: true }, { moderator: true });
    chat.hear('kim', 'hi', { first: true }, { moderator: true });
    chat.hear('alex', 'hi', {}, { moderator: true, subscriberTier: 1 });
    chat.hear('sam', 'hi', {}, { subscriberTier: 2 });
    chat.hear('lou', 'hi');
    settle(app);
    expect(texts(chat).sort()).toEqual(['all lou', 'mod alex', 'new kim', 'own robin', 'sub sam']);
  });

  it('welcomes those who come back after days, by the longest that fits', async () => {
    const { app, chat } = start();
    await make(app, { kind: 'returning', days: 7 }, 'week $(user)');
    await make(app, { kind: 'returning', days: 30 }, 'month $(user)');
    chat.hear('robin', 'hi');
    chat.hear('kim', 'hi');
    settle(app);
    expect(chat.said).toEqual([]);
    app.clock.sleep(8 * DAY);
    await goLive(app, chat, 'stream-2');
    chat.hear('robin', 'hi');
    settle(app);
    app.clock.sleep(24 * DAY);
    await goLive(app, chat, 'stream-3');
    chat.hear('robin', 'hi');
    chat.hear('kim', 'hi');
    settle(app);
    expect(texts(chat)).toEqual(['week robin', 'week robin', 'month kim']);
  });

  it('keeps the hours between two welcomes over streams and restarts', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'Hello $(user)', { cooldownHours: 48 });
    for (const stream of ['stream-2', 'stream-3', 'stream-4']) {
      chat.hear('robin', 'hi');
      settle(app);
      app.clock.sleep(DAY);
      await goLive(app, chat, stream);
    }
    expect(texts(chat)).toEqual(['Hello robin', 'Hello robin']);
  });

  it('says on the page what became of everybody', async () => {
    const { app, chat } = start();
    await make(app, { kind: 'role', role: 'vip' }, 'vip $(user)');
    chat.hear('robin', 'hi');
    chat.hear('kim', 'hi', {}, { vip: true });
    settle(app);
    expect(viewOf(app)).toMatchObject({
      here: 2,
      rules: [{ welcomed: 1 }],
      arrivals: [
        { user: { name: 'kim' }, outcome: 'welcomed', rule: 'vip $(user)' },
        { user: { name: 'robin' }, outcome: 'passed', rule: null, why: 'No welcome is meant for them.' },
      ],
    });
  });
});

describe('a raid', () => {
  it('becomes one line for those who come together', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'Welcome $(user)');
    for (const who of ['a', 'b', 'c']) chat.hear(who, 'raid');
    settle(app);
    expect(texts(chat)).toEqual(['Welcome a, b and c']);
  });

  it('of 300 makes no more lines than the minute allows, and forgets nobody it can name', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'Welcome $(user)');
    dataOf(await app.call('settings.set', { feature: 'welcomes', values: { mostPerMinute: 2 } }));
    for (let count = 0; count < 300; count += 1) {
      chat.hear(`raider${count}`, 'raid');
      app.clock.advance(200);
    }
    expect(chat.said).toHaveLength(2);
    app.clock.advance(MINUTE);
    expect(chat.said).toHaveLength(3);
    expect(texts(chat)[2]).toMatch(/^Welcome raider\d+, .* and \d+ others$/);
  });

  it('does not join the welcomes of certain people', async () => {
    const { app, chat } = start();
    await make(app, { kind: 'person', login: 'robin' }, 'The one and only $(user)');
    await make(app, EVERYBODY, 'Welcome $(user)');
    for (const who of ['a', 'robin', 'b']) chat.hear(who, 'hi');
    settle(app);
    expect(texts(chat)).toEqual(['The one and only robin', 'Welcome a and b']);
  });

  it('runs walk-ons one after the other, and not one for each of a raid', async () => {
    const { app, chat } = start();
    const runs: { viewer: string; queue: string | null }[] = [];
    app.app.services.provide('routines', {
      mustBeValid: () => {},
      run: ({ occasion, queue }: { occasion: Occasion; queue: string | null }) => {
        runs.push({ viewer: occasion.viewer?.name ?? '', queue });
        return { id: '1', done: Promise.resolve({ state: 'done', problem: null }) };
      },
    } as unknown as Routines);
    const step = { id: 's', action: 'sounds.play', parameters: {} };
    const steps = welcomeRuleSchema.parse({
      id: 'x',
      name: 'x',
      audience: EVERYBODY,
      reaction: { kind: 'steps', steps: [step] },
    }).reaction;
    await make(app, EVERYBODY, 'Walk on', { reaction: steps });
    for (let count = 0; count < 100; count += 1) chat.hear(`raider${count}`, 'raid');
    expect(runs).toHaveLength(6);
    expect(new Set(runs.map(({ queue }) => queue))).toEqual(new Set(['welcomes']));
    app.clock.advance(10 * MINUTE);
    expect(runs).toHaveLength(26);
  });

  it('is looked at once for each person, not once for each line', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'Welcome $(user)');
    chat.hear('robin', 'hi');
    settle(app);
    const before = viewOf(app).arrivals.length;
    for (let count = 0; count < 1000; count += 1) chat.hear('robin', 'line');
    expect(viewOf(app).arrivals).toHaveLength(before);
    expect(app.clock.pending).toBeLessThan(20);
  });
});

describe('quiet hours', () => {
  it('let nobody be welcomed, and say why', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'Hello $(user)');
    const now = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(
      app.clock.now(),
    );
    dataOf(
      await app.call('settings.set', { feature: 'welcomes', values: { quietFrom: now, quietTo: '00:00' } }),
    );
    if (!viewOf(app).quiet) {
      dataOf(await app.call('settings.set', { feature: 'welcomes', values: { quietTo: '12:34' } }));
    }
    const line = chat.hear('robin', 'hi');
    settle(app);
    expect(chat.said).toEqual([]);
    expect(chat.engine.traces.of(line.id)).toMatchObject([{ by: 'welcomes', outcome: 'refused' }]);
  });

  it('may go past midnight', () => {
    const at = (hour: number): number => Date.UTC(2026, 0, 1, hour);
    expect([22, 23, 3, 6, 12].map((hour) => isQuiet('23:00', '06:00', at(hour), 'UTC'))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(isQuiet('22:00', '23:00', at(22), 'Europe/Berlin')).toBe(false);
    expect(isQuiet('23:00', '23:30', at(22), 'Europe/Berlin')).toBe(true);
    expect(isQuiet('', '', at(1), 'UTC')).toBe(false);
  });
});

describe('what counts as one stream', () => {
  const gap = 4 * HOUR;
  const live = (id: string, startedAt = 0) => ({ id, startedAt });

  it('offline, ends after a long silence', () => {
    const first = sessionAt(null, null, 0, gap);
    expect(sessionAt({ ...first, lastAt: 0 }, null, gap, gap).number).toBe(1);
    expect(sessionAt({ ...first, lastAt: 0 }, null, gap + 1, gap).number).toBe(2);
  });

  it('is the same when a stream is only interrupted', () => {
    const first = sessionAt(null, live('one'), 0, gap);
    expect(sessionAt(first, live('two'), 10 * MINUTE, gap)).toMatchObject({ number: 1, streamId: 'two' });
    expect(sessionAt(first, live('two'), 2 * HOUR, gap).number).toBe(2);
  });

  it('goes on while people talk after the stream, and begins anew with the next', () => {
    const first = sessionAt(null, live('one'), 0, gap);
    expect(sessionAt(first, null, HOUR, gap)).toBe(first);
    const offline = sessionAt(null, null, 0, gap);
    expect(sessionAt(offline, live('one', HOUR), HOUR, gap).number).toBe(2);
  });

  it('is the same when Twitch tells only later that the stream was on', () => {
    const first = sessionAt(null, null, HOUR, gap);
    expect(sessionAt(first, live('one', 0), HOUR + 1, gap)).toMatchObject({ number: 1, streamId: 'one' });
  });
});

describe('the rules', () => {
  it('can be tried: says who wins and why the others do not', async () => {
    const { app } = start();
    await make(app, EVERYBODY, 'all $(user)');
    await make(app, { kind: 'role', role: 'vip' }, 'vip $(user)');
    const result = dataOf(await app.call('welcomes.test', { login: 'robin', role: 'everyone' }));
    expect(result).toMatchObject({
      rule: 'all $(user)',
      reasons: [
        { rule: 'vip $(user)', fits: false, why: 'They are not a VIP.' },
        { rule: 'all $(user)', fits: true },
      ],
    });
  });

  it('begin anew on demand, and back again', async () => {
    const { app, chat } = start();
    await make(app, EVERYBODY, 'Hello $(user)');
    chat.hear('robin', 'hi');
    settle(app);
    const { undo } = dataOf<{ undo: string }>(await app.call('welcomes.forget'));
    chat.hear('robin', 'hi');
    settle(app);
    expect(chat.said).toHaveLength(2);
    dataOf(await app.call('changes.undo', { id: undo }));
    await app.restart();
    chat.hear('robin', 'hi');
    settle(app);
    expect(chat.said).toHaveLength(2);
  });

  it('come back from a file, and taken back they are gone', async () => {
    const { app } = start();
    await make(app, { kind: 'returning', days: 9 }, 'Back');
    const { text } = dataOf<{ text: string }>(await app.call('welcomes.exportRules'));
    const { undo } = dataOf<{ undo: string }>(await app.call('welcomes.importRules', { text, mode: 'add' }));
    expect(viewOf(app).rules).toMatchObject([{ name: 'Back' }, { audience: { kind: 'returning', days: 9 } }]);
    dataOf(await app.call('changes.undo', { id: undo }));
    expect(viewOf(app).rules).toHaveLength(1);
  });
});

describe('triggers', () => {
  it('begin routines at the first line ever, in a stream, and after days away', async () => {
    const { app, chat } = start();
    const fired: string[] = [];
    const watchAll = (): void => {
      for (const [id, parameters] of [
        ['welcomes.firstEver', {}],
        ['welcomes.firstToday', {}],
        ['welcomes.returning', { days: 5 }],
      ] as const) {
        app.app.registries.triggers
          .get(id)
          ?.watch(parameters, ({ viewer, facts }) =>
            fired.push(`${id} ${viewer?.name} ${JSON.stringify(facts)}`),
          );
      }
    };
    watchAll();
    chat.hear('robin', 'hi', { first: true });
    chat.hear('robin', 'more');
    expect(fired).toEqual(['welcomes.firstEver robin {}', 'welcomes.firstToday robin {}']);
    fired.length = 0;
    app.clock.sleep(6 * DAY);
    await goLive(app, chat, 'stream-2');
    watchAll();
    chat.hear('robin', 'hi');
    expect(fired).toEqual(['welcomes.firstToday robin {}', 'welcomes.returning robin {"days":6}']);
  });
});

it('names as many as fit in a line', () => {
  expect(joinNames(['A'])).toBe('A');
  expect(joinNames(['A', 'B'])).toBe('A and B');
  expect(joinNames(['A', 'B', 'C'])).toBe('A, B and C');
  const many = Array.from({ length: 40 }, (_, index) => `n${index}`);
  expect(joinNames(many)).toMatch(/^n0, n1, .*, n11 and 28 others$/);
});
