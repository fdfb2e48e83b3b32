import { type CommandOptions, NEW_COMMAND_OPTIONS } from '../../../../shared/contract/commandDraft.ts';
import type { CommandAlias, CommandRow } from '../../../../shared/contract/commandRows.ts';

type Given = Partial<Omit<CommandRow, 'options' | 'name'>> & {
  name: string;
  options?: Partial<CommandOptions>;
  subcommandChanged?: boolean;
};

function row({ options, subcommandChanged = false, ...given }: Given): CommandRow {
  const all = { ...NEW_COMMAND_OPTIONS, ...options };
  return {
    id: `own.${given.name}`,
    kind: 'custom',
    aliases: [],
    usage: `!${given.name}`,
    help: '',
    examples: [],
    module: 'commands',
    moduleTitle: 'Commands',
    moduleOn: true,
    options: all,
    changed: [],
    response: null,
    stepCount: 0,
    tags: [],
    owner: null,
    uses: 0,
    lastUsed: null,
    created: null,
    edited: null,
    problem: null,
    subcommands: subcommandChanged
      ? [{ id: 'sub', name: 'add', aliases: [], help: '', usage: '', options: all, changed: true }]
      : [],
    ...given,
  };
}

/** A command of one's own, for tests. */
export function own(given: Given): CommandRow {
  return row(given);
}

/** A command of a module, for tests. */
export function builtIn(given: Given & { module: string }): CommandRow {
  return row({ id: `${given.module}.${given.name}`, ...given, kind: 'builtIn' });
}

export function alias(given: Pick<CommandAlias, 'name' | 'line'> & Partial<CommandAlias>): CommandAlias {
  return { uses: 0, created: { time: 0, by: '' }, problem: null, ...given };
}
