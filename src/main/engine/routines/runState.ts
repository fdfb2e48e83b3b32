import type { Step } from '../../../shared/contract/steps.ts';
import type { Occasion } from '../occasion.ts';

export type RunMode = 'real' | 'pretend' | 'test';

/** The way from a list of steps into one that lies within: which step, and where among its parameters. */
export interface Inward {
  index: number;
  keys: readonly (string | number)[];
}

/** A list of steps: in which of the run's routines, and where in it. */
export interface Place {
  root: number;
  at: readonly Inward[];
}

interface FrameBase {
  /** An error that comes up to here ends here, and it goes on with what follows. */
  soft: boolean;
}

export interface ListFrame extends FrameBase {
  kind: 'list';
  place: Place;
  /** The step that is next. */
  next: number;
  /** Where it is, for people: `then`; null adds nothing. */
  words: string | null;
}

export interface LoopFrame extends FrameBase {
  kind: 'loop';
  place: Place;
  stepId: string;
  /** Rounds that have begun. */
  round: number;
  /** Null while a condition decides. */
  count: number | null;
  /** What each round gets; null when it is not about items. */
  items: readonly string[] | null;
  /** The note that holds the item. */
  as: string;
}

export interface TryFrame extends FrameBase {
  kind: 'try';
  /** What to do instead. */
  otherwise: Place;
}

export interface CallFrame extends FrameBase {
  kind: 'call';
  stepId: string;
  name: string;
}

export interface JoinFrame extends FrameBase {
  kind: 'join';
  children: number[];
  need: 'all' | 'any';
}

export type Frame = ListFrame | LoopFrame | TryFrame | CallFrame | JoinFrame;

/** One line of work; `parallel` makes several. */
export interface Thread {
  id: number;
  /** Null for the first one. */
  parent: number | null;
  /** What stands before its own parts in references, paths and depth. */
  tag: string;
  path: readonly string[];
  depth: number;
  frames: Frame[];
  /** The step that is under way: it was begun and has not ended. */
  doing: number | null;
  /** Epoch milliseconds; the step's number. */
  wait: { until: number; number: number } | null;
}

/** All that a run is, as plain JSON: it can be put away between any two steps and go on later. */
export interface RunState {
  id: string;
  name: string;
  owner: string;
  routineId: string | null;
  mode: RunMode;
  queue: string | null;
  /** Its notes are those of the run. */
  occasion: Occasion;
  /** The steps of the run, then those of routines that it called. */
  roots: (readonly Step[])[];
  threads: Thread[];
  nextThread: number;
  /** Steps, and rounds of loops, that have begun. */
  begun: number;
  rounds: number;
  /** Milliseconds of activity and of waiting. */
  active: number;
  waited: number;
  /** Epoch milliseconds. */
  askedAt: number;
  startedAt: number | null;
}

export interface NewRun {
  id: string;
  name: string;
  owner: string;
  routineId: string | null;
  mode: RunMode;
  queue: string | null;
  occasion: Occasion;
  steps: readonly Step[];
  now: number;
}

export function newRunState(run: NewRun): RunState {
  const { steps, now, occasion, ...rest } = run;
  return {
    ...rest,
    // A copy: what this run notes is nobody else's business.
    occasion: { ...occasion, notes: { ...occasion.notes } },
    roots: [steps],
    threads: [
      {
        id: 0,
        parent: null,
        tag: '',
        path: [],
        depth: 0,
        frames: [{ kind: 'list', soft: false, place: { root: 0, at: [] }, next: 0, words: null }],
        doing: null,
        wait: null,
      },
    ],
    nextThread: 1,
    begun: 0,
    rounds: 0,
    active: 0,
    waited: 0,
    askedAt: now,
    startedAt: null,
  };
}

/** The steps at a place; none when there is no such list. */
export function stepsAt(state: Pick<RunState, 'roots'>, place: Place): readonly Step[] {
  let list: readonly Step[] = state.roots[place.root] ?? [];
  for (const { index, keys } of place.at) {
    let within: unknown = list[index]?.parameters;
    for (const key of keys) {
      within =
        typeof within === 'object' && within !== null
          ? (within as Record<string | number, unknown>)[key]
          : null;
    }
    if (!Array.isArray(within)) return [];
    list = within as readonly Step[];
  }
  return list;
}

export function within(frame: ListFrame, keys: readonly (string | number)[]): Place {
  return { root: frame.place.root, at: [...frame.place.at, { index: frame.next - 1, keys }] };
}

/** How deep in calls a thread is, with the calls of the threads that it came from. */
export function depthOf(thread: Thread): number {
  return thread.depth + thread.frames.filter((frame) => frame.kind === 'call').length;
}

/** Where a thread is, in words. */
export function pathOf(thread: Thread): string[] {
  const words = thread.frames.flatMap((frame) => {
    if (frame.kind === 'list') return frame.words ?? [];
    if (frame.kind === 'loop') return `round ${frame.round}`;
    return frame.kind === 'call' ? `routine ${frame.name}` : [];
  });
  return [...thread.path, ...words];
}

/** The same for the same step in the same round of the same run. */
export function tagOf(thread: Thread): string {
  const parts = thread.frames.flatMap((frame) => {
    if (frame.kind === 'loop') return `${frame.stepId}#${frame.round}`;
    return frame.kind === 'call' ? `${frame.stepId}!` : [];
  });
  return [thread.tag, ...parts].filter((part) => part !== '').join('/');
}
