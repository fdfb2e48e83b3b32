import type { RunStep } from '../../../shared/contract/routines.ts';
import type { Occasion } from '../occasion.ts';
import type { Clock } from '../ports.ts';
import type { Texts } from '../texts/texts.ts';
import type { FlowParts } from './flow.ts';
import type { ActionKind, RunResult } from './kinds.ts';
import type { RunState, Thread } from './runState.ts';
import type { Threads } from './threads.ts';

/** What a machine needs of the world. */
export interface MachineParts extends FlowParts {
  clock: Clock;
  texts: Pick<Texts, 'write'>;
  action(id: string): ActionKind | null;
  /** Starts a routine that goes its own way. */
  start(routineId: string, occasion: Occasion): void;
  /** Lets others have their turn. */
  breathe(): Promise<void>;
}

/** What a machine tells while it runs. */
export interface MachineEvents {
  /** A step began or changed. */
  step(step: RunStep): void;
  /** The wait of that step has ended. */
  woke(number: number): void;
  undoable(number: number, undo: () => void | Promise<void>): void;
  /** The run goes into a wait, out of it, or (in a wait) on with another thread. */
  moved(): void;
}

/** One run, as those see it that carry out its steps and its loops. */
export interface Run {
  readonly state: RunState;
  readonly parts: MachineParts;
  readonly events: MachineEvents;
  readonly threads: Threads;
  /** The thread, or the run with it, has ended: what it still brings counts for nothing. */
  over(thread: Thread): boolean;
  end(result: RunResult): void;
  /** Counts a step or a round. False when there were too many, and the run was ended. */
  count(what: 'begun' | 'rounds'): boolean;
}
