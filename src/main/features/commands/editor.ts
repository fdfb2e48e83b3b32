import { isDeepStrictEqual } from 'node:util';
import type {
  BulkChange,
  CommandDraft,
  CommandOptions,
  CommandOverride,
} from '../../../shared/contract/commandDraft.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../../engine/ports.ts';
import type { UndoList } from '../../engine/undo.ts';
import { circleOf, firstOf } from './aliases.ts';
import type { CommandBook } from './book.ts';
import { type CustomCommand, numberOf, type Patch, type StoredAlias, shippedOptions } from './model.ts';
import type { UseCounter, Uses } from './uses.ts';

export interface EditorParts {
  book: CommandBook;
  uses: UseCounter;
  undo: UndoList;
  clock: Clock;
  prefix(): string;
  mustHold(draft: CommandDraft): void;
  /** The counts of these commands were changed by hand. */
  recounted(ids: readonly string[]): void;
}

export interface Changed {
  changed: number;
  /** Null when nothing was changed. */
  undo: string | null;
}

/** Every change that panel and chat make, with its undo. */
export class Editor {
  private readonly parts: EditorParts;

  constructor(parts: EditorParts) {
    this.parts = parts;
  }

  /** `id` null makes a new one. */
  save(id: string | null, draft: CommandDraft, actor: string): { custom: CustomCommand; undo: string } {
    const { book, clock } = this.parts;
    const before = id === null ? null : this.custom(id);
    this.parts.mustHold(draft);
    const now = clock.now();
    const custom: CustomCommand = {
      id: before?.id ?? book.newId(),
      draft: { ...draft, names: this.bareNames(draft.names) },
      createdAt: before?.createdAt ?? now,
      createdBy: before?.createdBy ?? actor,
      changedAt: now,
      changedBy: actor,
    };
    const name = this.typed(custom.draft.names[0] ?? '');
    const text = before === null ? `Made the command ${name}` : `Changed the command ${name}`;
    return { custom, undo: this.change(text, { customs: new Map([[custom.id, custom]]) }, actor) };
  }

  /** Changes options, and the names, of whatever command it is. */
  set(id: string, change: CommandOverride, actor: string): string {
    const { names } = change;
    const bare = names === undefined ? change : { ...change, names: this.bareNames(names) };
    return this.change(`Changed the command ${this.nameOf(id)}`, this.patchOf(id, bare, actor), actor);
  }

  /** Puts built-ins back; `fields` null for all that was changed. */
  reset(ids: readonly string[], fields: readonly string[] | null, actor: string): Changed {
    const overrides = new Map<string, CommandOverride | null>();
    for (const id of this.withSubcommands(ids)) {
      const there = this.parts.book.overrides.get(id);
      if (there === undefined) continue;
      const left = Object.entries(there).filter(([field]) => fields !== null && !fields.includes(field));
      if (left.length < Object.keys(there).length)
        overrides.set(id, left.length === 0 ? null : Object.fromEntries(left));
    }
    if (overrides.size === 0) return { changed: 0, undo: null };
    const text = `Put ${countOf(overrides.size, 'command')} back to how they ship`;
    return { changed: overrides.size, undo: this.change(text, { overrides }, actor) };
  }

  bulk(
    ids: readonly string[],
    change: BulkChange,
    actor: string,
  ): Changed & { skipped: { id: string; why: string }[] } {
    const skipped: { id: string; why: string }[] = [];
    const customs = new Map<number, CustomCommand | null>();
    const overrides = new Map<string, CommandOverride | null>();
    const names = new Set<string>();
    for (const id of new Set(ids)) {
      try {
        const patch = this.bulkPatch(id, change, actor);
        // One that cannot be changed, such as for its name, does not keep the others from it.
        if (change.do === 'enable') this.mustBeAlone(id, patch, names);
        for (const [number, custom] of patch.customs ?? []) customs.set(number, custom);
        for (const [command, override] of patch.overrides ?? []) overrides.set(command, override);
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        skipped.push({ id, why: thrown.message });
      }
    }
    const changed = customs.size + overrides.size;
    if (changed === 0) return { changed, skipped, undo: null };
    const text = `${BULK_WORDS[change.do]} ${countOf(changed, 'command')}`;
    return { changed, skipped, undo: this.change(text, { customs, overrides }, actor) };
  }

  resetUses(ids: readonly string[], actor: string): Changed {
    const { uses, undo } = this.parts;
    const before = new Map<string, Uses>();
    for (const id of ids) if (uses.of(id).uses > 0) before.set(id, uses.of(id));
    if (before.size === 0) return { changed: 0, undo: null };
    for (const id of before.keys()) uses.set(id, { uses: 0, lastUsed: null });
    this.parts.recounted([...before.keys()]);
    const text = `Counted the uses of ${countOf(before.size, 'command')} from 0 again`;
    const undoId = undo.add({ feature: 'commands', text, actor }, () => {
      for (const [id, counts] of before) uses.set(id, counts);
      this.parts.recounted([...before.keys()]);
    });
    return { changed: before.size, undo: undoId };
  }

  /** `old` is the alias that is changed; null for a new one. */
  saveAlias(
    old: string | null,
    written: string,
    line: string,
    actor: string,
  ): { alias: StoredAlias; undo: string } {
    const { book, clock } = this.parts;
    const prefix = this.parts.prefix();
    const [name = written] = this.bareNames([written]);
    const before = old === null ? null : this.alias(old);
    const bare = (line.startsWith(prefix) ? line.slice(prefix.length) : line).trim();
    const first = firstOf(bare, prefix);
    if (first === null)
      throw new AppError('bad_input', 'An alias has to begin with the name of a command.', { field: 'line' });
    if (before === null && book.aliases.has(name))
      throw new AppError('commands.nameTaken', `${prefix}${name} is an alias already. Remove it first.`, {
        name,
      });
    const others = new Map(book.aliases);
    if (before !== null) others.delete(before.name);
    const circle = circleOf({ name, line: bare }, others, prefix);
    if (circle !== null) {
      const way = circle.map((each) => this.typed(each)).join(' → ');
      throw new AppError('commands.loop', `That would go round in a circle: ${way}.`);
    }
    if (book.find(first) === null) {
      const near = book.near(first);
      const hint = near === null ? '' : ` Did you mean ${prefix}${near}?`;
      throw new AppError('not_found', `There is no command ${prefix}${first}.${hint}`);
    }
    const alias: StoredAlias = {
      name,
      line: bare,
      createdAt: before?.createdAt ?? clock.now(),
      createdBy: before?.createdBy ?? actor,
    };
    const aliases = new Map<string, StoredAlias | null>();
    if (before !== null && before.name !== name) aliases.set(before.name, null);
    aliases.set(name, alias);
    const text = `${before === null ? 'Made' : 'Changed'} the alias ${this.typed(name)}`;
    return { alias, undo: this.change(text, { aliases }, actor) };
  }

  removeAliases(names: readonly string[], actor: string): Changed {
    const gone = names.filter((name) => this.parts.book.aliases.has(name));
    if (gone.length === 0) return { changed: 0, undo: null };
    const text =
      gone.length === 1 ? `Removed the alias ${this.typed(gone[0] ?? '')}` : `Removed ${gone.length} aliases`;
    const aliases = new Map(gone.map((name) => [name, null]));
    return { changed: gone.length, undo: this.change(text, { aliases }, actor) };
  }

  /** Applies it and notes how to take it back. */
  change(text: string, patch: Patch, actor: string): string {
    const before = this.parts.book.apply(patch);
    return this.parts.undo.add({ feature: 'commands', text, actor }, () => {
      this.parts.book.apply(before);
    });
  }

  /** Throws `not_found`. */
  custom(id: string): CustomCommand {
    const number = numberOf(id);
    const custom = number === null ? undefined : this.parts.book.customs.get(number);
    if (!custom) throw new AppError('not_found', 'This command is not there any more.');
    return custom;
  }

  private alias(name: string): StoredAlias {
    const alias = this.parts.book.aliases.get(name);
    if (!alias) throw new AppError('not_found', `There is no alias ${this.typed(name)}.`);
    return alias;
  }

  private patchOf(id: string, change: CommandOverride, actor: string): Patch {
    const { book, clock } = this.parts;
    const number = numberOf(id);
    if (number === null) {
      const isKnown = book.entry(id) !== null || book.sleeping().some((known) => known.id === id);
      if (!isKnown) throw new AppError('not_found', 'This command is not there any more.');
      return { overrides: new Map([[id, this.differing(id, { ...book.overrides.get(id), ...change })]]) };
    }
    const custom = this.custom(id);
    const { names, ...options } = change;
    const draft: CommandDraft = {
      ...custom.draft,
      names: names ?? custom.draft.names,
      options: { ...custom.draft.options, ...options } as CommandOptions,
    };
    return {
      customs: new Map([[custom.id, { ...custom, draft, changedAt: clock.now(), changedBy: actor }]]),
    };
  }

  /** Only what is not as it ships, so that what was put back by hand does not count as changed; null for nothing. */
  private differing(id: string, change: CommandOverride): CommandOverride | null {
    const kind = this.parts.book.entry(id)?.kind;
    if (kind === undefined) return change;
    const shipped: Record<string, unknown> = { ...shippedOptions(kind), names: [...kind.names] };
    const left = Object.entries(change).filter(([field, value]) => !isDeepStrictEqual(value, shipped[field]));
    return left.length === 0 ? null : Object.fromEntries(left);
  }

  private bulkPatch(id: string, change: BulkChange, actor: string): Patch {
    switch (change.do) {
      case 'enable':
        return this.patchOf(id, { enabled: true }, actor);
      case 'disable':
        return this.patchOf(id, { enabled: false }, actor);
      case 'role':
        return this.patchOf(id, { role: change.role }, actor);
      case 'cooldowns':
        return this.patchOf(id, { cooldowns: change.cooldowns }, actor);
      case 'hide':
        return this.patchOf(id, { hidden: change.hidden }, actor);
      case 'tags': {
        const custom = this.own(id, 'has no tags, since it is built in');
        const kept = custom.draft.tags.filter((tag) => !change.remove.includes(tag));
        const tags = [...new Set([...kept, ...change.add])].slice(0, 10);
        const changed = { ...custom, draft: { ...custom.draft, tags }, changedBy: actor };
        return { customs: new Map([[custom.id, { ...changed, changedAt: this.parts.clock.now() }]]) };
      }
      case 'delete':
        return { customs: new Map([[this.own(id, 'is built in: switch it off instead').id, null]]) };
    }
  }

  private own(id: string, otherwise: string): CustomCommand {
    if (numberOf(id) === null) throw new AppError('bad_input', `${this.nameOf(id)} ${otherwise}.`);
    return this.custom(id);
  }

  /** Among many that are switched on at once, the first one gets a name that two of them have. */
  private mustBeAlone(id: string, patch: Patch, names: Set<string>): void {
    this.parts.book.mustBeFree(patch);
    const own = this.parts.book.entry(id)?.names ?? [];
    const double = own.find((name) => names.has(name));
    if (double !== undefined)
      throw new AppError('commands.nameTaken', `${this.typed(double)} belongs to another of these commands.`);
    for (const name of own) names.add(name);
  }

  private withSubcommands(ids: readonly string[]): string[] {
    return ids.flatMap((id) => {
      const entry = this.parts.book.entry(id);
      return [id, ...(entry ? [...new Set(entry.subcommands.values())].map((sub) => sub.kind.id) : [])];
    });
  }

  private nameOf(id: string): string {
    return this.typed(this.parts.book.entry(id)?.names[0] ?? id);
  }

  /** People write names as they type them, with the prefix. */
  private bareNames(names: readonly string[]): string[] {
    const prefix = this.parts.prefix();
    const bare = (name: string): string =>
      name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
    return [...new Set(names.map(bare))];
  }

  private typed(name: string): string {
    return `${this.parts.prefix()}${name}`;
  }
}

const BULK_WORDS: Record<BulkChange['do'], string> = {
  enable: 'Switched on',
  disable: 'Switched off',
  role: 'Changed who may use',
  cooldowns: 'Changed the cooldowns of',
  hide: 'Changed the visibility of',
  tags: 'Changed the tags of',
  delete: 'Deleted',
};

export function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
