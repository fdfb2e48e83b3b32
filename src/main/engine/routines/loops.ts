import { askedConditionsSchema } from '../../../shared/contract/steps.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { MOST_ROUNDS } from './flow.ts';
import type { Run } from './machineParts.ts';
import { type LoopFrame, stepsAt, type Thread } from './runState.ts';

/** A test that pretends does nothing that could end a loop. */
const PRETENDED_ROUNDS = 20;

/** Begins the next round of a loop, or goes on behind it. */
export async function turn(run: Run, thread: Thread, frame: LoopFrame): Promise<void> {
  const pretend = run.state.mode === 'pretend';
  if (frame.count !== null && frame.round >= frame.count) {
    thread.frames.pop();
    return;
  }
  if (frame.round >= (pretend ? PRETENDED_ROUNDS : MOST_ROUNDS)) {
    thread.frames.pop();
    if (pretend) return;
    throw new AppError(
      'routines.rounds',
      `A loop went round ${MOST_ROUNDS} times and was ended. Give it a condition that comes to an end.`,
    );
  }
  if (frame.count === null && !(await holds(run, frame))) {
    thread.frames.pop();
    return;
  }
  run.count('rounds');
  const { notes } = run.state.occasion;
  notes['round'] = frame.round + 1;
  if (frame.items) notes[frame.as] = frame.items[frame.round] ?? '';
  frame.round += 1;
  thread.frames.push({ kind: 'list', soft: false, place: frame.place, next: 0, words: null });
}

/** Whether the conditions still hold for as long as which it goes round. */
async function holds({ state, parts }: Run, { place }: LoopFrame): Promise<boolean> {
  const steps = stepsAt(state, { root: place.root, at: place.at.slice(0, -1) });
  const last = place.at.at(-1);
  const conditions = last ? steps[last.index]?.parameters['conditions'] : undefined;
  const asked = askedConditionsSchema.safeParse(conditions);
  const use = state.mode !== 'pretend';
  return (await parts.asking.refusal(asked.data ?? [], state.occasion, use)) === null;
}
