import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../../shared/contract/steps.ts';
import { occasionOf } from '../occasion.ts';
import { RunMachine } from './runMachine.ts';
import { newRunState, type RunState } from './runState.ts';
import { noteIs, settle, Workbench } from './testing/workbench.ts';

let ids = 0;
const made = (action: string, parameters: Step['parameters'], onError: Step['onError'] = 'stop'): Step => {
  ids += 1;
  return { id: `p${ids}`, action, parameters, off: false, onError, note: '' };
};

/** Any tree of steps: all flow there is, saying, counting, failing, short waits. */
const { tree } = fc.letrec<{ tree: Step[]; one: Step }>((tie) => {
  const steps = tie('tree');
  const onError = fc.constantFrom('stop' as const, 'continue' as const);
  return {
    tree: fc.array(tie('one'), { maxLength: 4 }),
    one: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      fc.constantFrom('a', 'b', '$(total)').map((text) => made('test.say', { text })),
      onError.map((error) => made('test.fail', {}, error)),
      fc.constant(0).map(() => made('test.count', { amount: 1 })),
      fc.constant(0).map(() => made('test.book', {})),
      fc.integer({ min: 0, max: 3 }).map((seconds) => made('flow.wait', { how: 'seconds', seconds })),
      fc.constantFrom('the whole run', 'this routine').map((what) => made('flow.stop', { what })),
      fc
        .tuple(steps, steps)
        .map(([yes, no]) => made('flow.branch', { conditions: [noteIs('total', '2')], yes, no })),
      fc
        .tuple(steps, steps, onError)
        .map(([body, otherwise, error]) => made('flow.try', { body, otherwise }, error)),
      fc
        .tuple(steps, fc.integer({ min: 0, max: 3 }), onError)
        .map(([body, times, error]) => made('flow.loop', { how: 'times', times, body }, error)),
      steps.map((body) =>
        made('flow.loop', {
          how: 'while',
          conditions: [noteIs('total', '4', true), noteIs('round', '5', true)],
          body,
        }),
      ),
      fc
        .tuple(fc.array(steps, { maxLength: 3 }), fc.constantFrom('all', 'any'))
        .map(([branches, need]) => made('flow.parallel', { branches, need })),
    ),
  };
});

/** The same tree without things whose order is open: side by side. */
const inOrder = tree.filter((steps) => !JSON.stringify(steps).includes('flow.parallel'));

function newState(steps: readonly Step[]): RunState {
  const occasion = occasionOf('Test', { notes: { total: 0, round: 0 } });
  return newRunState({
    id: 'r',
    name: 'Test',
    owner: 'test',
    routineId: null,
    mode: 'real',
    queue: null,
    occasion,
    steps,
    now: 0,
  });
}
const quiet = { step: () => {}, woke: () => {}, undoable: () => {}, moved: () => {} };

/** Runs it to its end; moves time on whenever all of it waits. */
async function toTheEnd(bench: Workbench, machine: RunMachine) {
  let result: Awaited<ReturnType<RunMachine['start']>> | null = null;
  const ended = machine.start().then((value) => {
    result = value;
  });
  for (let turn = 0; turn < 20_000 && result === null; turn += 1) {
    await settle();
    bench.clock.advance(1000);
  }
  await Promise.race([ended, settle()]);
  return result;
}

test('every tree of steps comes to an end and leaves no timer', async () => {
  await fc.assert(
    fc.asyncProperty(tree, async (steps) => {
      const bench = new Workbench();
      const result = await toTheEnd(bench, new RunMachine(bench.machineParts(), newState(steps), quiet));
      expect(result).not.toBeNull();
      await settle();
      expect(bench.clock.pending).toBe(0);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('a run that is put away as JSON after any step, again and again, does the same as one that is not', async () => {
  await fc.assert(
    fc.asyncProperty(inOrder, fc.integer({ min: 1, max: 4 }), async (steps, every) => {
      const whole = new Workbench();
      const wholeState = newState(steps);
      const wholeResult = await toTheEnd(whole, new RunMachine(whole.machineParts(), wholeState, quiet));

      const cut = new Workbench();
      let state = newState(steps);
      let result: unknown = null;
      for (let piece = 0; piece < 20_000 && result === null; piece += 1) {
        let begun = 0;
        const parts = cut.machineParts();
        const machine = new RunMachine(
          {
            ...parts,
            breathe: async () => {
              begun += 1;
              if (begun >= every) void machine.suspend();
            },
          },
          state,
          quiet,
        );
        let ended: unknown = null;
        void machine.start().then((value) => {
          ended = value;
        });
        await settle();
        cut.clock.advance(1000);
        await settle();
        await machine.suspend();
        await settle();
        result = ended;
        state = JSON.parse(JSON.stringify(machine.state)) as RunState;
      }
      expect(result).toEqual(wholeResult);
      expect(cut.said).toEqual(whole.said);
      expect(cut.booked).toEqual(whole.booked);
      expect(state.occasion.notes).toEqual(wholeState.occasion.notes);
      expect(state.begun).toBe(wholeState.begun);
    }),
    { numRuns: 100 },
  );
}, 60_000);
