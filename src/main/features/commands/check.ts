import { z } from 'zod';
import {
  type CommandDraft,
  commandDraftSchema,
  commandNameSchema,
} from '../../../shared/contract/commandDraft.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Routines } from '../../engine/routines/kinds.ts';
import type { Texts } from '../../engine/texts/texts.ts';
import { COMMAND_FACTS } from './custom.ts';

export interface DraftProblem {
  /** `names`, `response`, `steps` ... */
  field: string;
  message: string;
  from: number | null;
  to: number | null;
  stepId: string | null;
}

interface CheckParts {
  texts: Texts;
  /** Null while "Routines" is off. */
  routines: Routines | null;
  /** What is wrong with conditions, one sentence each. */
  conditionProblems(conditions: CommandDraft['conditions']): readonly string[];
  prefix: string;
  takenBy(name: string, except: string | null): string | null;
}

/** All that is wrong with a command that is being written. */
export function problemsOf(
  draft: Omit<CommandDraft, 'names'> & { names: readonly string[] },
  id: string | null,
  parts: CheckParts,
): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const add = (field: string, message: string, rest: Partial<DraftProblem> = {}): void => {
    problems.push({ field, message, from: null, to: null, stepId: null, ...rest });
  };
  if (draft.names.length === 0) add('names', 'A command needs a name.');
  for (const written of draft.names) {
    const name = commandNameSchema.safeParse(written);
    if (!name.success) {
      add('names', z.treeifyError(name.error).errors[0] ?? 'This is not a name.');
      continue;
    }
    const { prefix } = parts;
    const bare = name.data.startsWith(prefix) ? name.data.slice(prefix.length) : name.data;
    const by = draft.options.enabled ? parts.takenBy(bare, id) : null;
    if (by !== null) add('names', `${prefix}${bare} belongs to ${by}.`);
  }
  if (draft.conditions.length > 0) {
    if (parts.routines === null) add('conditions', 'Conditions need "Routines", which is switched off.');
    else for (const message of parts.conditionProblems(draft.conditions)) add('conditions', message);
  }
  if (draft.does === 'text') {
    if (draft.response.trim() === '') add('response', 'Write what the command says.');
    for (const { message, from, to, warning } of parts.texts.check(draft.response, COMMAND_FACTS))
      if (!warning) add('response', message, { from, to });
  } else {
    if (draft.steps.length === 0) add('steps', 'Add at least one step.');
    if (parts.routines === null) add('steps', 'Steps need "Routines", which is switched off.');
    for (const { message, stepId } of parts.routines?.check(draft.steps, COMMAND_FACTS) ?? [])
      add('steps', message, { stepId });
  }
  return problems;
}

/** Throws the first problem, in the words and under the code of who found it. Names are looked at when it is kept. */
export function mustHold(
  draft: CommandDraft,
  { texts, routines }: Pick<CheckParts, 'texts' | 'routines'>,
): void {
  if (draft.does === 'text') {
    if (draft.response.trim() === '')
      throw new AppError('bad_input', 'Write what the command says.', { field: 'response' });
    texts.mustBeValid(draft.response, COMMAND_FACTS);
    return;
  }
  if (draft.steps.length === 0) throw new AppError('bad_input', 'Add at least one step.', { field: 'steps' });
  routines?.mustBeValid(draft.steps, COMMAND_FACTS);
}

/** A draft as chat and files give it: what is left out is as for a new command. */
export function draftOf(values: z.input<typeof commandDraftSchema>): CommandDraft {
  return commandDraftSchema.parse(values);
}
