import type { Step } from '../../../shared/contract/steps.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { MOST_DEPTH, type Occasion } from '../occasion.ts';
import type { FlowMove } from './flow.ts';
import type { Run } from './machineParts.ts';
import { type ListFrame, type RunState, type Thread, within } from './runState.ts';
import { close, note, type Taken } from './taken.ts';

/** Carries out what a flow step decided. */
export function makeMove(run: Run, thread: Thread, move: FlowMove, taken: Taken, occasion: Occasion): void {
  const { step, frame, record } = taken;
  thread.doing = null;
  const soft = step.onError === 'continue';
  const list = (keys: readonly (string | number)[], words: string | null, isSoft: boolean): ListFrame => ({
    kind: 'list',
    soft: isSoft,
    place: within(frame, keys),
    next: 0,
    words,
  });
  const deepest = occasion.depth + 1 >= MOST_DEPTH;
  switch (move.kind) {
    case 'into':
      thread.frames.push(list(move.keys, move.words, soft));
      break;
    case 'loop':
      thread.frames.push({
        kind: 'loop',
        soft,
        place: within(frame, ['body']),
        stepId: step.id,
        round: 0,
        count: move.count,
        items: move.items,
        as: move.as,
      });
      break;
    case 'try':
      thread.frames.push(
        { kind: 'try', soft, otherwise: within(frame, ['otherwise']) },
        list(['body'], 'try', false),
      );
      break;
    case 'wait':
      if (run.state.mode === 'pretend') break;
      thread.wait = { until: run.parts.clock.now() + move.ms, number: record.number };
      record.outcome = move.done;
      record.state = 'waiting';
      run.events.step(record);
      return;
    case 'parallel':
      run.threads.fork(
        thread,
        step.id,
        Array.from({ length: move.count }, (_, index) => within(frame, ['branches', index])),
        { soft, need: move.need },
      );
      break;
    case 'stop':
      close(run, record, 'done', move.done);
      if (move.what === 'run') run.end({ state: 'stopped', problem: null });
      else run.threads.stopRoutine(thread);
      return;
    case 'call':
      if (deepest) throw tooDeep();
      thread.frames.push(
        { kind: 'call', soft, stepId: step.id, name: move.name },
        {
          kind: 'list',
          soft: false,
          place: { root: rootOf(run.state, move.steps), at: [] },
          next: 0,
          words: null,
        },
      );
      break;
    case 'start':
      if (deepest) throw tooDeep();
      if (run.state.mode !== 'pretend')
        run.parts.start(move.id, { ...occasion, notes: { ...occasion.notes }, depth: occasion.depth + 1 });
      break;
    case 'on':
      note(run, record, move.notes ?? {});
      break;
  }
  const wouldOnly = run.state.mode === 'pretend' && (move.kind === 'wait' || move.kind === 'start');
  close(run, record, 'done', wouldOnly ? `Not done in a pretended run: ${move.done}` : move.done);
}

/** The same routine called in a loop is kept once. */
function rootOf({ roots }: RunState, steps: readonly Step[]): number {
  const text = JSON.stringify(steps);
  const there = roots.findIndex((root) => JSON.stringify(root) === text);
  return there >= 0 ? there : roots.push(steps) - 1;
}

function tooDeep(): AppError {
  return new AppError(
    'routines.loop',
    `Routines called each other ${MOST_DEPTH} times. They probably call themselves in a circle.`,
  );
}
