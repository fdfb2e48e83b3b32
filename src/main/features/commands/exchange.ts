import { z } from 'zod';
import {
  type CommandDraft,
  type CommandOverride,
  commandDraftSchema,
  commandOverrideSchema,
} from '../../../shared/contract/commandDraft.ts';
import { aliasSchema } from '../../../shared/contract/commandRows.ts';
import type { ImportLine } from '../../../shared/contract/commands.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { describeIssues } from '../../engine/settings/problems.ts';
import { circleOf } from './aliases.ts';
import type { CommandBook } from './book.ts';
import type { Editor } from './editor.ts';
import { type CustomCommand, customId, type StoredAlias } from './model.ts';

/** What a file of commands holds. */
const fileSchema = z.object({
  emcee: z.literal('commands'),
  version: z.literal(1),
  commands: z.array(commandDraftSchema).max(20_000).default([]),
  aliases: z
    .array(aliasSchema.pick({ name: true, line: true }))
    .max(20_000)
    .default([]),
  overrides: z.record(z.string().max(100), commandOverrideSchema).default({}),
});
type CommandFile = z.output<typeof fileSchema>;

/** `ids` null for all. */
export function exportCommands(
  book: CommandBook,
  ids: readonly string[] | null,
): { text: string; commands: number } {
  const isWanted = (id: string): boolean => ids === null || ids.includes(id);
  const commands = [...book.customs.values()]
    .filter(({ id }) => isWanted(customId(id)))
    .map(({ draft }) => draft);
  const file: CommandFile = {
    emcee: 'commands',
    version: 1,
    commands,
    aliases: ids === null ? [...book.aliases.values()].map(({ name, line }) => ({ name, line })) : [],
    overrides: Object.fromEntries([...book.overrides].filter(([id]) => isWanted(id))),
  };
  return { text: `${JSON.stringify(file, null, 2)}\n`, commands: commands.length };
}

/** Throws `commands.badFile`, naming the bad field; nothing of a file with one is taken. */
export function readFile(text: string): CommandFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AppError('commands.badFile', 'This file is no JSON. Choose a file that Emcee exported.');
  }
  const parsed = fileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = describeIssues(parsed.error);
  throw new AppError(
    'commands.badFile',
    `This file does not fit at "${first?.path ?? ''}": ${first?.message ?? ''}`,
    { fields: describeIssues(parsed.error).slice(0, 20) },
  );
}

type MustHold = (draft: CommandDraft) => void;

export function preview(
  file: CommandFile,
  book: CommandBook,
  mustHold: MustHold,
): { commands: ImportLine[]; aliases: ImportLine[]; overrides: number } {
  return {
    commands: file.commands.map((draft) => lineOf(draft, book, mustHold)),
    aliases: file.aliases.map(({ name, line }) => {
      const there = book.aliases.get(name);
      if (there?.line === line) return { names: [name], state: 'same', why: null };
      const by = book.takenBy(name);
      return { names: [name], state: by === null ? 'new' : 'conflict', why: by };
    }),
    overrides: Object.keys(file.overrides).length,
  };
}

function lineOf(draft: CommandDraft, book: CommandBook, mustHold: MustHold): ImportLine {
  const { names } = draft;
  const same = [...customsNamed(book, names)].some(
    (there) => JSON.stringify(there.draft) === JSON.stringify(draft),
  );
  if (same) return { names, state: 'same', why: null };
  const fault = faultOf(draft, mustHold);
  if (fault !== null) return { names, state: 'bad', why: fault };
  for (const name of names) {
    const by = book.takenBy(name);
    if (by !== null) return { names, state: 'conflict', why: `"${name}" belongs to ${by}.` };
  }
  return { names, state: 'new', why: null };
}

export interface Imported {
  added: number;
  replaced: number;
  skipped: { name: string; why: string }[];
  undo: string | null;
}

/** Brings in all that can be brought in, as one change that can be taken back. */
export function importCommands(
  file: CommandFile,
  how: { conflicts: 'skip' | 'replace' | 'rename'; overrides: boolean },
  parts: {
    book: CommandBook;
    editor: Editor;
    mustHold: MustHold;
    prefix: string;
    now: number;
    actor: string;
  },
): Imported {
  const { book, editor, mustHold, prefix, now, actor } = parts;
  const customs = new Map<number, CustomCommand | null>();
  const aliases = new Map<string, StoredAlias | null>();
  const overrides = new Map<string, CommandOverride | null>();
  const result: Imported = { added: 0, replaced: 0, skipped: [], undo: null };
  const claimed = new Set<string>();
  const skip = (name: string, why: string): void => {
    result.skipped.push({ name, why });
  };
  const mark = { createdAt: now, createdBy: actor, changedAt: now, changedBy: actor };

  for (const draft of file.commands) {
    const [main = ''] = draft.names;
    const fault = faultOf(draft, mustHold);
    if (fault !== null) {
      skip(main, fault);
      continue;
    }
    if (lineOf(draft, book, mustHold).state === 'same') {
      skip(main, 'It is there already, and equal.');
      continue;
    }
    const there = [...customsNamed(book, draft.names)].filter(({ id }) => customs.get(id) !== null);
    if (how.conflicts === 'replace' && there.length > 0 && !draft.names.some((name) => claimed.has(name))) {
      const [first, ...others] = there;
      if (first === undefined || others.length > 0) {
        skip(main, 'Its names belong to several commands of your own.');
        continue;
      }
      const foreign = draft.names
        .map((name) => book.takenBy(name, customId(first.id)))
        .find((by) => by !== null);
      if (foreign) {
        skip(main, `One of its names belongs to ${foreign}.`);
        continue;
      }
      customs.set(first.id, { ...first, draft, changedAt: now, changedBy: actor });
      for (const name of draft.names) claimed.add(name);
      result.replaced += 1;
      continue;
    }
    const isFree = (name: string): boolean => !claimed.has(name) && book.takenBy(name) === null;
    const names = how.conflicts === 'rename' ? freeNames(draft.names, isFree) : draft.names;
    const taken = names.find((name) => !isFree(name));
    if (taken !== undefined) {
      skip(main, `"${taken}" belongs to ${book.takenBy(taken) ?? 'another command of this file'}.`);
      continue;
    }
    const id = book.newId();
    customs.set(id, { id, draft: { ...draft, names }, ...mark });
    for (const name of names) claimed.add(name);
    result.added += 1;
  }
  for (const { name, line } of file.aliases) {
    const there = new Map([
      ...book.aliases,
      ...[...aliases].flatMap(([key, alias]) => (alias ? [[key, alias] as const] : [])),
    ]);
    const by = claimed.has(name) ? 'another command of this file' : book.takenBy(name, `alias.${name}`);
    if (there.get(name)?.line === line) skip(name, 'It is there already, and equal.');
    else if (by !== null) skip(name, `"${name}" belongs to ${by}.`);
    else if (there.has(name) && how.conflicts !== 'replace') skip(name, 'There is an alias of that name.');
    else if (circleOf({ name, line }, there, prefix) !== null) skip(name, 'It would go round in a circle.');
    else {
      aliases.set(name, { name, line, createdAt: now, createdBy: actor });
      if (there.has(name)) result.replaced += 1;
      else result.added += 1;
    }
  }
  if (how.overrides) for (const [id, change] of Object.entries(file.overrides)) overrides.set(id, change);
  if (customs.size + aliases.size + overrides.size === 0) return result;
  const count = customs.size + aliases.size + overrides.size;
  const text = `Brought in ${count} ${count === 1 ? 'thing' : 'things'} from a file of commands`;
  return { ...result, undo: editor.change(text, { customs, aliases, overrides }, actor) };
}

/** Names that are taken get a number behind them: `hug2`. */
function freeNames(names: readonly string[], isFree: (name: string) => boolean): string[] {
  const chosen: string[] = [];
  for (const name of names) {
    let free = name;
    for (let number = 2; !isFree(free) || chosen.includes(free); number += 1) free = `${name}${number}`;
    chosen.push(free);
  }
  return chosen;
}

function customsNamed(book: CommandBook, names: readonly string[]): Set<CustomCommand> {
  const found = new Set<CustomCommand>();
  for (const name of names) {
    const custom = book.customNamed(name);
    if (custom) found.add(custom);
  }
  return found;
}

function faultOf(draft: CommandDraft, mustHold: MustHold): string | null {
  try {
    mustHold(draft);
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.message;
    throw thrown;
  }
}
