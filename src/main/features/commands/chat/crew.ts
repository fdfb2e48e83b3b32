import { AppError } from '../../../../shared/rpc/errors.ts';
import type { CommandRefusal } from '../../../engine/commands/command.ts';
import type { Caller } from '../../../engine/occasion.ts';
import type { CommandBook } from '../book.ts';
import type { Editor } from '../editor.ts';
import type { Entry } from '../model.ts';
import type { Rows } from '../rows.ts';

/** What the commands about commands work with. */
export interface Crew {
  book: CommandBook;
  editor: Editor;
  rows: Rows;
  prefix(): string;
  /** Writes down who changed what. */
  audit(caller: Caller, message: string): void;
}

/** What is refused in words of ours becomes the answer; anything else is a fault. */
export function answering<T>(run: () => T): T | CommandRefusal {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof AppError) return { refused: thrown.message };
    throw thrown;
  }
}

/** Without the prefix, in small letters. */
export function bareName(crew: Pick<Crew, 'prefix'>, word: string): string {
  const prefix = crew.prefix();
  return (word.startsWith(prefix) ? word.slice(prefix.length) : word).toLowerCase();
}

/** A command, on or off, by the words that lead to it: `quote` or `quote add`. Throws with a suggestion. */
export function commandNamed(crew: Crew, words: string): Entry {
  const { book } = crew;
  const [first = '', ...more] = words.trim().split(/\s+/u);
  const name = bareName(crew, first);
  const target = book.find(name);
  const typed = `${crew.prefix()}${name}`;
  if (target?.kind === 'alias')
    throw new AppError('not_found', `${typed} is an alias for ${crew.prefix()}${target.alias.line}.`);
  if (target?.kind === 'moduleOff')
    throw new AppError('not_found', `${typed} belongs to a module that is switched off.`);
  if (target === null) {
    const near = book.near(name);
    throw new AppError(
      'not_found',
      `There is no command ${typed}.${near === null ? '' : ` Did you mean ${crew.prefix()}${near}?`}`,
    );
  }
  let { entry } = target;
  for (const word of more) {
    const below = entry.subcommands.get(word.toLowerCase());
    if (!below) break;
    entry = below;
  }
  return entry;
}

/** Throws when it is a built-in. */
export function customNamed(crew: Crew, word: string): Entry & { custom: NonNullable<Entry['custom']> } {
  const entry = commandNamed(crew, word);
  if (entry.custom === null)
    throw new AppError(
      'bad_input',
      `${crew.prefix()}${entry.names[0] ?? ''} is built in: it can be switched off or renamed, but its text is not yours.`,
    );
  return { ...entry, custom: entry.custom };
}

/** So many letters of a list are said at once; the rest is only counted. */
const LONGEST_LIST = 400;

/** A list that chat can take: as many as fit, and how many more there are. */
export function fitting(items: readonly string[], separator: string): string {
  let text = '';
  for (const [index, item] of items.entries()) {
    const longer = text === '' ? item : `${text}${separator}${item}`;
    if (longer.length > LONGEST_LIST) return `${text} … and ${items.length - index} more`;
    text = longer;
  }
  return text;
}
