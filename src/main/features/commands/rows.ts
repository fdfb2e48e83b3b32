import type { CommandAlias, CommandRow, SubcommandRow } from '../../../shared/contract/commandRows.ts';
import type { Module } from '../../../shared/contract/modules.ts';
import { usageOf } from '../../engine/commands/usage.ts';
import { firstOf } from './aliases.ts';
import type { CommandBook } from './book.ts';
import { helpOf, shortened } from './custom.ts';
import { type Entry, type KnownCommand, type StoredAlias, shippedOptions } from './model.ts';
import type { UseCounter } from './uses.ts';

export interface RowParts {
  book: CommandBook;
  uses: UseCounter;
  prefix(): string;
  module(feature: string): Pick<Module, 'title' | 'state'>;
  /** What is wrong with the text or the steps of a command; null when all is well. */
  faultOf(entry: Entry): string | null;
}

const SHOWN_RESPONSE = 120;

/** The lines of the panel's table. */
export class Rows {
  private readonly parts: RowParts;

  constructor(parts: RowParts) {
    this.parts = parts;
  }

  all(): CommandRow[] {
    const { book } = this.parts;
    return [
      ...book.list().map((entry) => this.of(entry)),
      ...book.sleeping().map((known) => this.sleeping(known)),
    ];
  }

  /** For a subcommand, that of its command; null when there is none. */
  byId(id: string): CommandRow | null {
    const { book } = this.parts;
    const entry = book
      .list()
      .find(
        ({ kind, subcommands }) =>
          kind.id === id || [...subcommands.values()].some((sub) => sub.kind.id === id),
      );
    if (entry) return this.of(entry);
    const known = book.sleeping().find((each) => each.id === id);
    return known ? this.sleeping(known) : null;
  }

  of(entry: Entry): CommandRow {
    const { uses, lastUsed } = this.parts.uses.of(entry.kind.id);
    const { kind, custom, owner, names } = entry;
    const prefix = this.parts.prefix();
    const [name = '', ...aliases] = names;
    const isText = custom?.draft.does === 'text';
    return {
      id: kind.id,
      kind: custom === null ? 'builtIn' : 'custom',
      name,
      aliases,
      usage: custom === null ? usageOf(prefix, name, kind) : `${prefix}${name}`,
      help: custom === null ? kind.help : helpOf(custom),
      examples: kind.examples.map((example) => `${prefix}${renamed(example, kind.names, name)}`),
      module: owner,
      moduleTitle: this.parts.module(owner).title,
      moduleOn: true,
      options: entry.options,
      changed: [...entry.changed].sort(),
      response: isText ? shortened(custom.draft.response, SHOWN_RESPONSE) : null,
      stepCount: custom?.draft.does === 'steps' ? custom.draft.steps.length : 0,
      tags: custom?.draft.tags ?? [],
      owner: custom?.draft.owner ?? null,
      uses,
      lastUsed,
      created: custom && { time: custom.createdAt, by: custom.createdBy },
      edited: custom && { time: custom.changedAt, by: custom.changedBy },
      problem: this.problem(entry),
      subcommands: [...new Set(entry.subcommands.values())].map((sub) => this.subcommand(sub, name)),
    };
  }

  alias(alias: StoredAlias): CommandAlias {
    const prefix = this.parts.prefix();
    const first = firstOf(alias.line, prefix);
    const target = first === null ? null : this.parts.book.find(first);
    const leads = target !== null && target.kind !== 'moduleOff' && target.kind !== 'off';
    return {
      name: alias.name,
      line: alias.line,
      uses: this.parts.uses.of(`alias.${alias.name}`).uses,
      created: { time: alias.createdAt, by: alias.createdBy },
      problem: leads ? null : `${prefix}${first ?? ''} is not there, or is switched off.`,
    };
  }

  private subcommand(entry: Entry, path: string): SubcommandRow {
    const [name = '', ...aliases] = entry.names;
    return {
      id: entry.kind.id,
      name,
      aliases,
      help: entry.kind.help,
      usage: usageOf(this.parts.prefix(), `${path} ${name}`, entry.kind),
      options: entry.options,
      changed: entry.changed.length > 0,
    };
  }

  private sleeping(known: KnownCommand): CommandRow {
    const { title, state } = this.parts.module(known.feature);
    const { names, ...change } = this.parts.book.overrides.get(known.id) ?? {};
    const shipped = shippedOptions({ role: 'everyone', cooldowns: [], liveOnly: false, hidden: false });
    const [name = '', ...aliases] = names ?? known.names;
    const { uses, lastUsed } = this.parts.uses.of(known.id);
    return {
      id: known.id,
      kind: 'builtIn',
      name,
      aliases,
      usage: `${this.parts.prefix()}${renamed(known.usage, known.names, name)}`,
      help: known.help,
      examples: [],
      module: known.feature,
      moduleTitle: title,
      moduleOn: false,
      options: { ...shipped, ...(change as Partial<typeof shipped>) },
      changed: Object.keys(this.parts.book.overrides.get(known.id) ?? {}).sort(),
      response: null,
      stepCount: 0,
      tags: [],
      owner: null,
      uses,
      lastUsed,
      created: null,
      edited: null,
      problem:
        state === 'on'
          ? `"${title}" no longer has this command.`
          : `"${title}" is switched off. Switch it on under Modules.`,
      subcommands: [],
    };
  }

  /** Names that lead elsewhere, or what is wrong in the text. */
  private problem(entry: Entry): string | null {
    if (!entry.options.enabled) return null;
    const prefix = this.parts.prefix();
    for (const name of entry.names) {
      const target = this.parts.book.find(name);
      if (target?.kind === 'alias') return `${prefix}${name} is an alias now. Rename one of the two.`;
      if (target?.kind === 'command' && target.entry !== entry)
        return `${prefix}${name} belongs to "${target.entry.kind.title}" (${this.parts.module(target.entry.owner).title}). Rename one of the two, or switch one off.`;
    }
    return this.parts.faultOf(entry);
  }
}

/** An example or a usage text with the name that the streamer gave. */
function renamed(text: string, names: readonly string[], name: string): string {
  const first = /^\S+/u.exec(text)?.[0] ?? '';
  return names.includes(first) ? `${name}${text.slice(first.length)}` : text;
}
