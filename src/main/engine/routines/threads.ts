import { AppError } from '../../../shared/rpc/errors.ts';
import {
  depthOf,
  type JoinFrame,
  type Place,
  pathOf,
  type RunState,
  type Thread,
  tagOf,
} from './runState.ts';

const MOST_THREADS = 50;

/** What of a thread lives only while the machine runs. */
export interface Going {
  abort: AbortController;
  wake: (() => void) | null;
}

/** The threads of one run: who came from whom, who waits for whom, and what ends with what. */
export class Threads {
  private readonly state: RunState;
  /** Lets a thread go on. */
  private readonly launch: (thread: Thread) => void;
  private readonly going = new Map<number, Going>();

  constructor(state: RunState, launch: (thread: Thread) => void) {
    this.state = state;
    this.launch = launch;
  }

  goingOf(thread: Thread): Going | null {
    return this.going.get(thread.id) ?? null;
  }

  begin(thread: Thread): void {
    if (!this.going.has(thread.id)) this.going.set(thread.id, { abort: new AbortController(), wake: null });
  }

  /** Ends the waits of all. */
  wakeAll(): void {
    for (const going of this.going.values()) going.wake?.();
  }

  /** Tells what is under way in all of them that it is to end. */
  haltAll(why: string): void {
    for (const going of this.going.values()) halt(going, why);
  }

  /** Makes a thread for each of these lists of steps; the one they come from goes on when enough are ready. */
  fork(
    thread: Thread,
    stepId: string,
    places: readonly Place[],
    join: Pick<JoinFrame, 'soft' | 'need'>,
  ): void {
    if (places.length === 0) return;
    if (this.state.threads.length + places.length > MOST_THREADS) {
      throw new AppError('routines.threads', `More than ${MOST_THREADS} things would run side by side.`);
    }
    const children = places.map((place, index): Thread => {
      const id = this.state.nextThread;
      this.state.nextThread += 1;
      return {
        id,
        parent: thread.id,
        tag: [tagOf(thread), `${stepId}=${index + 1}`].filter((part) => part !== '').join('/'),
        path: [...pathOf(thread), `branch ${index + 1}`],
        depth: depthOf(thread),
        frames: [{ kind: 'list', soft: false, place, next: 0, words: null }],
        doing: null,
        wait: null,
      };
    });
    thread.frames.push({ kind: 'join', ...join, children: children.map(({ id }) => id) });
    this.state.threads.push(...children);
    for (const child of children) this.launch(child);
  }

  /** True while it has to go on waiting for its children. */
  waits(join: JoinFrame): boolean {
    const left = this.childrenOf(join);
    if (left.length === 0) return false;
    if (join.need === 'all' || left.length === join.children.length) return true;
    this.drop(left);
    return false;
  }

  /** It has done all it had to do. True when it was the run itself. */
  finish(thread: Thread): boolean {
    this.state.threads = this.state.threads.filter(({ id }) => id !== thread.id);
    this.going.delete(thread.id);
    if (thread.parent === null) return true;
    const parent = this.parentOf(thread);
    const join = parent?.frames.at(-1);
    if (!parent || join?.kind !== 'join') return false;
    // A parent that waits at its join looks again.
    if (join.need === 'any' || this.childrenOf(join).length === 0) this.launch(parent);
    return false;
  }

  /** Ends the routine that the thread is in. */
  stopRoutine(thread: Thread): void {
    while (thread.frames.length > 0) if (thread.frames.pop()?.kind === 'call') return;
    // A branch of the routine that is to end: the routine is where the branches came from.
    const parent = this.parentOf(thread);
    if (!parent) return;
    this.dropBranches(parent);
    this.stopRoutine(parent);
    this.launch(parent);
  }

  /**
   * An error goes outwards until something takes it: a `try`, or a step that goes on after errors. False when nothing
   * did.
   */
  unwind(thread: Thread, problem: string): boolean {
    for (let at: Thread | null = thread; at; at = this.parentOf(at)) {
      if (at !== thread) this.dropBranches(at);
      if (!this.takes(at, problem)) continue;
      if (at !== thread) this.launch(at);
      return true;
    }
    return false;
  }

  private takes(thread: Thread, problem: string): boolean {
    for (let frame = thread.frames.pop(); frame; frame = thread.frames.pop()) {
      if (frame.kind === 'try') {
        this.state.occasion.notes['error'] = problem;
        thread.frames.push({
          kind: 'list',
          soft: frame.soft,
          place: frame.otherwise,
          next: 0,
          words: 'otherwise',
        });
      }
      if (frame.kind === 'try' || frame.soft) return true;
    }
    return false;
  }

  private parentOf(thread: Thread): Thread | null {
    return this.state.threads.find(({ id }) => id === thread.parent) ?? null;
  }

  private childrenOf({ children }: JoinFrame): Thread[] {
    return this.state.threads.filter(({ id }) => children.includes(id));
  }

  /** Ends the branches that a thread waits for, if it waits for any. */
  private dropBranches(thread: Thread): void {
    const join = thread.frames.at(-1);
    if (join?.kind === 'join') this.drop(this.childrenOf(join));
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
      if (going) halt(going, 'Another branch was ready first.');
    }
  }
}

function halt(going: Going, why: string): void {
  going.abort.abort(new AppError('routines.ended', why));
  going.wake?.();
}
