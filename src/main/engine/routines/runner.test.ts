import { expect, test } from 'vitest';
import type { Step } from '../../../shared/contract/steps.ts';
import { occasionOf } from '../occasion.ts';
import { noteIs, say, settle, step, Workbench } from './testing/workbench.ts';

async function ran(steps: Step[], bench = new Workbench()) {
  const runner = bench.runner();
  const { id, done } = runner.run(bench.request(steps));
  const result = await done;
  return { bench, result, ...runner.look(id) };
}
const forEver = (body: Step[]) => step('flow.loop', { how: 'while', conditions: [], body });
const wait = (seconds: number) => step('flow.wait', { how: 'seconds', seconds });

test('steps happen in their order, and one that is off is passed over', async () => {
  const { bench, result, steps } = await ran([say('a'), { ...say('b'), off: true }, say('c')]);
  expect(bench.said).toEqual(['a', 'c']);
  expect(result).toEqual({ state: 'done', problem: null });
  expect(steps.map(({ state }) => state)).toEqual(['done', 'passed', 'done']);
});

test('notes of a step are read by the texts that follow', async () => {
  const { bench, steps } = await ran([
    step('flow.set', { name: 'who', value: 'Kim' }),
    step('flow.maths', { formula: '2 * (3 + 4) - 1', name: 'sum' }),
    say('$(who): $(sum)'),
  ]);
  expect(bench.said).toEqual(['Kim: 13']);
  expect(steps[1]?.notes).toEqual({ sum: 13 });
});

test('a branch goes one way only, and tells why', async () => {
  const branch = (value: string) =>
    step('flow.branch', { conditions: [noteIs('x', value)], yes: [say('yes')], no: [say('no')] });
  const { bench, steps } = await ran([step('flow.set', { name: 'x', value: '1' }), branch('1'), branch('2')]);
  expect(bench.said).toEqual(['yes', 'no']);
  expect(
    steps.find(({ action, outcome }) => action === 'flow.branch' && outcome.includes('not'))?.outcome,
  ).toBe('"1" is not "2".');
  expect(steps.at(-1)?.path).toEqual(['else']);
});

test('chance follows its weights: what weighs nothing never comes', async () => {
  const way = step('flow.chance', { branches: [[say('never')], [say('always')]], weights: '0 5' });
  const { bench } = await ran([step('flow.loop', { how: 'times', times: 200, body: [way] })]);
  expect(new Set(bench.said)).toEqual(new Set(['always']));
  expect(bench.said).toHaveLength(200);
});

test('chance without weights comes near to even', async () => {
  const way = step('flow.chance', { branches: [[say('a')], [say('b')]], weights: '' });
  const { bench } = await ran([step('flow.loop', { how: 'times', times: 1000, body: [way] })]);
  const share = bench.said.filter((text) => text === 'a').length / 1000;
  expect(share).toBeGreaterThan(0.45);
  expect(share).toBeLessThan(0.55);
});

test('each loop goes round as often as it says', async () => {
  const { bench } = await ran([
    step('flow.loop', { how: 'times', times: 2, body: [say('t$(round)')] }),
    step('flow.loop', { how: 'each word', items: ' red  green ', as: 'colour', body: [say('$(colour)')] }),
    step('flow.loop', { how: 'each between commas', items: 'a b, c', body: [say('$(item)')] }),
    step('flow.loop', { how: 'times', times: 0, body: [say('never')] }),
    step('flow.set', { name: 'total', value: '0' }),
    step('flow.loop', {
      how: 'while',
      conditions: [noteIs('total', '6', true)],
      body: [step('test.count', { amount: 2 })],
    }),
    say('$(total)'),
  ]);
  expect(bench.said).toEqual(['t1', 't2', 'red', 'green', 'a b', 'c', '6']);
});

test('a loop for ever ends with a clear word, and others have their turn meanwhile', async () => {
  const bench = new Workbench();
  const runner = bench.runner();
  const endless = runner.run(bench.request([forEver([say('again')])]));
  const other = runner.run(bench.request([say('me too')]));
  await other.done;
  expect(runner.list().map(({ id }) => id)).toEqual([endless.id]);
  expect(await endless.done).toMatchObject({
    state: 'failed',
    problem: expect.stringContaining('1000 times'),
  });
});

test('loops in loops end at the most steps of a run', async () => {
  const inner = step('flow.loop', { how: 'times', times: 1000, body: [say('x')] });
  const { result, bench } = await ran([step('flow.loop', { how: 'times', times: 1000, body: [inner] })]);
  expect(result).toMatchObject({ state: 'failed', problem: expect.stringContaining('10000 steps') });
  expect(bench.said.length).toBeLessThan(10_000);
});

test('a loop over nothing that never ends is ended too', async () => {
  const { result } = await ran([forEver([])]);
  expect(result.state).toBe('failed');
});

test('a step that never ends is ended after five minutes of activity', async () => {
  const bench = new Workbench();
  const { done, id } = bench.runner().run(bench.request([step('test.hang'), say('after')]));
  await settle();
  bench.clock.advance(299_000);
  await settle();
  expect(bench.shelf.look(id)).toBeNull();
  bench.clock.advance(1_000);
  expect(await done).toMatchObject({ state: 'failed', problem: expect.stringContaining('5 minutes') });
  expect(bench.said).toEqual([]);
  expect(bench.clock.pending).toBe(0);
});

test('waits do not count as activity', async () => {
  const bench = new Workbench();
  const { done } = bench.runner().run(bench.request([wait(3600), say('a'), wait(3600), say('b')]));
  await settle();
  bench.clock.advance(3_600_000);
  await settle();
  bench.clock.advance(3_600_000);
  expect(await done).toEqual({ state: 'done', problem: null });
  expect(bench.said).toEqual(['a', 'b']);
});

test('waits of more than a day in all end the run', async () => {
  const bench = new Workbench();
  const { done } = bench.runner().run(bench.request([wait(80_000), wait(80_000), say('late')]));
  await settle();
  bench.clock.advance(80_000_000);
  expect(await done).toMatchObject({ state: 'failed', problem: expect.stringContaining('24 hours') });
});

test('a wait until a time of day ends at that time', async () => {
  const bench = new Workbench();
  const due = new Date(bench.clock.now());
  due.setHours(due.getHours() + 2, 30, 0, 0);
  const time = `${due.getHours()}:30`;
  const { done } = bench
    .runner()
    .run(bench.request([step('flow.wait', { how: 'until a time', time }), say('now')]));
  await settle();
  bench.clock.advance(due.getTime() - bench.clock.now() - 1);
  await settle();
  expect(bench.said).toEqual([]);
  bench.clock.advance(1);
  await done;
  expect(bench.said).toEqual(['now']);
});

test('an error ends the run and names step and field', async () => {
  const { result, bench } = await ran([
    step('flow.set', { name: 'n', value: 'many' }),
    step('test.count', { amount: '$(n)' }),
    say('after'),
  ]);
  expect(result.problem).toMatch(/Step 2, "Count" \(field "amount"\): "Amount" does not fit.*"many"/);
  expect(bench.said).toEqual([]);
});

test('an empty number is an error and not 0', async () => {
  const { result } = await ran([step('test.count', { amount: '$(nothing)' })]);
  expect(result).toMatchObject({ state: 'failed', problem: expect.stringContaining('needs a number') });
});

test('a step that goes on after errors does so, also for all that lies within it', async () => {
  const { bench, result } = await ran([
    step('test.fail', {}, { onError: 'continue' }),
    say('a'),
    step(
      'flow.loop',
      { how: 'times', times: 3, body: [say('once'), step('test.fail')] },
      { onError: 'continue' },
    ),
    say('b'),
  ]);
  expect(result.state).toBe('done');
  expect(bench.said).toEqual(['a', 'once', 'b']);
});

test('otherwise is done after an error only, and knows what it was', async () => {
  const { bench } = await ran([
    step('flow.try', { body: [say('a'), step('test.fail'), say('skipped')], otherwise: [say('$(error)')] }),
    step('flow.try', { body: [say('b')], otherwise: [say('skipped')] }),
    step('flow.try', {
      body: [step('flow.try', { body: [step('test.fail')], otherwise: [step('test.fail')] })],
      otherwise: [say('outer')],
    }),
  ]);
  expect(bench.said).toEqual(['a', 'Step 3, "Fail": It broke.', 'b', 'outer']);
});

test('branches run side by side: each waits for itself', async () => {
  const bench = new Workbench();
  const branches = [
    [wait(2), say('slow')],
    [wait(1), say('quick')],
  ];
  const { done } = bench
    .runner()
    .run(bench.request([step('flow.parallel', { branches, need: 'all' }), say('after')]));
  await settle();
  bench.clock.advance(1000);
  await settle();
  expect(bench.said).toEqual(['quick']);
  bench.clock.advance(1000);
  await done;
  expect(bench.said).toEqual(['quick', 'slow', 'after']);
});

test('with "any" the others are ended, and leave no timer', async () => {
  const bench = new Workbench();
  const branches = [[wait(500), say('slow')], [step('test.hang')], [wait(1), say('quick')]];
  const { done } = bench
    .runner()
    .run(bench.request([step('flow.parallel', { branches, need: 'any' }), say('after')]));
  await settle();
  bench.clock.advance(1000);
  expect((await done).state).toBe('done');
  expect(bench.said).toEqual(['quick', 'after']);
  expect(bench.clock.pending).toBe(0);
});

test('empty branches do not make a run hang or go on twice', async () => {
  const { bench } = await ran([
    step('flow.parallel', { branches: [[], []], need: 'all' }),
    step('flow.parallel', { branches: [], need: 'any' }),
    step('flow.parallel', { branches: [[], [say('a')]], need: 'any' }),
    say('end'),
  ]);
  expect(bench.said.filter((text) => text === 'end')).toHaveLength(1);
});

test('an error in a branch ends the others and can be caught outside', async () => {
  const branches = [[step('test.hang')], [step('test.fail')]];
  const { bench } = await ran([
    step('flow.try', {
      body: [step('flow.parallel', { branches, need: 'all' })],
      otherwise: [say('caught')],
    }),
    say('after'),
  ]);
  expect(bench.said).toEqual(['caught', 'after']);
});

test('stop ends the routine that was called, or all', async () => {
  const bench = new Workbench();
  bench.routines.set('other', {
    name: 'Other',
    steps: [say('in'), step('flow.stop', { what: 'this routine' }), say('never')],
  });
  await ran(
    [
      step('flow.routine', { routine: 'other' }),
      say('out'),
      step('flow.stop', { what: 'the whole run' }),
      say('never'),
    ],
    bench,
  );
  expect(bench.said).toEqual(['in', 'out']);
});

test('stop in a branch ends the routine that the branches are part of', async () => {
  const bench = new Workbench();
  const branches = [[step('flow.stop', { what: 'this routine' })], [step('test.hang')]];
  bench.routines.set('other', { name: 'Other', steps: [step('flow.parallel', { branches }), say('never')] });
  const { result } = await ran([step('flow.routine', { routine: 'other' }), say('out')], bench);
  expect(result.state).toBe('done');
  expect(bench.said).toEqual(['out']);
});

test('routines that call themselves are ended', async () => {
  const bench = new Workbench();
  bench.routines.set('me', { name: 'Me', steps: [say('x'), step('flow.routine', { routine: 'me' })] });
  const { result } = await ran([step('flow.routine', { routine: 'me' })], bench);
  expect(result).toMatchObject({ state: 'failed', problem: expect.stringContaining('circle') });
  expect(bench.said.length).toBeLessThanOrEqual(10);
});

test('a routine that goes its own way knows how deep it is', async () => {
  const bench = new Workbench();
  bench.routines.set('other', { name: 'Other', steps: [] });
  await ran([step('flow.routine', { routine: 'other', wait: false })], bench);
  expect(bench.started).toMatchObject([{ id: 'other', occasion: { depth: 1 } }]);
});

test('the same step has another reference in each round, and none twice', async () => {
  const book = step('test.book');
  const { bench } = await ran([
    step('flow.loop', {
      how: 'times',
      times: 3,
      body: [book, step('flow.loop', { how: 'times', times: 2, body: [step('test.book')] })],
    }),
    step('flow.parallel', { branches: [[step('test.book')], [step('test.book')]] }),
  ]);
  expect(bench.booked).toHaveLength(11);
  expect(new Set(bench.booked).size).toBe(11);
});

test('a pretended run does nothing, waits for nothing, and uses no cooldown up', async () => {
  const bench = new Workbench();
  const runner = bench.runner();
  const once = [{ condition: 'test.once', parameters: {}, not: false }];
  const steps = [
    wait(60),
    step('flow.branch', { conditions: once, yes: [say('$(n)')], no: [] }),
    forEver([say('x')]),
  ];
  const occasion = occasionOf('Test', { facts: { n: 7 } });
  const { done, id } = runner.run({ ...bench.request(steps, { occasion }), mode: 'pretend' });
  expect(await done).toEqual({ state: 'done', problem: null });
  expect(bench.said).toEqual([]);
  expect(bench.used).toBe(0);
  const texts = runner.look(id).steps.map(({ outcome }) => outcome);
  expect(texts).toContain('Would say 7');
  expect(texts.filter((text) => text === 'Would say x')).toHaveLength(20);
});

test('runs of a queue go one after the other, in the order in which they came', async () => {
  const bench = new Workbench();
  const runner = bench.runner();
  const runs = ['a', 'b', 'c'].map((name) =>
    runner.run(bench.request([say(`${name}1`), wait(1), say(`${name}2`)], { queue: 'q' })),
  );
  const free = runner.run(bench.request([say('free')], { queue: 'other' }));
  await free.done;
  for (let second = 0; second < 3; second += 1) {
    await settle();
    bench.clock.advance(1000);
  }
  await Promise.all(runs.map(({ done }) => done));
  expect(bench.said.filter((text) => text !== 'free')).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
});

test('a full queue leaves the newest out and says so', async () => {
  const bench = new Workbench();
  const runner = bench.runner();
  const first = runner.run(bench.request([wait(100)], { queue: 'q' }));
  for (let index = 0; index < 200; index += 1) runner.run(bench.request([], { queue: 'q' }));
  const last = runner.run(bench.request([], { queue: 'q' }));
  expect(await last.done).toMatchObject({ state: 'failed', problem: expect.stringContaining('200') });
  runner.cancel(first.id, 'Kim');
  await settle();
  expect(runner.list()).toEqual([]);
});

test('a run that is cancelled ends at once, says by whom, and lets the next one begin', async () => {
  const bench = new Workbench();
  const runner = bench.runner();
  const { id, done } = runner.run(bench.request([say('a'), step('test.hang'), say('b')], { queue: 'q' }));
  const next = runner.run(bench.request([say('next')], { queue: 'q' }));
  await settle();
  expect(runner.cancel(id, 'Kim')).toBe(true);
  expect(await done).toEqual({ state: 'stopped', problem: 'Kim stopped it.' });
  await next.done;
  expect(bench.said).toEqual(['a', 'next']);
  expect(runner.cancel(id, 'Kim')).toBe(false);
  expect(runner.look(id).steps.map(({ state }) => state)).toEqual(['done', 'stopped']);
});

test('undo takes steps back, the last first, once', async () => {
  const bench = new Workbench();
  const runner = bench.runner();
  const { id, done } = runner.run(bench.request([say('a'), say('b'), say('c')]));
  await done;
  expect(await runner.undo(id, 2)).toBe(1);
  expect(await runner.undo(id, null)).toBe(2);
  expect(bench.undone).toEqual(['b', 'c', 'a']);
  await expect(runner.undo(id, 2)).rejects.toMatchObject({ code: 'conflict' });
  expect(runner.look(id).steps.map(({ undo }) => undo)).toEqual(['done', 'done', 'done']);
});

test('only the last 100 runs can be taken back', async () => {
  const bench = new Workbench();
  const runner = bench.runner();
  const first = runner.run(bench.request([say('a')]));
  await first.done;
  for (let index = 0; index < 100; index += 1) await runner.run(bench.request([say('x')])).done;
  await expect(runner.undo(first.id, null)).rejects.toMatchObject({ code: 'conflict' });
  expect(runner.look(first.id).steps[0]?.undo).toBe('no');
});
