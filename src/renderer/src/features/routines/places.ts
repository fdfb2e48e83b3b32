import type { RoutineProblem } from '../../../../shared/contract/routines.ts';
import type { ConditionProblem, StepProblem } from '../../ui/steps/model.ts';

/** The problems of one list of conditions: the routine's own (null), or those of a trigger. */
export function conditionProblems(
  problems: readonly RoutineProblem[],
  triggerId: string | null,
): ConditionProblem[] {
  return problems.flatMap(({ place, id, index, field, message }) =>
    place === 'condition' && id === triggerId && index !== null ? [{ index, field, message }] : [],
  );
}

export function stepProblems(problems: readonly RoutineProblem[]): StepProblem[] {
  return problems.flatMap(({ place, id, field, message }) =>
    place === 'step' && id !== null ? [{ stepId: id, field, message }] : [],
  );
}

export function triggerProblems(problems: readonly RoutineProblem[], triggerId: string): RoutineProblem[] {
  return problems.filter(({ place, id }) => place === 'trigger' && id === triggerId);
}
