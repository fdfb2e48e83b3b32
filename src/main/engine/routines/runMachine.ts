import { errorText } from '../../../shared/rpc/errors.ts';
import type { Disposer } from '../ports.ts';
import { Activity } from './activity.ts';
import type { RunResult } from './kinds.ts';
import { turn } from './loops.ts';
import type { MachineEvents, MachineParts, Run } from './machineParts.ts';
import { perform } from './perform.ts';
import { type Frame, type RunState, stepsAt, type Thread } from './runState.ts';
import { Threads } from './threads.ts';

/** Milliseconds that one run may wait in all. */
const LONGEST_WAITING = 24 * 3_600_000;
/** Steps, and rounds of loops. */
const MOST_STEPS = 10_000;

/**
 * Runs the steps of one run over frames that are plain data: between any two steps the whole run can be written down
 * and go on elsewhere. Each thread is a flat loop, so that neither depth nor length of a routine costs stack.
 */
export class RunMachine implements Run {
  readonly state: RunState;
  readonly parts: MachineParts;
  readonly events: MachineEvents;
  readonly threads: Threads;
  private readonly activity: Activity;
  private readonly ended = Promise.withResolvers<RunResult>();
  private result: RunResult | null = null;
  private suspended = false;
  private abandoned = false;
  private readonly driven = new Set<number>();
  private readonly idlers: (() => void)[] = [];

  constructor(parts: MachineParts, state: RunState, events: MachineEvents) {
    this.parts = parts;
    this.state = state;
    this.events = events;
    this.threads = new Threads(state, (thread) => this.launch(thread));
    this.activity = new Activity(parts.clock, state, () =>
      this.end({
        state: 'failed',
        problem: 'It was active for more than 5 minutes and was ended. Something in it takes too long.',
      }),
    );
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
    this.activity.release();
    this.threads.haltAll(result.problem ?? 'The run has ended.');
    this.ended.resolve(result);
  }

  /** Stops between two steps without ending. The state can go on in another machine. */
  async suspend(): Promise<void> {
    this.suspended = true;
    this.activity.release();
    this.threads.wakeAll();
    if (this.driven.size > 0) await new Promise<void>((resolve) => this.idlers.push(resolve));
  }

  /** As `suspend`, for when nobody can wait: what is under way is told to end, and nothing is begun any more. */
  abandon(why: string): void {
    this.abandoned = true;
    this.activity.release();
    this.threads.haltAll(why);
  }

  /** When the first of its waits ends, in epoch milliseconds; null while anything is under way. */
  get waitsUntil(): number | null {
    if (!this.activity.rests) return null;
    const times = this.state.threads.flatMap((thread) => thread.wait?.until ?? []);
    return times.length > 0 ? Math.min(...times) : null;
  }

  over(thread: Thread): boolean {
    return this.result !== null || this.abandoned || this.threads.goingOf(thread) === null;
  }

  count(what: 'begun' | 'rounds'): boolean {
    this.state[what] += 1;
    if (this.state.begun + this.state.rounds > MOST_STEPS) {
      this.end({
        state: 'failed',
        problem: `It took ${MOST_STEPS} steps and was ended. A loop in it probably never ends: give it fewer rounds.`,
      });
    }
    return this.result === null;
  }

  /** Lets a thread go on; one that goes already sees by itself what has changed. */
  private launch(thread: Thread): void {
    if (this.driven.has(thread.id)) return;
    this.driven.add(thread.id);
    this.threads.begin(thread);
    void this.drive(thread);
  }

  private async drive(thread: Thread): Promise<void> {
    this.activity.begin();
    try {
      if (thread.doing !== null) this.stumble(thread);
      while (!this.over(thread) && !this.suspended) {
        if (thread.wait) {
          await this.sleep(thread);
          continue;
        }
        const frame = thread.frames.at(-1);
        if (!frame) {
          if (this.threads.finish(thread)) this.end({ state: 'done', problem: null });
          return;
        }
        if (frame.kind === 'join' && this.threads.waits(frame)) return;
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
      this.activity.pause();
      if (this.driven.size === 0) for (const idle of this.idlers.splice(0)) idle();
    }
  }

  private async advance(thread: Thread, frame: Frame): Promise<void> {
    if (frame.kind === 'loop') return turn(this, thread, frame);
    const step = frame.kind === 'list' ? stepsAt(this.state, frame.place)[frame.next] : undefined;
    if (frame.kind !== 'list' || !step) {
      thread.frames.pop();
      return undefined;
    }
    frame.next += 1;
    return perform(this, thread, step, frame);
  }

  private unwind(thread: Thread, problem: string): void {
    if (!this.threads.unwind(thread, problem)) this.end({ state: 'failed', problem });
  }

  /** What was under way when Emcee ended may have happened or not; it is not done a second time. */
  private stumble(thread: Thread): void {
    thread.doing = null;
    this.unwind(thread, 'Emcee ended while a step was under way. It is not done a second time.');
  }

  private async sleep(thread: Thread): Promise<void> {
    const { wait } = thread;
    const going = this.threads.goingOf(thread);
    if (!wait || !going) return;
    const now = this.parts.clock.now();
    const left = Math.max(0, wait.until - now);
    if (this.state.waited + left > LONGEST_WAITING) {
      thread.wait = null;
      this.end({ state: 'failed', problem: 'It waited for more than 24 hours in all and was ended.' });
      return;
    }
    if (left > 0) {
      this.activity.pause();
      this.events.moved();
      let forget: Disposer = () => {};
      await new Promise<void>((resolve) => {
        going.wake = resolve;
        forget = this.parts.clock.after(left, resolve);
      });
      forget();
      going.wake = null;
      this.activity.begin();
      if (this.over(thread) || this.suspended) return;
    }
    this.state.waited += Math.max(0, this.parts.clock.now() - now);
    thread.wait = null;
    this.events.woke(wait.number);
    this.events.moved();
  }
}
