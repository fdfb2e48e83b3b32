import type { CommandDraft } from '../../../shared/contract/commandDraft.ts';
import type { commandsContract } from '../../../shared/contract/commands.ts';
import type { HandlersFor } from '../../../shared/rpc/contract.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { FindPerson } from '../../engine/commands/parseArguments.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';
import type { Clock } from '../../engine/ports.ts';
import type { CommandBook } from './book.ts';
import type { DraftProblem } from './check.ts';
import type { Editor } from './editor.ts';
import { exportCommands, importCommands, preview, readFile } from './exchange.ts';
import { type CustomCommand, customId, type Entry, numberOf, shippedOptions } from './model.ts';
import type { PublicList } from './publicList.ts';
import type { World } from './questions.ts';
import type { Rows } from './rows.ts';
import type { Trial } from './trial.ts';

export interface RpcParts {
  book: CommandBook;
  editor: Editor;
  rows: Rows;
  world: World;
  clock: Clock;
  find: FindPerson;
  mustHold(draft: CommandDraft): void;
  problemsOf(draft: Omit<CommandDraft, 'names'> & { names: string[] }, id: string | null): DraftProblem[];
  /** A command that is not kept, for a test. */
  entryFor(custom: CustomCommand): Entry;
  tryLine(line: string, caller: Caller, draft: Entry | null, world: World): Promise<Trial>;
  publicList(): PublicList;
  pageUrl(): string | null;
}

export function commandHandlers(parts: RpcParts): HandlersFor<typeof commandsContract> {
  const { book, editor, rows, world } = parts;
  const rowOf = (id: string): ReturnType<Rows['of']> => {
    const row = rows.byId(id);
    if (row === null) throw new AppError('not_found', 'This command is not there any more.');
    return row;
  };
  return {
    list: () => ({ prefix: world.prefix, rows: rows.all() }),
    get: ({ id }) => {
      const row = rowOf(id);
      // A subcommand comes with the row of its command, but with what it ships with itself.
      const entry = book.entry(id);
      const isBuiltIn = row.kind === 'builtIn';
      return {
        row,
        draft: isBuiltIn ? null : editor.custom(id).draft,
        shipped:
          isBuiltIn && entry !== null
            ? { ...shippedOptions(entry.kind), names: [...entry.kind.names] }
            : null,
        override: isBuiltIn ? (book.overrides.get(id) ?? null) : null,
      };
    },
    choices: () => {
      const purse = world.purse();
      const all = purse?.currencies() ?? [];
      return {
        groups: [...(world.people()?.groups() ?? [])],
        currencies: [...all]
          .sort((one, other) => Number(other.id === purse?.main.id) - Number(one.id === purse?.main.id))
          .map(({ id, one, many }) => ({ id, one, many })),
        tags: [...new Set([...book.customs.values()].flatMap(({ draft }) => draft.tags))].sort(),
      };
    },
    findPerson: async ({ name }) => {
      const person = await parts.find(name);
      return { person: person && { id: person.id, login: person.login, name: person.name } };
    },
    check: ({ id, draft }) => ({ problems: parts.problemsOf(draft, id) }),
    save: ({ id, draft }, caller) => {
      if (id !== null && numberOf(id) === null)
        throw new AppError('bad_input', 'This one is built in. Change its options instead.');
      const { custom, undo } = editor.save(id, draft, caller.name);
      return { row: rowOf(customId(custom.id)), undo };
    },
    override: ({ id, change }, caller) => {
      if (numberOf(id) !== null)
        throw new AppError('bad_input', 'This is a command of your own: save it instead.');
      const undo = editor.set(id, change, caller.name);
      return { row: rowOf(id), undo };
    },
    reset: ({ ids, fields }, caller) => editor.reset(ids, fields, caller.name),
    bulk: ({ ids, change }, caller) => editor.bulk(ids, change, caller.name),
    resetUses: ({ ids }, caller) => editor.resetUses(ids, caller.name),
    test: ({ line, as, live, draft }) => {
      const caller: Caller = { id: '', login: 'somebody', name: 'Somebody', ...as.person, role: as.role };
      const trialWorld: World = {
        ...world,
        prefix: world.prefix,
        isLive: () => live ?? world.isLive(),
        people: () => inGroups(world.people(), caller.id, as.groups),
      };
      const entry = draft === null ? null : parts.entryFor(unkept(draft, parts.clock.now()));
      return parts.tryLine(line, caller, entry, trialWorld);
    },
    export: ({ ids }) => {
      const stamp = new Date(parts.clock.now()).toISOString().slice(0, 10);
      return { fileName: `emcee-commands-${stamp}.json`, ...exportCommands(book, ids) };
    },
    previewImport: ({ text }) => preview(readFile(text), book, parts.mustHold),
    import: ({ text, conflicts, overrides }, caller) =>
      importCommands(
        readFile(text),
        { conflicts, overrides },
        {
          book,
          editor,
          mustHold: parts.mustHold,
          prefix: world.prefix,
          now: parts.clock.now(),
          actor: caller.name,
        },
      ),
    saveAlias: ({ old, name, line }, caller) => {
      const { alias, undo } = editor.saveAlias(old, name, line, caller.name);
      return { alias: rows.alias(alias), undo };
    },
    removeAliases: ({ names }, caller) => {
      const { changed, undo } = editor.removeAliases(names, caller.name);
      return { removed: changed, undo };
    },
    page: () => ({ on: world.settings().page, url: parts.pageUrl() }),
    public: () => parts.publicList(),
  };
}

/** Somebody made up is in the groups that the test says. */
function inGroups(people: People | null, id: string, groups: readonly string[]): People | null {
  const none: People = {
    known: () => null,
    find: async () => null,
    byId: () => null,
    present: () => [],
    isPresent: () => false,
    groupsOf: () => [],
    groups: () => [],
    follows: () => false,
    isFollower: async () => false,
    followedSince: async () => null,
    record: () => null,
  };
  if (id !== '') {
    if (people === null || groups.length === 0) return people;
    return { ...bound(people), groupsOf: (who) => (who === id ? groups : people.groupsOf(who)) };
  }
  return { ...none, groupsOf: () => groups };
}

/** An object of a class loses its methods when it is spread. */
function bound(people: People): People {
  return {
    known: (name) => people.known(name),
    find: (name) => people.find(name),
    byId: (id) => people.byId(id),
    present: () => people.present(),
    isPresent: (id) => people.isPresent(id),
    groupsOf: (id) => people.groupsOf(id),
    groups: () => people.groups(),
    follows: (id) => people.follows(id),
    isFollower: (id) => people.isFollower(id),
    followedSince: (id) => people.followedSince(id),
    record: (id) => people.record(id),
  };
}

function unkept(draft: CommandDraft, now: number): CustomCommand {
  return { id: 0, draft, createdAt: now, createdBy: '', changedAt: now, changedBy: '' };
}
