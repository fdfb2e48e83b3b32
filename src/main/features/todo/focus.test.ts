import { expect, onTestFinished, test } from 'vitest';
import type { LineOutcome } from '../../engine/chat/outgoing.ts';
import { openTestDatabase } from '../../engine/testing/testDatabase.ts';
import { Focus, type FocusChanged, readPlan } from './focus.ts';
import { FocusStore } from './store.ts';

const MINUTE = 60_000;
const PLAN = { workMinutes: 25, breakMinutes: 5, rounds: 2, label: '' };
const ROBIN = { id: '7', name: 'Robin' };

function world() {
  const base = openTestDatabase();
  const said: string[] = [];
  const facts: FocusChanged[] = [];
  const state = { outcome: { kind: 'sent', messageIds: [] } as LineOutcome };
  const open = (): Focus => {
    const focus = new Focus({
      store: new FocusStore(base.db),
      clock: base.clock,
      say: (text, told) => {
        if (state.outcome.kind === 'sent') said.push(text);
        told(state.outcome);
      },
      announces: () => true,
      changed: (fact) => void facts.push(fact),
    });
    focus.start();
    return focus;
  };
  const self = {
    ...base,
    said,
    facts,
    state,
    focus: open(),
    restart(after: number): void {
      self.focus.stop();
      base.clock.advance(after);
      self.focus = open();
    },
  };
  onTestFinished(() => {
    self.focus.stop();
    base.cleanUp();
  });
  return self;
}

test('rounds and breaks follow one another to the minute, and it ends without a last break', () => {
  const { focus, clock, said, facts } = world();
  focus.begin(null, PLAN);
  clock.advance(25 * MINUTE);
  expect(focus.list()).toMatchObject([{ phase: 'break', round: 1 }]);
  clock.advance(5 * MINUTE);
  expect(focus.list()).toMatchObject([{ phase: 'work', round: 2 }]);
  clock.advance(25 * MINUTE);
  expect(focus.list()).toEqual([]);
  expect(facts.map(({ phase, round }) => `${phase} ${round}`)).toEqual([
    'work 1',
    'break 1',
    'work 2',
    'over 2',
  ]);
  expect(said).toEqual([
    'Well done! Take a break of 5 minutes, after round 1 of 2.',
    'The break is over: round 2 of 2 begins, 25 minutes.',
    'Done: 2 rounds of 25 minutes. Well done!',
  ]);
});

test('a timer goes on over a restart, in the right phase', () => {
  const test = world();
  test.focus.begin(ROBIN, { ...PLAN, label: 'essay' });
  test.restart(27 * MINUTE);
  expect(test.focus.list()).toMatchObject([{ phase: 'break', round: 1, viewer: ROBIN }]);
  expect(test.said).toEqual([
    '@Robin The focus timer went on while I was away: this is the break after round 1 of 2 (essay), 3 minutes left.',
  ]);
  test.clock.advance(3 * MINUTE);
  expect(test.focus.list()).toMatchObject([{ phase: 'work', round: 2 }]);
});

test('one that ended while Emcee was off is told of once', () => {
  const test = world();
  test.focus.begin(ROBIN, { ...PLAN, rounds: 1 });
  test.restart(60 * MINUTE);
  test.restart(MINUTE);
  expect(test.said).toEqual(['@Robin The focus timer ended 35 minutes ago, while I was away. Well done!']);
});

test('what is said right after the start waits until chat is connected', () => {
  const test = world();
  test.focus.begin(null, { ...PLAN, rounds: 1 });
  test.state.outcome = { kind: 'dropped', reason: 'not-connected', code: null, detail: '', sentParts: 0 };
  test.clock.advance(25 * MINUTE);
  expect(test.said).toEqual([]);
  test.state.outcome = { kind: 'sent', messageIds: [] };
  test.clock.advance(MINUTE);
  expect(test.said).toEqual(['Done: 25 minutes of focus. Well done!']);
});

test('a paused one keeps its time, over a restart too', () => {
  const test = world();
  const { value } = test.focus.begin(null, PLAN);
  test.clock.advance(10 * MINUTE);
  test.focus.pause(value.id);
  test.restart(600 * MINUTE);
  expect(test.focus.list()).toMatchObject([{ phase: 'work', round: 1, pausedLeft: 15 * MINUTE }]);
  test.focus.resume(value.id);
  test.clock.advance(15 * MINUTE);
  expect(test.focus.list()).toMatchObject([{ phase: 'break' }]);
});

test('stopping is undone with the time that is left, and nothing rings after a stop', () => {
  const test = world();
  const { value } = test.focus.begin(null, PLAN);
  const stopped = test.focus.end(value.id);
  expect(test.focus.list()).toEqual([]);
  stopped.undo();
  expect(test.focus.list()).toMatchObject([{ id: value.id, phase: 'work' }]);
  test.focus.end(value.id);
  test.clock.advance(60 * MINUTE);
  expect(test.said).toEqual([]);
});

test('one person has one timer, beside that of everybody', () => {
  const { focus } = world();
  focus.begin(null, PLAN);
  focus.begin(ROBIN, PLAN);
  expect(() => focus.begin(ROBIN, PLAN)).toThrow(/runs already/);
  expect(() => focus.begin(null, PLAN)).toThrow(/runs already/);
});

test.each([
  ['25', { workMinutes: 25, breakMinutes: 0, rounds: 1, label: '' }],
  ['25 write the essay', { workMinutes: 25, breakMinutes: 0, rounds: 1, label: 'write the essay' }],
  ['25/5 x4', { workMinutes: 25, breakMinutes: 5, rounds: 4, label: '' }],
  ['25/5x4 xylophone', { workMinutes: 25, breakMinutes: 5, rounds: 4, label: 'xylophone' }],
  ['50 min / 10 x 2 read', { workMinutes: 50, breakMinutes: 10, rounds: 2, label: 'read' }],
  ['25 xylophone', { workMinutes: 25, breakMinutes: 0, rounds: 1, label: 'xylophone' }],
  ['essay', null],
])('the plan in %j', (words, plan) => {
  expect(readPlan(words)).toEqual(plan);
});
