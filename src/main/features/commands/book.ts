import type { CommandOptions, CommandOverride } from '../../../shared/contract/commandDraft.ts';
import type { CommandKind } from '../../engine/commands/command.ts';
import { Nearest } from '../../engine/commands/nearest.ts';
import { usageOf } from '../../engine/commands/usage.ts';
import type { Disposer } from '../../engine/ports.ts';
import { Watchers } from '../../engine/watchers.ts';
import {
  type CustomCommand,
  customId,
  type Entry,
  type KnownCommand,
  type Patch,
  type StoredAlias,
  shippedOptions,
  type Target,
} from './model.ts';
import { mustBeFree } from './names.ts';
import type { CommandStore } from './store.ts';

export interface BookParts {
  store: CommandStore;
  registry: {
    list(): CommandKind[];
    ownerOf(id: string): string | null;
    add(kind: CommandKind): Disposer;
    onChange(run: () => void): Disposer;
  };
  /** Makes the command that says the text or runs the steps. */
  kindOf(custom: CustomCommand): CommandKind;
  prefix(): string;
}

interface Made {
  names: ReadonlyMap<string, Target>;
  /** With the subcommands. */
  entries: ReadonlyMap<string, Entry>;
  /** The ids of commands that are no subcommands. */
  roots: ReadonlySet<string>;
  nearest: Nearest | null;
}

/**
 * All commands as they are now, and the names that they answer to. Whatever changes only marks the map of names; the
 * next line of chat that needs it has it made anew, once.
 */
export class CommandBook {
  readonly customs = new Map<number, CustomCommand>();
  readonly aliases = new Map<string, StoredAlias>();
  readonly overrides: Map<string, CommandOverride>;
  /** Custom commands that could not be read, by their number. */
  readonly broken: readonly number[];
  private readonly known: Map<string, KnownCommand>;
  private readonly parts: BookParts;
  private readonly registered = new Map<number, Disposer>();
  /** Which custom command has a name, whether it is on or not. */
  private readonly customNames = new Map<string, number>();
  private readonly watchers = new Watchers();
  private map: Made | null = null;
  private nextId: number;
  /** While many are registered in a row, nobody is told of each. */
  private quiet = false;
  /** How often the map was made; a test counts it. */
  rebuilds = 0;

  constructor(parts: BookParts) {
    this.parts = parts;
    const { store } = parts;
    const { commands, broken } = store.customs();
    this.broken = broken;
    this.overrides = store.overrides();
    this.known = new Map(store.known().map((known) => [known.id, known]));
    for (const alias of store.aliases()) this.aliases.set(alias.name, alias);
    this.quiet = true;
    for (const custom of commands) this.keep(custom.id, custom);
    this.quiet = false;
    this.nextId = Math.max(0, ...commands.map(({ id }) => id), ...broken) + 1;
    parts.registry.onChange(() => this.changed());
  }

  newId(): number {
    const id = this.nextId;
    this.nextId += 1;
    return id;
  }

  /** Null for a name that nothing answers to. It costs the same whatever number of commands there is. */
  find(name: string): Target | null {
    return this.made().names.get(name) ?? null;
  }

  /** By its id, also of a subcommand; null when its feature is off or there is none. */
  entry(id: string): Entry | null {
    return this.made().entries.get(id) ?? null;
  }

  /** A command that is not kept, for a test run. */
  entryFor(custom: CustomCommand): Entry {
    const kind = this.parts.kindOf(custom);
    const { names, options } = custom.draft;
    return { kind, owner: 'commands', names, options, changed: [], custom, subcommands: new Map() };
  }

  /** Those of features that are on, and one's own; no subcommands. */
  list(): Entry[] {
    const { entries } = this.made();
    return this.parts.registry.list().flatMap(({ id }) => entries.get(id) ?? []);
  }

  /** Commands of features that are off, as they were when last on. */
  sleeping(): KnownCommand[] {
    const { entries } = this.made();
    return [...this.known.values()].filter(({ id }) => !entries.has(id));
  }

  /** A name that is nearly that; null when none is. */
  near(name: string): string | null {
    const map = this.made();
    map.nearest ??= new Nearest(
      [...map.names].filter(([, target]) => target.kind !== 'moduleOff').map(([one]) => one),
    );
    return map.nearest.to(name);
  }

  /** Whether it is on or not. */
  customNamed(name: string): CustomCommand | null {
    return this.customs.get(this.customNames.get(name) ?? -1) ?? null;
  }

  /** What has a name now, in words; null when it is free. `except` is the id of a command that may have it. */
  takenBy(name: string, except: string | null = null): string | null {
    const custom = this.customNames.get(name);
    if (custom !== undefined && customId(custom) !== except) return 'a command of your own';
    if (this.aliases.has(name) && except !== `alias.${name}`) return 'an alias';
    const target = this.find(name);
    const entry = target?.kind === 'command' && target.entry.custom === null ? target.entry : null;
    if (entry === null || entry.kind.id === except) return null;
    return `the command "${entry.kind.title}"`;
  }

  /** Every change goes through here. Returns what takes it back. Throws `commands.nameTaken` and changes nothing. */
  apply(patch: Patch): Patch {
    this.mustBeFree(patch);
    const before: Patch = {
      customs: new Map([...(patch.customs?.keys() ?? [])].map((id) => [id, this.customs.get(id) ?? null])),
      overrides: new Map(
        [...(patch.overrides?.keys() ?? [])].map((id) => [id, this.overrides.get(id) ?? null]),
      ),
      aliases: new Map(
        [...(patch.aliases?.keys() ?? [])].map((name) => [name, this.aliases.get(name) ?? null]),
      ),
    };
    this.parts.store.apply(patch);
    this.quiet = true;
    try {
      for (const [id, change] of patch.overrides ?? []) {
        if (change === null) this.overrides.delete(id);
        else this.overrides.set(id, change);
      }
      for (const [name, alias] of patch.aliases ?? []) {
        if (alias === null) this.aliases.delete(name);
        else this.aliases.set(name, alias);
      }
      // Names that are freed and taken in one change: first all go, then all come.
      for (const [id] of patch.customs ?? []) this.keep(id, null);
      for (const [id, custom] of patch.customs ?? []) if (custom !== null) this.keep(id, custom);
    } finally {
      this.quiet = false;
      this.changed();
    }
    return before;
  }

  /** Told after every change; several times in a row when much happens. */
  onChange(run: () => void): Disposer {
    return this.watchers.add(run);
  }

  private changed(): void {
    this.map = null;
    if (!this.quiet) this.watchers.call();
  }

  private keep(id: number, custom: CustomCommand | null): void {
    this.registered.get(id)?.();
    this.registered.delete(id);
    for (const name of this.customs.get(id)?.draft.names ?? []) {
      if (this.customNames.get(name) === id) this.customNames.delete(name);
    }
    if (custom === null) {
      this.customs.delete(id);
      return;
    }
    this.customs.set(id, custom);
    for (const name of custom.draft.names) this.customNames.set(name, id);
    this.registered.set(id, this.parts.registry.add(this.parts.kindOf(custom)));
  }

  /** Throws `commands.nameTaken`. */
  mustBeFree(patch: Patch): void {
    mustBeFree(patch, {
      prefix: this.parts.prefix(),
      customs: this.customs,
      aliases: this.aliases,
      customNamed: (name) => this.customNamed(name),
      find: (name) => this.find(name),
      command: (id) => (this.made().roots.has(id) ? this.entry(id) : null),
    });
  }

  private made(): Made {
    if (this.map !== null) return this.map;
    this.rebuilds += 1;
    const names = new Map<string, Target>();
    const entries = new Map<string, Entry>();
    const later: [string, Target][] = [];
    const builtIns: Entry[] = [];
    const roots = new Set<string>();
    for (const kind of this.parts.registry.list()) {
      const entry = this.entryOf(kind, this.parts.registry.ownerOf(kind.id) ?? '', entries);
      roots.add(kind.id);
      if (entry.custom === null) builtIns.push(entry);
      else this.name(entry, names, later);
    }
    for (const [name, alias] of this.aliases) if (!names.has(name)) names.set(name, { kind: 'alias', alias });
    for (const entry of builtIns) this.name(entry, names, later);
    this.learn(builtIns);
    for (const command of this.known.values()) {
      if (entries.has(command.id)) continue;
      for (const name of this.overrides.get(command.id)?.names ?? command.names)
        later.push([name, { kind: 'moduleOff', command }]);
    }
    for (const [name, target] of later) if (!names.has(name)) names.set(name, target);
    this.map = { names, entries, roots, nearest: null };
    return this.map;
  }

  private name(entry: Entry, names: Map<string, Target>, later: [string, Target][]): void {
    for (const name of entry.names) {
      if (!entry.options.enabled) later.push([name, { kind: 'off', entry }]);
      else if (!names.has(name)) names.set(name, { kind: 'command', entry });
    }
  }

  private entryOf(kind: CommandKind, owner: string, entries: Map<string, Entry>): Entry {
    const number = owner === 'commands' ? /^custom\.(\d+)$/.exec(kind.id)?.[1] : undefined;
    const custom = number === undefined ? null : (this.customs.get(Number(number)) ?? null);
    const change = custom === null ? this.overrides.get(kind.id) : undefined;
    const { names, ...options } = change ?? {};
    const subcommands = new Map<string, Entry>();
    const entry: Entry = {
      kind,
      owner,
      names: names ?? kind.names.map((name) => name.toLowerCase()),
      options: custom?.draft.options ?? ({ ...shippedOptions(kind), ...options } as CommandOptions),
      changed: Object.keys(change ?? {}),
      custom,
      subcommands,
    };
    for (const sub of kind.subcommands) {
      const below = this.entryOf(sub, owner, entries);
      for (const name of below.names) if (!subcommands.has(name)) subcommands.set(name, below);
    }
    entries.set(kind.id, entry);
    return entry;
  }

  /** Remembers the commands of features that are on, for the time when they are off. */
  private learn(builtIns: readonly Entry[]): void {
    const put: KnownCommand[] = [];
    for (const { kind, owner } of builtIns) {
      const now: KnownCommand = {
        id: kind.id,
        feature: owner,
        names: kind.names,
        usage: usageOf('', kind.names[0] ?? '', kind),
        help: kind.help,
      };
      if (JSON.stringify(this.known.get(kind.id)) === JSON.stringify(now)) continue;
      this.known.set(kind.id, now);
      put.push(now);
    }
    this.parts.store.keepKnown(put, []);
  }
}
