import type { RunStep } from '../../../shared/contract/routines.ts';
import type { Step } from '../../../shared/contract/steps.ts';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { Occasion } from '../occasion.ts';
import { flowOf } from './flow.ts';
import type { ActionKind } from './kinds.ts';
import type { Run } from './machineParts.ts';
import { makeMove } from './moves.ts';
import { ParameterError, parseParameters, writeParameters } from './parameters.ts';
import { depthOf, type ListFrame, pathOf, type Thread, tagOf } from './runState.ts';
import { close, note, type Taken } from './taken.ts';

/** Does one step of a run and writes down what became of it. Throws when it went wrong and nothing may follow. */
export async function perform(run: Run, thread: Thread, step: Step, frame: ListFrame): Promise<void> {
  if (!run.count('begun')) return;
  const kind = run.parts.action(step.action);
  const record: RunStep = {
    number: run.state.begun,
    stepId: step.id,
    action: step.action,
    title: kind?.title ?? step.action,
    path: pathOf(thread),
    state: 'running',
    input: {},
    outcome: '',
    notes: {},
    startedAt: run.parts.clock.now(),
    took: null,
    undo: 'no',
  };
  if (step.off) {
    close(run, record, 'passed', 'It is switched off.');
    return;
  }
  thread.doing = record.number;
  run.events.step(record);
  if (run.state.threads.some(({ wait }) => wait !== null)) run.events.moved();
  try {
    if (!kind) {
      throw new AppError(
        'not_found',
        `There is no action "${step.action}". The module that brings it may be switched off.`,
      );
    }
    await carryOut(run, thread, kind, { step, frame, record });
  } catch (thrown) {
    thread.doing = null;
    if (run.over(thread)) {
      close(run, record, 'stopped', 'It was ended.');
      return;
    }
    close(run, record, 'failed', errorText(thrown));
    if (step.onError === 'continue') return;
    const field =
      thrown instanceof ParameterError && thrown.field !== null ? ` (field "${thrown.field}")` : '';
    // Of steps within steps, such as those of a command that a step ran, the innermost tells what went wrong.
    if (thrown instanceof AppError && /^Step \d+, "/.test(thrown.message)) throw thrown;
    throw new AppError(
      'routines.step',
      `Step ${record.number}, "${record.title}"${field}: ${errorText(thrown)}`,
    );
  }
}

async function carryOut(run: Run, thread: Thread, kind: ActionKind, taken: Taken): Promise<void> {
  const { step, record } = taken;
  const { notes } = run.state.occasion;
  const depth = run.state.occasion.depth + depthOf(thread);
  const occasion: Occasion = { ...run.state.occasion, notes, depth };
  const raw = step.parameters as RunStep['input'];
  record.input = await writeParameters(kind.parameters, raw, occasion, run.parts.texts);
  const parameters = parseParameters(kind.parameters, record.input);
  const pretend = run.state.mode === 'pretend';
  const flow = flowOf(step.action);
  if (flow) {
    const move = await flow.enter({ parameters, occasion, parts: run.parts, use: !pretend });
    if (!run.over(thread)) makeMove(run, thread, move, taken, occasion);
    return;
  }
  if (pretend) {
    thread.doing = null;
    close(run, record, 'done', kind.preview(parameters as never));
    return;
  }
  const going = run.threads.goingOf(thread);
  if (!going) return;
  const { signal } = going.abort;
  const tag = tagOf(thread);
  const reference = [run.state.id, tag, step.id].filter((part) => part !== '').join('/');
  const call = { parameters: parameters as never, occasion, signal, reference };
  const outcome = await orAborted(
    signal,
    Promise.resolve().then(() => kind.run(call)),
  );
  thread.doing = null;
  note(run, record, outcome.notes ?? {});
  if (outcome.undo) {
    record.undo = 'can';
    run.events.undoable(record.number, outcome.undo);
  }
  close(run, record, 'done', outcome.done);
}

function orAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
