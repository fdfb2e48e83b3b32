import type { RunStep } from '../../../shared/contract/routines.ts';
import { askedConditionsSchema, type Step } from '../../../shared/contract/steps.ts';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import { type Fact, MOST_DEPTH, type Occasion } from '../occasion.ts';
import type { Clock, Disposer } from '../ports.ts';
import type { Texts } from '../texts/texts.ts';
import { type FlowMove, type FlowParts, flowOf, MOST_ROUNDS } from './flow.ts';
import type { ActionKind, RunResult } from './kinds.ts';
import { ParameterError, parseParameters, writeParameters } from './parameters.ts';
import {
  depthOf,
  type Frame,
  type ListFrame,
  type LoopFrame,
  pathOf,
  type RunState,
  stepsAt,
  type Thread,
  tagOf,
  within,
} from './runState.ts';

/** Milliseconds of activity that one run may take; waits are not counted. */
export const LONGEST_ACTIVITY = 5 * 60_000;
/** Milliseconds that one run may wait in all. */
const LONGEST_WAITING = 24 * 3_600_000;
const MOST_STEPS = 10_000;
const MOST_THREADS = 50;
/** A test that pretends does nothing that could end a loop. */
const PRETENDED_ROUNDS = 20;

export interface MachineParts extends FlowParts {
  clock: Clock;
  texts: Pick<Texts, 'write'>;
  action(id: string): ActionKind | null;
  /** Starts a routine that goes its own way. */
  start(routineId: string, occasion: Occasion): void;
  /** Lets others have their turn. */
  breathe(): Promise<void>;
}

export interface MachineEvents {
  /** A step began or changed. */
  step(step: RunStep): void;
  /** The wait of that step has ended. */
  woke(number: number): void;
  undoable(number: number, undo: () => void | Promise<void>): void;
  /** The run goes into a wait, out of it, or (in a wait) on with another thread. */
  moved(): void;
}

/** What lives only while the machine runs. */
interface Going {
  abort: AbortController;
  wake: (() => void) | null;
}

interface Taken {
  step: Step;
  frame: ListFrame;
  record: RunStep;
}

/**
 * Runs the steps of one run over frames that are plain data: between any two steps the whole run can be written down
 * and go on elsewhere. Each thread is a flat loop, so that neither depth nor length of a routine costs stack.
 */
export class RunMachine {
  readonly state: RunState;
  private readonly parts: MachineParts;
  private readonly events: MachineEvents;
  private readonly going = new Map<number, Going>();
  private readonly ended = Promise.withResolvers<RunResult>();
  private result: RunResult | null = null;
  private suspended = false;
  private busy = 0;
  private busySince = 0;
  private limit: Disposer | null = null;
  private readonly driven = new Set<number>();
  private abandoned = false;
  private readonly idlers: (() => void)[] = [];

  constructor(parts: MachineParts, state: RunState, events: MachineEvents) {
    this.parts = parts;
    this.state = state;
    this.events = events;
  }

  /** Begins, or goes on where the state was put away. */
  start(): Promise<RunResult> {
    this.state.startedAt ??= this.parts.clock.now();
    for (const thread of [...this.state.threads]) this.launch(thread);
    return this.ended.promise;
  }

  /** Ends it now; what is under way hears it through its signal. */
  end(result: RunResult): void {
    if (this.result) return;
    this.result = result;
    this.limit?.();
    this.limit = null;
    for (const going of this.going.values()) this.halt(going, result.problem ?? 'The run has ended.');
    this.ended.resolve(result);
  }

  /** Stops between two steps without ending. The state can go on in another machine. */
  async suspend(): Promise<void> {
    this.suspended = true;
    this.limit?.();
    this.limit = null;
    for (const going of this.going.values()) going.wake?.();
    if (this.driven.size > 0) await new Promise<void>((resolve) => this.idlers.push(resolve));
  }

  /** As `suspend`, for when nobody can wait: what is under way is told to end, and nothing is begun any more. */
  abandon(why: string): void {
    this.abandoned = true;
    this.limit?.();
    this.limit = null;
    for (const going of this.going.values()) this.halt(going, why);
  }

  /** When the first of its waits ends, in epoch milliseconds; null while anything is under way. */
  get waitsUntil(): number | null {
    if (this.busy > 0) return null;
    const times = this.state.threads.flatMap((thread) => thread.wait?.until ?? []);
    return times.length > 0 ? Math.min(...times) : null;
  }

  private halt(going: Going, why: string): void {
    going.abort.abort(new AppError('routines.ended', why));
    going.wake?.();
  }

  /** Lets a thread go on; one that goes already sees by itself what has changed. */
  private launch(thread: Thread): void {
    if (this.driven.has(thread.id)) return;
    this.driven.add(thread.id);
    if (!this.going.has(thread.id)) this.going.set(thread.id, { abort: new AbortController(), wake: null });
    void this.drive(thread);
  }

  /** The thread, or the run with it, has ended: what it still brings counts for nothing. */
  private over(thread: Thread): boolean {
    return this.result !== null || this.abandoned || !this.going.has(thread.id);
  }

  private async drive(thread: Thread): Promise<void> {
    this.setBusy(1);
    try {
      if (thread.doing !== null) this.stumble(thread);
      while (!this.over(thread) && !this.suspended) {
        if (thread.wait) {
          await this.sleep(thread);
          continue;
        }
        const frame = thread.frames.at(-1);
        if (!frame) {
          this.finish(thread);
          return;
        }
        if (frame.kind === 'join' && this.joins(frame.children, frame.need)) return;
        try {
          await this.advance(thread, frame);
        } catch (thrown) {
          if (!this.over(thread)) this.unwind(thread, errorText(thrown));
        }
        await this.parts.breathe();
      }
    } catch (thrown) {
      this.end({ state: 'failed', problem: `Something went wrong inside Emcee: ${errorText(thrown)}` });
    } finally {
      this.driven.delete(thread.id);
      this.setBusy(-1);
      if (this.driven.size === 0) for (const idle of this.idlers.splice(0)) idle();
    }
  }

  private async advance(thread: Thread, frame: Frame): Promise<void> {
    if (frame.kind === 'loop') return this.turn(thread, frame);
    if (frame.kind !== 'list') {
      thread.frames.pop();
      return undefined;
    }
    const step = stepsAt(this.state, frame.place)[frame.next];
    if (!step) {
      thread.frames.pop();
      return undefined;
    }
    frame.next += 1;
    return this.perform(thread, step, frame);
  }

  private count(what: 'begun' | 'rounds'): void {
    this.state[what] += 1;
    if (this.state.begun + this.state.rounds <= MOST_STEPS) return;
    this.end({
      state: 'failed',
      problem: `It took ${MOST_STEPS} steps and was ended. A loop in it probably never ends: give it fewer rounds.`,
    });
  }

  private async perform(thread: Thread, step: Step, frame: ListFrame): Promise<void> {
    this.count('begun');
    if (this.result) return;
    const kind = this.parts.action(step.action);
    const record: RunStep = {
      number: this.state.begun,
      stepId: step.id,
      action: step.action,
      title: kind?.title ?? step.action,
      path: pathOf(thread),
      state: 'running',
      input: {},
      outcome: '',
      notes: {},
      startedAt: this.parts.clock.now(),
      took: null,
      undo: 'no',
    };
    if (step.off) {
      this.close(record, 'passed', 'It is switched off.');
      return;
    }
    thread.doing = record.number;
    this.events.step(record);
    if (this.isPutAway()) this.events.moved();
    try {
      if (!kind) {
        throw new AppError(
          'not_found',
          `There is no action "${step.action}". The module that brings it may be switched off.`,
        );
      }
      await this.carryOut(thread, kind, { step, frame, record });
    } catch (thrown) {
      thread.doing = null;
      if (this.over(thread)) {
        this.close(record, 'stopped', 'It was ended.');
        return;
      }
      this.close(record, 'failed', errorText(thrown));
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

  private async carryOut(thread: Thread, kind: ActionKind, taken: Taken): Promise<void> {
    const { step, record } = taken;
    const { notes } = this.state.occasion;
    const depth = this.state.occasion.depth + depthOf(thread);
    const occasion: Occasion = { ...this.state.occasion, notes, depth };
    const raw = step.parameters as RunStep['input'];
    record.input = await writeParameters(kind.parameters, raw, occasion, this.parts.texts);
    const parameters = parseParameters(kind.parameters, record.input);
    const pretend = this.state.mode === 'pretend';
    const flow = flowOf(step.action);
    if (flow) {
      const move = await flow.enter({ parameters, occasion, parts: this.parts, use: !pretend });
      if (!this.over(thread)) this.make(thread, move, taken, occasion);
      return;
    }
    if (pretend) {
      thread.doing = null;
      this.close(record, 'done', kind.preview(parameters as never));
      return;
    }
    const going = this.going.get(thread.id);
    if (!going) return;
    const { signal } = going.abort;
    const tag = tagOf(thread);
    const reference = [this.state.id, tag, step.id].filter((part) => part !== '').join('/');
    const call = { parameters: parameters as never, occasion, signal, reference };
    const outcome = await orAborted(
      signal,
      Promise.resolve().then(() => kind.run(call)),
    );
    thread.doing = null;
    this.note(record, outcome.notes ?? {});
    if (outcome.undo) {
      record.undo = 'can';
      this.events.undoable(record.number, outcome.undo);
    }
    this.close(record, 'done', outcome.done);
  }

  /** Carries out what a flow step decided. */
  private make(thread: Thread, move: FlowMove, { step, frame, record }: Taken, occasion: Occasion): void {
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
        if (this.state.mode === 'pretend') break;
        thread.wait = { until: this.parts.clock.now() + move.ms, number: record.number };
        record.outcome = move.done;
        record.state = 'waiting';
        this.events.step(record);
        return;
      case 'parallel':
        this.fork(thread, move, { step, frame, record }, soft);
        break;
      case 'stop':
        this.close(record, 'done', move.done);
        this.stop(thread, move.what);
        return;
      case 'call':
        if (deepest) throw tooDeep();
        thread.frames.push(
          { kind: 'call', soft, stepId: step.id, name: move.name },
          {
            kind: 'list',
            soft: false,
            place: { root: this.rootOf(move.steps), at: [] },
            next: 0,
            words: null,
          },
        );
        break;
      case 'start':
        if (deepest) throw tooDeep();
        if (this.state.mode !== 'pretend')
          this.parts.start(move.id, { ...occasion, notes: { ...occasion.notes }, depth: occasion.depth + 1 });
        break;
      case 'on':
        this.note(record, move.notes ?? {});
        break;
    }
    const wouldOnly = this.state.mode === 'pretend' && (move.kind === 'wait' || move.kind === 'start');
    this.close(record, 'done', wouldOnly ? `Not done in a pretended run: ${move.done}` : move.done);
  }

  /** The same routine called in a loop is kept once. */
  private rootOf(steps: readonly Step[]): number {
    const { roots } = this.state;
    const text = JSON.stringify(steps);
    const there = roots.findIndex((root) => JSON.stringify(root) === text);
    return there >= 0 ? there : roots.push(steps) - 1;
  }

  private fork(
    thread: Thread,
    move: Extract<FlowMove, { kind: 'parallel' }>,
    { step, frame }: Taken,
    soft: boolean,
  ): void {
    if (move.count === 0) return;
    if (this.state.threads.length + move.count > MOST_THREADS) {
      throw new AppError('routines.threads', `More than ${MOST_THREADS} things would run side by side.`);
    }
    const children = Array.from({ length: move.count }, (_, index): Thread => {
      const id = this.state.nextThread;
      this.state.nextThread += 1;
      return {
        id,
        parent: thread.id,
        tag: [tagOf(thread), `${step.id}=${index + 1}`].filter((part) => part !== '').join('/'),
        path: [...pathOf(thread), `branch ${index + 1}`],
        depth: depthOf(thread),
        frames: [
          { kind: 'list', soft: false, place: within(frame, ['branches', index]), next: 0, words: null },
        ],
        doing: null,
        wait: null,
      };
    });
    thread.frames.push({ kind: 'join', soft, children: children.map(({ id }) => id), need: move.need });
    this.state.threads.push(...children);
    for (const child of children) this.launch(child);
  }

  /** True while it has to go on waiting for its children. */
  private joins(children: number[], need: 'all' | 'any'): boolean {
    const left = this.state.threads.filter(({ id }) => children.includes(id));
    if (left.length === 0) return false;
    if (need === 'all' || left.length === children.length) return true;
    this.drop(left);
    return false;
  }

  /** Ends threads and all that they began. */
  private drop(threads: readonly Thread[]): void {
    const ids = new Set(threads.map(({ id }) => id));
    for (const thread of this.state.threads)
      if (thread.parent !== null && ids.has(thread.parent)) ids.add(thread.id);
    this.state.threads = this.state.threads.filter(({ id }) => !ids.has(id));
    for (const id of ids) {
      const going = this.going.get(id);
      this.going.delete(id);
      if (going) this.halt(going, 'Another branch was ready first.');
    }
  }

  private finish(thread: Thread): void {
    this.state.threads = this.state.threads.filter(({ id }) => id !== thread.id);
    this.going.delete(thread.id);
    if (thread.parent === null) this.end({ state: 'done', problem: null });
    else this.resume(thread.parent);
  }

  /** A parent that waits at its join looks again. */
  private resume(id: number): void {
    const parent = this.state.threads.find((thread) => thread.id === id);
    const join = parent?.frames.at(-1);
    if (!parent || join?.kind !== 'join') return;
    const left = this.state.threads.filter((thread) => join.children.includes(thread.id));
    if (left.length === 0 || join.need === 'any') this.launch(parent);
  }

  private async turn(thread: Thread, frame: LoopFrame): Promise<void> {
    const most = this.state.mode === 'pretend' ? PRETENDED_ROUNDS : MOST_ROUNDS;
    if (frame.count !== null && frame.round >= frame.count) {
      thread.frames.pop();
      return;
    }
    if (frame.round >= most) {
      thread.frames.pop();
      if (this.state.mode === 'pretend') return;
      throw new AppError(
        'routines.rounds',
        `A loop went round ${MOST_ROUNDS} times and was ended. Give it a condition that comes to an end.`,
      );
    }
    if (frame.count === null) {
      const steps = stepsAt(this.state, { root: frame.place.root, at: frame.place.at.slice(0, -1) });
      const last = frame.place.at.at(-1);
      const conditions = last ? steps[last.index]?.parameters['conditions'] : undefined;
      const asked = askedConditionsSchema.safeParse(conditions);
      const use = this.state.mode !== 'pretend';
      const refusal = await this.parts.asking.refusal(asked.data ?? [], this.state.occasion, use);
      if (refusal !== null) {
        thread.frames.pop();
        return;
      }
    }
    this.count('rounds');
    const { notes } = this.state.occasion;
    notes['round'] = frame.round + 1;
    if (frame.items) notes[frame.as] = frame.items[frame.round] ?? '';
    frame.round += 1;
    thread.frames.push({ kind: 'list', soft: false, place: frame.place, next: 0, words: null });
  }

  private stop(thread: Thread, what: 'run' | 'routine'): void {
    if (what === 'run') {
      this.end({ state: 'stopped', problem: null });
      return;
    }
    while (thread.frames.length > 0) if (thread.frames.pop()?.kind === 'call') return;
    // A branch of the routine that is to end: the routine is where the branches came from.
    const parent = this.state.threads.find(({ id }) => id === thread.parent);
    if (!parent) return;
    const join = parent.frames.at(-1);
    this.drop(this.state.threads.filter(({ id }) => join?.kind === 'join' && join.children.includes(id)));
    this.stop(parent, 'routine');
    this.launch(parent);
  }

  /** An error goes outwards until something takes it: a `try`, or a step that goes on after errors. */
  private unwind(thread: Thread, problem: string): void {
    for (let at: Thread | undefined = thread; at; ) {
      for (let frame = at.frames.pop(); frame; frame = at.frames.pop()) {
        if (frame.kind === 'try') {
          this.state.occasion.notes['error'] = problem;
          at.frames.push({
            kind: 'list',
            soft: frame.soft,
            place: frame.otherwise,
            next: 0,
            words: 'otherwise',
          });
        }
        if (frame.kind === 'try' || frame.soft) {
          if (at !== thread) this.launch(at);
          return;
        }
      }
      const parent: Thread | undefined = this.state.threads.find(({ id }) => id === at?.parent);
      const join = parent?.frames.at(-1);
      if (parent && join?.kind === 'join') {
        this.drop(this.state.threads.filter(({ id }) => join.children.includes(id)));
      }
      at = parent;
    }
    this.end({ state: 'failed', problem });
  }

  /** What was under way when Emcee ended may have happened or not; it is not done a second time. */
  private stumble(thread: Thread): void {
    thread.doing = null;
    this.unwind(thread, 'Emcee ended while a step was under way. It is not done a second time.');
  }

  private async sleep(thread: Thread): Promise<void> {
    const { wait } = thread;
    const going = this.going.get(thread.id);
    if (!wait || !going) return;
    const now = this.parts.clock.now();
    const left = Math.max(0, wait.until - now);
    if (this.state.waited + left > LONGEST_WAITING) {
      thread.wait = null;
      this.end({ state: 'failed', problem: 'It waited for more than 24 hours in all and was ended.' });
      return;
    }
    if (left > 0) {
      this.setBusy(-1);
      this.events.moved();
      let forget: Disposer = () => {};
      await new Promise<void>((resolve) => {
        going.wake = resolve;
        forget = this.parts.clock.after(left, resolve);
      });
      forget();
      going.wake = null;
      this.setBusy(1);
      if (this.over(thread) || this.suspended) return;
    }
    this.state.waited += Math.max(0, this.parts.clock.now() - now);
    thread.wait = null;
    this.events.woke(wait.number);
    this.events.moved();
  }

  private isPutAway(): boolean {
    return this.state.threads.some((thread) => thread.wait !== null);
  }

  private note(record: RunStep, notes: Readonly<Record<string, Fact>>): void {
    record.notes = { ...notes };
    Object.assign(this.state.occasion.notes, notes);
  }

  private close(record: RunStep, state: RunStep['state'], outcome: string): void {
    record.state = state;
    record.outcome = outcome;
    record.took = Math.max(0, this.parts.clock.now() - record.startedAt);
    this.events.step(record);
  }

  /** Activity counts while at least one thread is neither waiting nor ended. */
  private setBusy(change: 1 | -1): void {
    const before = this.busy;
    this.busy += change;
    const { clock } = this.parts;
    if (before === 0 && this.busy === 1) {
      this.busySince = clock.elapsed();
      if (this.result === null && !this.suspended && !this.abandoned)
        this.limit = clock.after(Math.max(0, LONGEST_ACTIVITY - this.state.active), () =>
          this.end({
            state: 'failed',
            problem: 'It was active for more than 5 minutes and was ended. Something in it takes too long.',
          }),
        );
    } else if (this.busy === 0) {
      this.state.active += clock.elapsed() - this.busySince;
      this.limit?.();
      this.limit = null;
    }
  }
}

function tooDeep(): AppError {
  return new AppError(
    'routines.loop',
    `Routines called each other ${MOST_DEPTH} times. They probably call themselves in a circle.`,
  );
}

function orAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
