import type { Run, RunStep } from '../../../shared/contract/routines.ts';
import type { Step } from '../../../shared/contract/steps.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Occasion } from '../occasion.ts';
import type { Disposer } from '../ports.ts';
import type { RunResult } from './kinds.ts';
import type { MachineParts } from './machineParts.ts';
import { RunMachine } from './runMachine.ts';
import { newRunState, type RunMode, type RunState } from './runState.ts';
import { Takebacks } from './takebacks.ts';

/** Milliseconds: who waits longer is written down, and goes on after a restart. */
const KEPT_FROM = 2000;
/** Milliseconds after its time at which a wait that ended while Emcee was off is not worth going on. */
const TOO_LATE = 3_600_000;
const MOST_QUEUED = 200;
/** Of a long run the first steps and the last are kept. */
const FIRST_STEPS = 300;
const MOST_KEPT_STEPS = 500;

/** A run that waits, as it lies on the disk. */
export interface KeptRun {
  state: RunState;
  steps: RunStep[];
}

/** Where runs are written down. */
export interface RunShelf {
  /** A run that has ended; may come a moment later. */
  ended(run: Run, steps: readonly RunStep[]): void;
  /** On the disk when it returns. */
  keep(run: KeptRun): void;
  forget(runId: string): void;
  kept(): KeptRun[];
  /** What was written of a run that has ended; null when there is none. */
  look(runId: string): { run: Run; steps: RunStep[] } | null;
}

export interface RunnerParts extends Omit<MachineParts, 'start'> {
  shelf: RunShelf;
  newId(): string;
  /** A run began, moved on or ended. `depth` counts the calls that led to it. */
  onRun(run: Run, depth: number): void;
  onStep(state: RunState, step: RunStep): void;
  /** A routine asks for another one to go its own way. */
  startRoutine(routineId: string, occasion: Occasion): void;
}

export interface NewRequest {
  name: string;
  owner: string;
  steps: readonly Step[];
  occasion: Occasion;
  queue?: string | null;
  routineId?: string | null;
  mode?: RunMode;
}

interface LiveRun {
  state: RunState;
  steps: Map<number, RunStep>;
  cut: boolean;
  machine: RunMachine | null;
  isKept: boolean;
  /** Ends the wait in the queue before it is written down. */
  forgetTimer: Disposer;
  settle(result: RunResult): void;
  done: Promise<RunResult>;
}

/** All runs: their queues, what they leave behind, and how they come back after a restart. */
export class Runner {
  private readonly parts: RunnerParts;
  private readonly live = new Map<string, LiveRun>();
  /** The run that goes, then those that wait for it. */
  private readonly queues = new Map<string, LiveRun[]>();
  private readonly takebacks = new Takebacks();
  private stopped = false;

  constructor(parts: RunnerParts) {
    this.parts = parts;
  }

  /** Begins at once, or when its queue has come to it. `done` never rejects. */
  run(request: NewRequest): { id: string; done: Promise<RunResult> } {
    const { name, owner, steps, occasion, queue = null, routineId = null, mode = 'real' } = request;
    const id = this.parts.newId();
    const now = this.parts.clock.now();
    const state = newRunState({ id, name, owner, routineId, mode, queue, occasion, steps, now });
    const run = this.add(state, []);
    const line = queue === null ? [] : (this.queues.get(queue) ?? []);
    if (line.length > MOST_QUEUED) {
      const problem = `${MOST_QUEUED} runs wait in the queue "${queue}" already, so this one was left out.`;
      this.finish(run, { state: 'failed', problem });
    } else if (this.stopped) this.finish(run, { state: 'stopped', problem: 'Emcee is stopping.' });
    else this.enqueue(run);
    return { id, done: run.done };
  }

  /** Those that waited when Emcee ended go on; those that are too late are given up. */
  restore(): void {
    const now = this.parts.clock.now();
    const kept = this.parts.shelf.kept().sort((one, other) => one.state.askedAt - other.state.askedAt);
    // Of a queue the one that had begun comes first.
    kept.sort((one, other) => Number(one.state.startedAt === null) - Number(other.state.startedAt === null));
    for (const { state, steps } of kept) {
      const run = this.add(state, steps);
      run.isKept = true;
      const due = Math.min(...state.threads.map(({ wait }) => wait?.until ?? Number.POSITIVE_INFINITY));
      const isLate = now - due > TOO_LATE || (state.startedAt === null && now - state.askedAt > TOO_LATE);
      if (!isLate) {
        this.enqueue(run);
        continue;
      }
      const problem = 'Its wait ended more than an hour before Emcee was started again, so it was given up.';
      this.finish(run, { state: 'stopped', problem });
    }
  }

  /** False when there is no such run under way. */
  cancel(id: string, by: string): boolean {
    const run = this.live.get(id);
    if (!run) return false;
    const result: RunResult = { state: 'stopped', problem: `${by} stopped it.` };
    if (run.machine) run.machine.end(result);
    this.finish(run, result);
    return true;
  }

  /** Runs that have not ended, in the order in which they were asked for. */
  list(): Run[] {
    return [...this.live.values()].map((run) => this.describe(run));
  }

  look(id: string): { run: Run; steps: RunStep[]; cut: boolean } {
    const run = this.live.get(id);
    if (run) {
      const steps = [...run.steps.values()].map((step) => this.withUndo(id, step));
      return { run: this.describe(run), steps, cut: run.cut };
    }
    const ended = this.parts.shelf.look(id);
    if (!ended) throw new AppError('not_found', 'That run is no longer in the history.');
    const steps = ended.steps.map((step) => this.withUndo(id, step));
    const canUndo = this.takebacks.has(id, null);
    return { run: { ...ended.run, canUndo }, steps, cut: steps.length < ended.run.steps };
  }

  canUndo(id: string): boolean {
    return this.takebacks.has(id, null);
  }

  /** Takes back one step, or all, the last first. Answers how many. */
  async undo(id: string, number: number | null): Promise<number> {
    const { run, steps } = this.look(id);
    if (!this.takebacks.has(id, number)) {
      throw new AppError(
        'conflict',
        'This cannot be taken back: nothing in it can be, or it was before the last 100 runs or the last start.',
      );
    }
    const undone: number[] = [];
    try {
      await this.takebacks.undo(id, number, (step) => undone.push(step));
    } finally {
      const live = this.live.get(id);
      for (const step of live?.steps.values() ?? steps) if (undone.includes(step.number)) step.undo = 'done';
      if (live) this.changed(live);
      else {
        const after = { ...run, canUndo: this.takebacks.has(id, null) };
        this.parts.shelf.ended(after, steps);
        this.parts.onRun(after, 0);
      }
    }
    return undone.length;
  }

  /** Those that wait are written down as they are now; the others end here. */
  stop(): void {
    this.stopped = true;
    for (const run of [...this.live.values()]) {
      if (run.isKept) {
        this.keep(run);
        run.forgetTimer();
        run.machine?.abandon('Emcee was stopped.');
        run.settle({ state: 'stopped', problem: 'Emcee was stopped. It goes on with the next start.' });
      } else {
        const result: RunResult = { state: 'stopped', problem: 'Emcee was stopped while it ran.' };
        run.machine?.end(result);
        this.finish(run, result);
      }
    }
    this.live.clear();
    this.queues.clear();
  }

  private add(state: RunState, steps: readonly RunStep[]): LiveRun {
    const { promise, resolve } = Promise.withResolvers<RunResult>();
    const run: LiveRun = {
      state,
      steps: new Map(steps.map((step) => [step.number, step])),
      cut: false,
      machine: null,
      isKept: false,
      forgetTimer: () => {},
      settle: resolve,
      done: promise,
    };
    this.live.set(state.id, run);
    return run;
  }

  private enqueue(run: LiveRun): void {
    const { queue } = run.state;
    if (queue !== null) {
      const line = this.queues.get(queue);
      if (line) {
        line.push(run);
        if (!run.isKept) run.forgetTimer = this.parts.clock.after(KEPT_FROM, () => this.keep(run));
        this.changed(run);
        return;
      }
      this.queues.set(queue, [run]);
    }
    this.begin(run);
  }

  private begin(run: LiveRun): void {
    run.forgetTimer();
    const { id } = run.state;
    const { parts } = this;
    run.machine = new RunMachine(
      { ...parts, start: (routineId, occasion) => parts.startRoutine(routineId, occasion) },
      run.state,
      {
        step: (step) => this.noteStep(run, step),
        woke: (number) => {
          const step = run.steps.get(number);
          if (!step) return;
          step.state = 'done';
          step.took = Math.max(0, parts.clock.now() - step.startedAt);
          this.noteStep(run, step);
        },
        undoable: (number, undo) => this.takebacks.add(id, number, undo),
        moved: () => this.moved(run),
      },
    );
    const done = run.machine.start();
    // It has begun: what was written down as waiting in the queue must not begin once more.
    this.moved(run);
    void done.then((result) => this.finish(run, result));
  }

  private noteStep(run: LiveRun, step: RunStep): void {
    if (this.stopped || !this.live.has(run.state.id)) return;
    run.steps.set(step.number, step);
    if (run.steps.size > MOST_KEPT_STEPS) {
      const inTheMiddle = [...run.steps.keys()][FIRST_STEPS];
      if (inTheMiddle !== undefined) run.steps.delete(inTheMiddle);
      run.cut = true;
    }
    this.parts.onStep(run.state, step);
  }

  private moved(run: LiveRun): void {
    if (this.stopped || !this.live.has(run.state.id)) return;
    const now = this.parts.clock.now();
    const waits = run.state.threads.flatMap(({ wait }) => (wait ? wait.until - now : []));
    const isLong = waits.some((left) => left > KEPT_FROM);
    if (isLong || (run.isKept && waits.length > 0)) this.keep(run);
    else this.unkeep(run);
    this.changed(run);
  }

  private keep(run: LiveRun): void {
    if (run.state.mode === 'pretend') return;
    run.isKept = true;
    this.parts.shelf.keep({ state: run.state, steps: [...run.steps.values()] });
  }

  private unkeep(run: LiveRun): void {
    if (!run.isKept) return;
    run.isKept = false;
    this.parts.shelf.forget(run.state.id);
  }

  private finish(run: LiveRun, result: RunResult): void {
    const { id, queue } = run.state;
    if (!this.live.delete(id)) return;
    run.forgetTimer();
    for (const step of run.steps.values()) {
      if (step.state !== 'running' && step.state !== 'waiting') continue;
      step.state = 'stopped';
      step.outcome = 'It was ended.';
    }
    const ended: Run = {
      ...this.describe(run),
      state: result.state,
      problem: result.problem,
      endedAt: this.parts.clock.now(),
      waitsUntil: null,
    };
    try {
      this.parts.shelf.ended(ended, [...run.steps.values()]);
      this.unkeep(run);
    } finally {
      this.parts.onRun(ended, run.state.occasion.depth);
      run.settle(result);
      if (queue !== null) this.next(queue, run);
    }
  }

  private next(queue: string, ended: LiveRun): void {
    const line = this.queues.get(queue);
    if (!line) return;
    const wasFirst = line[0] === ended;
    const left = line.filter((run) => run !== ended);
    if (left.length === 0) this.queues.delete(queue);
    else this.queues.set(queue, left);
    const [first] = left;
    if (wasFirst && first && !this.stopped) this.begin(first);
  }

  private changed(run: LiveRun): void {
    this.parts.onRun(this.describe(run), run.state.occasion.depth);
  }

  private withUndo(id: string, step: RunStep): RunStep {
    const undo = step.undo === 'can' && !this.takebacks.has(id, step.number) ? 'no' : step.undo;
    return { ...step, undo };
  }

  private describe(run: LiveRun): Run {
    const { state, machine } = run;
    const waitsUntil = machine?.waitsUntil ?? null;
    return {
      id: state.id,
      routineId: state.routineId,
      name: state.name,
      owner: state.owner,
      cause: state.occasion.cause,
      viewer: state.occasion.viewer?.name ?? null,
      mode: state.mode,
      state: machine === null ? 'queued' : waitsUntil === null ? 'running' : 'waiting',
      problem: null,
      queue: state.queue,
      askedAt: state.askedAt,
      startedAt: state.startedAt,
      endedAt: null,
      waitsUntil,
      steps: state.begun,
      canUndo: this.takebacks.has(state.id, null),
    };
  }
}
