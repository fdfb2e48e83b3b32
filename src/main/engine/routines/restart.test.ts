import { expect, test } from 'vitest';
import { say, settle, step, Workbench } from './testing/workbench.ts';

const wait = (seconds: number) => step('flow.wait', { how: 'seconds', seconds });

/** Another Emcee on the same disk. */
async function restarted(bench: Workbench, offFor: number) {
  bench.clock.advance(offFor);
  const runner = bench.runner();
  runner.restore();
  await settle();
  return runner;
}

test('a long wait goes on after a kill, with its notes, and is done once', async () => {
  const bench = new Workbench();
  const killed = bench.runner();
  killed.run(
    bench.request([
      step('flow.set', { name: 'who', value: 'Kim' }),
      say('before'),
      wait(60),
      say('hello $(who)'),
    ]),
  );
  await settle();
  expect(bench.shelf.waits.size).toBe(1);
  // Nothing of the old one is told to stop: it is simply gone.
  const other = new Workbench();
  for (const [id, text] of bench.shelf.waits) other.shelf.waits.set(id, text);
  const runner = await restarted(other, 20_000);
  expect(other.said).toEqual([]);
  expect(runner.list()).toMatchObject([{ state: 'waiting' }]);
  other.clock.advance(40_000);
  await settle();
  expect(other.said).toEqual(['hello Kim']);
  expect(other.shelf.waits.size).toBe(0);
  expect(runner.look('run1').steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
});

test('a short wait is not written down', async () => {
  const bench = new Workbench();
  bench.runner().run(bench.request([wait(2), say('a')]));
  await settle();
  expect(bench.shelf.waits.size).toBe(0);
});

test('a wait that ended while Emcee was off goes on at once', async () => {
  const bench = new Workbench();
  const before = bench.runner();
  before.run(bench.request([wait(60), say('late')]));
  await settle();
  before.stop();
  await restarted(bench, 30 * 60_000);
  expect(bench.said).toEqual(['late']);
});

test('a wait that ended more than an hour ago is given up and leaves a line', async () => {
  const bench = new Workbench();
  const before = bench.runner();
  const { id } = before.run(bench.request([wait(60), say('far too late')]));
  await settle();
  before.stop();
  const runner = await restarted(bench, 60_000 + 3_600_001);
  expect(bench.said).toEqual([]);
  expect(runner.look(id).run).toMatchObject({
    state: 'stopped',
    problem: expect.stringContaining('more than an hour'),
  });
  expect(bench.shelf.waits.size).toBe(0);
});

test('what was under way beside a wait is not done a second time', async () => {
  const bench = new Workbench();
  const before = bench.runner();
  const branches = [
    [wait(60), say('waited')],
    [say('once'), step('test.hang'), say('never')],
  ];
  before.run(
    bench.request([
      step('flow.try', { body: [step('flow.parallel', { branches })], otherwise: [say('$(error)')] }),
    ]),
  );
  await settle();
  before.stop();
  await restarted(bench, 1000);
  expect(bench.said[0]).toBe('once');
  expect(bench.said).toHaveLength(2);
  expect(bench.said[1]).toContain('not done a second time');
});

test('a run that is stopped in the middle of work is not started again', async () => {
  const bench = new Workbench();
  const before = bench.runner();
  const { done } = before.run(bench.request([wait(60), say('a'), step('test.hang')]));
  await settle();
  bench.clock.advance(60_000);
  await settle();
  before.stop();
  expect((await done).state).toBe('stopped');
  await restarted(bench, 1000);
  expect(bench.said).toEqual(['a']);
});

test('a queue keeps its order over a restart', async () => {
  const bench = new Workbench();
  const before = bench.runner();
  for (const name of ['a', 'b', 'c']) before.run(bench.request([wait(10), say(name)], { queue: 'q' }));
  await settle();
  bench.clock.advance(3000);
  before.stop();
  await restarted(bench, 1000);
  for (let turn = 0; turn < 3; turn += 1) {
    bench.clock.advance(10_000);
    await settle();
  }
  expect(bench.said).toEqual(['a', 'b', 'c']);
});

test('a reference stays the same over a restart, so that nothing is paid twice', async () => {
  const plain = new Workbench();
  const book = step('test.book');
  const steps = [step('flow.loop', { how: 'times', times: 2, body: [wait(10), book] })];
  plain.runner().run(plain.request(steps));
  for (let turn = 0; turn < 2; turn += 1) {
    await settle();
    plain.clock.advance(10_000);
  }
  await settle();

  const cut = new Workbench();
  const before = cut.runner();
  before.run(cut.request(steps));
  await settle();
  cut.clock.advance(10_000);
  await settle();
  before.stop();
  await restarted(cut, 10_000);
  expect(cut.booked).toEqual(plain.booked);
  expect(cut.booked).toHaveLength(2);
});
