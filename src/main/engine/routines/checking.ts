import { z } from 'zod';
import {
  type AskedCondition,
  askedConditionsSchema,
  type Step,
  stepsSchema,
} from '../../../shared/contract/steps.ts';
import type { Texts } from '../texts/texts.ts';
import type { ActionKind, ConditionKind } from './kinds.ts';
import {
  factsOf,
  isWritten,
  linesOf,
  ParameterError,
  parseParameters,
  type RawParameters,
} from './parameters.ts';

/** Steps in one routine, those within others counted, and how deep they may lie in each other. */
const MOST_STEPS = 500;
const DEEPEST = 20;

export interface StepProblem {
  stepId: string;
  field: string | null;
  message: string;
}

export interface CheckingParts {
  actions: { get(id: string): ActionKind | null };
  conditions: { get(id: string): ConditionKind | null };
  texts: Pick<Texts, 'check'>;
}

interface Level {
  steps: readonly Step[];
  depth: number;
}

/** What is wrong with these steps and all that lie within them. */
export function checkSteps(
  parts: CheckingParts,
  steps: readonly Step[],
  knownFacts: readonly string[],
): StepProblem[] {
  const all = flatten(steps);
  const first = steps[0];
  if (all.some(({ depth }) => depth > DEEPEST) && first)
    return [{ stepId: first.id, field: null, message: `Steps lie in each other more than ${DEEPEST} deep.` }];
  if (all.length > MOST_STEPS && first)
    return [
      {
        stepId: first.id,
        field: null,
        message: `There are ${all.length} steps, and a routine has at most ${MOST_STEPS}. Move some into a routine of their own.`,
      },
    ];
  const known = [...knownFacts, ...namesNotedBy(parts, all)];
  const seen = new Set<string>();
  return all.flatMap(({ step }) => {
    const problems: StepProblem[] = [];
    if (seen.has(step.id))
      problems.push({
        stepId: step.id,
        field: null,
        message: 'Two steps have the same id. Make this one anew.',
      });
    seen.add(step.id);
    const kind = parts.actions.get(step.action);
    if (!kind) {
      const message = `There is no action "${step.action}". The module that brings it may be switched off.`;
      return [...problems, { stepId: step.id, field: null, message }];
    }
    const found = checkParameters(parts, kind.parameters, step.parameters, known);
    return [...problems, ...found.map((problem) => ({ stepId: step.id, ...problem }))];
  });
}

/** What is wrong with a list of conditions; `index` says which. */
export function checkConditions(
  parts: CheckingParts,
  conditions: readonly AskedCondition[],
  known: readonly string[],
): { index: number; field: string | null; message: string }[] {
  return conditions.flatMap((asked, index): { index: number; field: string | null; message: string }[] => {
    const kind = parts.conditions.get(asked.condition);
    if (!kind) {
      const message = `There is no condition "${asked.condition}". The module that brings it may be switched off.`;
      return [{ index, field: null, message }];
    }
    return checkParameters(parts, kind.parameters, asked.parameters, known).map((problem) => ({
      index,
      ...problem,
    }));
  });
}

/** What is wrong with parameters before they are written. Conditions among them are checked, steps are not. */
export function checkParameters(
  parts: CheckingParts,
  schema: z.ZodObject,
  raw: RawParameters,
  known: readonly string[],
): { field: string | null; message: string }[] {
  const problems: { field: string | null; message: string }[] = [];
  const standIn: Record<string, RawParameters[string]> = { ...raw };
  const late = new Set<string>();
  for (const [name, part] of Object.entries(schema.shape)) {
    const value = raw[name];
    const { template, control, title } = factsOf(part, name);
    if (template && isWritten(value)) {
      // A warning is shown where the text is written, and stands in nobody's way.
      const texts = control === 'lines' ? linesOf(value) : [value];
      for (const { message, warning } of texts.flatMap((text) => parts.texts.check(text, known)))
        if (!warning) problems.push({ field: name, message: `"${title}": ${message}` });
      // Its value is known only when it runs.
      late.add(name);
      delete standIn[name];
    } else if (control === 'conditions') {
      const asked = askedConditionsSchema.safeParse(value ?? []);
      for (const { message } of asked.success ? checkConditions(parts, asked.data, known) : [])
        problems.push({ field: name, message: `"${title}": ${message}` });
    }
  }
  const early = z.object(
    Object.fromEntries(Object.entries(schema.shape).filter(([name]) => !late.has(name))),
  );
  try {
    parseParameters(early, standIn);
  } catch (thrown) {
    if (!(thrown instanceof ParameterError)) throw thrown;
    problems.push({ field: thrown.field, message: thrown.message });
  }
  return problems;
}

/** All steps, those within others too. */
export function flatten(steps: readonly Step[]): { step: Step; depth: number }[] {
  const found: { step: Step; depth: number }[] = [];
  const open: Level[] = [{ steps, depth: 0 }];
  for (let level = open.pop(); level; level = open.pop()) {
    for (const step of level.steps) {
      found.push({ step, depth: level.depth });
      if (found.length > MOST_STEPS * 2 || level.depth > DEEPEST) continue;
      for (const inner of stepsWithin(step)) open.push({ steps: inner, depth: level.depth + 1 });
    }
  }
  return found;
}

/** Lists of steps among the parameters: of any action, also of one that is not there now. */
function stepsWithin(step: Step): Step[][] {
  return Object.values(step.parameters).flatMap((value) => {
    if (!Array.isArray(value) || value.length === 0) return [];
    const lists = Array.isArray(value[0]) ? value : [value];
    return lists.flatMap((list) => {
      const parsed = stepsSchema.safeParse(list);
      return parsed.success ? [parsed.data] : [];
    });
  });
}

function namesNotedBy(parts: CheckingParts, all: readonly { step: Step }[]): string[] {
  return all.flatMap(({ step }) => {
    const fixed = parts.actions.get(step.action)?.notes.map(({ name }) => name) ?? [];
    // `Note`, `Do maths` and the loop's item say the name in a parameter.
    const named = ['name', 'as'].flatMap((key) => {
      const value = step.parameters[key];
      return step.action.startsWith('flow.') && typeof value === 'string' ? value : [];
    });
    // Defaults of those parameters.
    return [
      ...fixed,
      ...named,
      ...(step.action === 'flow.maths' ? ['result'] : []),
      ...(step.action === 'flow.loop' ? ['item'] : []),
    ];
  });
}
