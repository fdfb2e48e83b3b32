import type { Reaction } from '../../../../shared/contract/reaction.ts';
import type { Result } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';

/** The action that runs a routine, and its parameter that names it. */
const ACTION = 'flow.routine';
const PARAMETER = 'routine';

export interface RoutineChoice {
  value: string;
  label: string;
}

/** The part of the routines' contract that is asked here; answers `not_found` while there are no routines. */
interface RoutineCalls {
  choices(input: { control: 'routine' }): Promise<Result<{ choices: RoutineChoice[] }>>;
}

export function askRoutines(): Promise<Result<{ choices: RoutineChoice[] }>> {
  return (client as unknown as { routines: RoutineCalls }).routines.choices({ control: 'routine' });
}

/** The routine that a reaction runs; null when it runs other steps, or none is chosen. */
export function routineOf(reaction: Reaction): string | null {
  if (reaction.kind !== 'steps' || reaction.steps.length !== 1) return null;
  const [step] = reaction.steps;
  const named = step?.action === ACTION ? step.parameters[PARAMETER] : null;
  return typeof named === 'string' ? named : null;
}

export function runsRoutine(id: string): Reaction {
  return {
    kind: 'steps',
    steps: [
      { id: 'run', action: ACTION, parameters: { [PARAMETER]: id }, off: false, onError: 'stop', note: '' },
    ],
  };
}
