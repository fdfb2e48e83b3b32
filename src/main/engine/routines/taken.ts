import type { RunStep } from '../../../shared/contract/routines.ts';
import type { Step } from '../../../shared/contract/steps.ts';
import type { Fact } from '../occasion.ts';
import type { Run } from './machineParts.ts';
import type { ListFrame } from './runState.ts';

/** A step that was begun, where it stands, and what is written down of it. */
export interface Taken {
  step: Step;
  frame: ListFrame;
  record: RunStep;
}

/** Keeps what a step noted, for the steps that follow. */
export function note(run: Run, record: RunStep, notes: Readonly<Record<string, Fact>>): void {
  record.notes = { ...notes };
  Object.assign(run.state.occasion.notes, notes);
}

/** What became of a step. */
export function close(run: Run, record: RunStep, state: RunStep['state'], outcome: string): void {
  record.state = state;
  record.outcome = outcome;
  record.took = Math.max(0, run.parts.clock.now() - record.startedAt);
  run.events.step(record);
}
