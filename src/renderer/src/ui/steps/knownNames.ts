import type { Step } from '../../../../shared/contract/steps.ts';
import { formOf } from './formModel.ts';
import type { Kinds } from './model.ts';

/** Names that these steps note for those after them: what their actions say, and what the streamer named. */
export function notedNames(steps: readonly Step[], kinds: Kinds): string[] {
  const names = steps.flatMap((step) => {
    const piece = kinds.actions.find(({ id }) => id === step.action);
    if (!piece) return [];
    const given = NAMED_BY[step.action];
    const own = given && formOf(piece).some(({ name }) => name === given) ? step.parameters[given] : null;
    return [...piece.notes.map(({ name }) => name), ...(typeof own === 'string' && own !== '' ? [own] : [])];
  });
  return [...new Set(names)];
}

/** The flow steps that note something under a name of the streamer's own, and the parameter that holds it. */
const NAMED_BY: Readonly<Record<string, string>> = {
  'flow.set': 'name',
  'flow.maths': 'name',
  'flow.loop': 'as',
};
