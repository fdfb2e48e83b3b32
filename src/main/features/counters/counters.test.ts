import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Counter, counterSetupSchema } from '../../../shared/contract/counters.ts';
import type { Doer } from '../../engine/recordChange.ts';
import { openTestDatabase } from '../../engine/testing/testDatabase.ts';
import { keepsakesWorld as world } from '../../testing/keepsakesWorld.ts';
import { readWish } from './commands.ts';
import { type CounterMoved, Counters, type Moment, milestoneBetween, usualWords } from './counters.ts';
import { CounterStore } from './store.ts';

const MOD: Doer = { name: 'Mod', id: '1', way: 'chat' };
const CELESTE = { id: 'g1', name: 'Celeste' };
const HADES = { id: 'g2', name: 'Hades' };

function opened() {
  const base = openTestDatabase();
  onTestFinished(base.cleanUp);
  const state: { moment: Moment } = { moment: { streamId: 's1', game: CELESTE } };
  const moved: CounterMoved[] = [];
  const open = (): Counters =>
    new Counters({
      store: new CounterStore(base.db),
      clock: base.clock,
      moment: () => state.moment,
      checkWord: () => {},
      moved: (fact) => void moved.push(fact),
      mostCounters: () => 10,
    });
  const counters = open();
  const make = (setup: object = {}) =>
    counters.create(counterSetupSchema.parse({ name: 'deaths', ...setup })).value;
  return { ...base, state, moved, open, counters, make };
}

describe('scopes', () => {
  test('total, stream and game go up together, and each game and stream has its own', () => {
    const { counters, state, make } = opened();
    const deaths = make();
    counters.add(deaths, 3, MOD);
    state.moment = { streamId: 's1', game: HADES };
    counters.add(deaths, 1, MOD);
    expect(counters.shown(deaths)).toMatchObject({ total: 4, stream: 4, game: { name: 'Hades', value: 1 } });
    state.moment = { streamId: 's2', game: CELESTE };
    expect(counters.shown(deaths)).toMatchObject({ total: 4, stream: 0, game: { value: 3 } });
  });

  test('offline counts for total and game only, and the last stream is still told', () => {
    const { counters, state, make } = opened();
    const deaths = make();
    counters.add(deaths, 2, MOD);
    state.moment = { streamId: null, game: CELESTE };
    counters.add(deaths, 1, MOD);
    expect(counters.shown(deaths)).toMatchObject({ total: 3, stream: 2, game: { value: 3 } });
    expect(() => counters.set(deaths, 1, MOD, 'stream')).toThrow(/while it is live/);
  });

  test('setting the game leaves the total', () => {
    const { counters, make } = opened();
    const deaths = make();
    counters.add(deaths, 5, MOD);
    counters.set(deaths, 1, MOD, 'game');
    expect(counters.shown(deaths)).toMatchObject({ total: 5, stream: 5, game: { value: 1 } });
  });
});

describe('undo', () => {
  test('takes back its own change and leaves what came after it, once', () => {
    const { counters, make } = opened();
    const deaths = make();
    const first = counters.add(deaths, 10, MOD);
    counters.add(deaths, 1, MOD);
    first.undo();
    expect(counters.shown(deaths)).toMatchObject({ total: 1, stream: 1, game: { value: 1 } });
    expect(() => first.undo()).toThrow(/taken back before/);
  });

  test('of a reset in another game gives that game its count back', () => {
    const { counters, state, make } = opened();
    const deaths = make();
    counters.add(deaths, 7, MOD);
    const reset = counters.set(deaths, 0, MOD, 'game');
    state.moment = { streamId: 's1', game: HADES };
    reset.undo();
    expect(counters.shown(deaths)).toMatchObject({ total: 7, game: { name: 'Hades', value: 0 } });
    state.moment = { streamId: 's1', game: CELESTE };
    expect(counters.shown(deaths)).toMatchObject({ game: { value: 7 } });
  });
});

test('a burst is kept in its order, and all of it is there after a restart', () => {
  const { counters, moved, open, make } = opened();
  const deaths = make();
  for (let count = 0; count < 500; count += 1) counters.add(deaths, 1, MOD);
  expect(moved.map(({ after }) => after)).toEqual(Array.from({ length: 500 }, (_, at) => at + 1));
  const again = open();
  expect(again.shown(again.need('DEATHS'))).toMatchObject({ total: 500, stream: 500 });
  const history = again.history(deaths.id, null, 200);
  expect(history[0]).toMatchObject({ before: 499, after: 500 });
  expect(history.map(({ after }) => after)).toEqual(Array.from({ length: 200 }, (_, at) => 500 - at));
});

test('the history adds up to what the counter stands at, whatever was done', () => {
  const { counters } = opened();
  let made = 0;
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant('undo' as const)), { maxLength: 30 }),
      (steps) => {
        made += 1;
        const counter = counters.create(counterSetupSchema.parse({ name: `c${made}` })).value;
        const undos: (() => void)[] = [];
        for (const step of steps) {
          if (step === 'undo') undos.pop()?.();
          else undos.push(counters.add(counter, step, MOD).undo);
        }
        const sum = counters
          .history(counter.id, null, 200)
          .reduce((all, { before, after }) => all + after - before, 0);
        expect(counters.value(counter, 'total')).toBe(sum);
        expect(sum).toBeGreaterThanOrEqual(0);
        counters.remove(counter.id);
      },
    ),
    { numRuns: 40 },
  );
});

test('a floor holds, and without one it goes below 0', () => {
  const { counters, make } = opened();
  const deaths = make();
  expect(counters.add(deaths, -3, MOD).value.after).toBe(0);
  const mood = make({ name: 'mood', floor: null });
  expect(counters.add(mood, -3, MOD).value.after).toBe(-3);
});

test('a milestone is reached on the way up only, also when it is jumped over', () => {
  const setup = { milestones: [10, 25], every: 100 };
  expect(milestoneBetween(setup, 9, 10)).toBe(10);
  expect(milestoneBetween(setup, 10, 11)).toBeNull();
  expect(milestoneBetween(setup, 9, 30)).toBe(25);
  expect(milestoneBetween(setup, 30, 230)).toBe(200);
  expect(milestoneBetween(setup, 230, 5)).toBeNull();
  expect(milestoneBetween({ milestones: [], every: 100 }, -50, 20)).toBeNull();
});

test('names and shortcuts are not given twice', () => {
  const { counters, make } = opened();
  make({ showWord: 'deaths', addWord: 'death+' });
  expect(() => make({ name: 'Deaths' })).toThrow(/already/);
  expect(() => make({ name: 'other', showWord: 'DEATH+' })).toThrow(/has the shortcut/);
  expect(() => make({ name: 'other', showWord: 'x', addWord: 'x' })).toThrow(/same word/);
  const removed = counters.remove(counters.need('deaths').id);
  make({ name: 'deaths' });
  expect(() => removed.undo()).toThrow(/already/);
});

test.each([
  ['+', { kind: 'add', by: 1 }],
  ['-', { kind: 'add', by: -1 }],
  ['+3', { kind: 'add', by: 3 }],
  ['- 2', { kind: 'add', by: -2 }],
  ['add 5', { kind: 'add', by: 5 }],
  ['set 5', { kind: 'set', to: 5, scope: 'total' }],
  ['=7', { kind: 'set', to: 7, scope: 'total' }],
  ['set 5 game', { kind: 'set', to: 5, scope: 'game' }],
  ['reset stream', { kind: 'set', to: 0, scope: 'stream' }],
  ['undo', { kind: 'undo' }],
  ['', { kind: 'show' }],
  ['5', null],
  ['set five', null],
  ['+9999999999999', null],
  ['reset moon', null],
])('%j after the name', (text, wish) => {
  expect(readWish(text)).toEqual(wish);
});

test('the usual words of a name', () => {
  expect(usualWords('Deaths')).toEqual({ showWord: 'deaths', addWord: 'death+', takeWord: 'death-' });
  expect(usualWords('boss')).toEqual({ showWord: 'boss', addWord: 'boss+', takeWord: 'boss-' });
});

describe('chat', () => {
  test('counting with a new name makes the counter, with its shortcuts', async () => {
    const emcee = world();
    expect(await emcee.mod('counter deaths +')).toBe('deaths: 1');
    expect(await emcee.mod('death+ 3')).toBe('deaths: 4');
    expect(await emcee.mod('death-')).toBe('deaths: 3');
    expect(await emcee.chat('deaths lol')).toBe('deaths: 3');
    expect(await emcee.mod('counter deaths undo')).toBe('deaths: 4');
    expect(await emcee.mod('counter deaths set 10')).toBe('deaths: 10');
    expect(await emcee.mod('counter deaths reset')).toBe('deaths: 0');
    await emcee.restart();
    expect(await emcee.chat('counters')).toBe('deaths 0');
    expect(await emcee.mod('death+')).toBe('deaths: 1');
  });

  test('viewers may look and not count', async () => {
    const emcee = world();
    await emcee.mod('counter deaths +');
    expect(await emcee.chat('counter deaths')).toBe('deaths: 1');
    for (const line of [
      'counter deaths +',
      'deaths +',
      'counter new +',
      'counter create x',
      'counter remove deaths',
    ]) {
      expect(await emcee.chat(line)).toMatch(/^! /);
    }
    expect(await emcee.chat('deaths')).toBe('deaths: 1');
  });

  test('the shortcuts go and come with the counter', async () => {
    const emcee = world();
    await emcee.mod('counter create deaths');
    await emcee.mod('counter remove deaths');
    await expect(emcee.mod('death+')).rejects.toThrow(/No command/);
    await emcee.undo();
    expect(await emcee.mod('death+')).toBe('deaths: 1');
  });
});

test('the panel counts, sets up, looks back and takes back', async () => {
  const emcee = world();
  const { counter } = await emcee.ask<{ counter: Counter }>('counters.create', { name: 'deaths' });
  await emcee.ask('counters.add', { id: counter.id, by: 2 });
  await emcee.ask('counters.set', { id: counter.id, to: 9 });
  const { changes } = await emcee.ask<{ changes: { id: number; before: number; after: number }[] }>(
    'counters.history',
    { id: counter.id },
  );
  expect(changes.map(({ before, after }) => [before, after])).toEqual([
    [2, 9],
    [0, 2],
  ]);
  expect(await emcee.ask('counters.undoChange', { changeId: changes[0]?.id })).toMatchObject({
    counter: { total: 2 },
  });
  await emcee.ask('counters.configure', { ...counter, name: 'falls' });
  expect(await emcee.chat('counter falls')).toBe('falls: 2');
});

test('variables read and add, and a routine hears of a milestone once', async () => {
  const emcee = world();
  expect(await emcee.give('counter', 'hugs')).toBe(0);
  expect(await emcee.give('countup', 'hugs')).toBe(1);
  expect(await emcee.give('countup', 'hugs', '3')).toBe(4);
  expect(await emcee.give('counter', 'hugs', 'total')).toBe(4);
  await expect(emcee.give('counter', 'hugs', 'moon')).rejects.toThrow(/total, stream and game/);
  const [hugs] = (await snapshot(emcee)).counters;
  await emcee.ask('counters.configure', { ...hugs, milestones: [5] });
  const heard: unknown[] = [];
  emcee.app.registries.triggers
    .get('counters.reached')
    ?.watch({ counter: 'hugs' }, ({ facts }) => void heard.push(facts));
  await emcee.give('countup', 'hugs', '2');
  await emcee.give('countup', 'hugs');
  expect(heard).toEqual([{ countername: 'hugs', milestone: 5, counted: 6 }]);
});

test('the condition compares, and a counter that is not there stands at 0', async () => {
  const emcee = world();
  await emcee.mod('counter deaths +6');
  const ask = async (parameters: object): Promise<boolean> => {
    const kind = emcee.app.registries.conditions.get('counters.compare');
    if (!kind) throw new Error('no condition');
    const parsed = kind.parameters.parse(parameters);
    return (
      await kind.test({
        parameters: parsed,
        occasion: {
          cause: '',
          viewer: null,
          line: null,
          args: [],
          argText: '',
          facts: {},
          notes: {},
          depth: 0,
        },
      })
    ).yes;
  };
  expect(await ask({ counter: 'deaths', value: 6 })).toBe(true);
  expect(await ask({ counter: 'deaths', value: 7 })).toBe(false);
  expect(await ask({ counter: 'deaths', comparison: 'a multiple of', value: 3 })).toBe(true);
  expect(await ask({ counter: 'none', comparison: 'exactly', value: 0 })).toBe(true);
});

async function snapshot(emcee: ReturnType<typeof world>): Promise<{ counters: Counter[] }> {
  const result = emcee.app.router.snapshot('counters.list', { role: 'streamer', name: 'test' });
  if (!result.ok) throw new Error(result.error.message);
  return result.data as { counters: Counter[] };
}
