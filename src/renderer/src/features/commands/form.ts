import {
  type CommandDraft,
  type CommandOptions,
  type CommandOverride,
  commandDraftSchema,
  commandNameSchema,
  NEW_COMMAND_OPTIONS,
} from '../../../../shared/contract/commandDraft.ts';
import { isSame } from './isSame.ts';

/** What of a built-in can be set. */
export type BuiltInValues = CommandOptions & { names: string[] };

export const OVERRIDE_FIELDS = [
  'names',
  'enabled',
  'role',
  'groups',
  'allowed',
  'denied',
  'cooldowns',
  'cost',
  'liveOnly',
  'hidden',
  'silent',
] as const satisfies readonly (keyof BuiltInValues)[];
export type OverrideField = (typeof OVERRIDE_FIELDS)[number];

export function newDraft(name = ''): CommandDraft {
  return {
    names: name === '' ? [] : [name],
    does: 'text',
    response: '',
    answer: 'say',
    steps: [],
    conditions: [],
    help: '',
    tags: [],
    owner: null,
    options: NEW_COMMAND_OPTIONS,
  };
}

/** A copy to begin another command with: its name is still to be found. */
export function copyOf(draft: CommandDraft): CommandDraft {
  return { ...structuredClone(draft), names: [] };
}

/** The fields whose values differ. */
export function differing(one: BuiltInValues, other: BuiltInValues): OverrideField[] {
  return OVERRIDE_FIELDS.filter((field) => !isSame(one[field], other[field]));
}

/** What is to be saved: only what was changed. */
export function overrideOf(values: BuiltInValues, saved: BuiltInValues): CommandOverride {
  return Object.fromEntries(differing(values, saved).map((field) => [field, values[field]]));
}

/** As the engine keeps names: lower case, each once, without the prefix that is easily typed with them. */
export function tidyNames(names: readonly string[], prefix: string): string[] {
  const tidy = names
    .map((name) => name.trim().toLowerCase())
    .map((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : name))
    .filter((name) => name !== '');
  return [...new Set(tidy)];
}

/** A name of which a test can be made while the real one is still missing. */
const UNNAMED = 'command';

/** The draft as it can be tried now; null while something in it could not be kept anyhow. */
export function tryableDraft(draft: CommandDraft): CommandDraft | null {
  const names = draft.names.filter((name) => commandNameSchema.safeParse(name).success);
  const read = commandDraftSchema.safeParse({ ...draft, names: names.length === 0 ? [UNNAMED] : names });
  return read.success ? read.data : null;
}
