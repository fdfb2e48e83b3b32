import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import { splitWords } from '../../engine/commands/words.ts';
import type { Caller, Occasion } from '../../engine/occasion.ts';
import { expandAlias } from './aliases.ts';
import type { CommandBook } from './book.ts';
import type { Entry, Target } from './model.ts';
import type { Attempt } from './questions.ts';

/** Where an attempt comes from: all of its occasion but the words, which the name decides. */
export type Origin = Omit<Occasion, 'args' | 'argText' | 'cause'>;

/** What a name and what follows it lead to; aliases are followed. */
export type Found =
  | { kind: 'attempt'; attempt: Attempt }
  | { kind: 'nothing'; what: string; why: string; outcome: 'passed' | 'refused' };

/** How long an alias may lead to an alias. */
const MOST_ALIASES = 10;

export interface FinderParts {
  book: CommandBook;
  prefix(): string;
  isModuleOn(feature: string): { title: string; on: boolean };
}

export interface Search {
  /** Without the prefix. */
  line: string;
  caller: Caller;
  message: ChatMessage | null;
  occasion: Origin;
  quoted: boolean;
  /** A command that is tried instead of the kept one of its name; null for none. */
  instead: Entry | null;
  /** An alias was followed. */
  followed(name: string, what: string, why: string): void;
}

/** Finds out which command a line means. It asks nothing and changes nothing. */
export class Finder {
  private readonly parts: FinderParts;

  constructor(parts: FinderParts) {
    this.parts = parts;
  }

  find(search: Search): Found {
    const { book } = this.parts;
    const prefix = this.parts.prefix();
    let words = search.line.trim();
    for (let round = 0; round <= MOST_ALIASES; round += 1) {
      const [typed, rest] = cutWord(words);
      const name = typed.toLowerCase();
      const what = `${prefix}${name}`;
      const { instead } = search;
      const target: Target | null =
        instead?.names.includes(name) === true ? { kind: 'command', entry: instead } : book.find(name);
      if (target?.kind === 'command')
        return { kind: 'attempt', attempt: attemptAt(target.entry, what, rest, search) };
      if (target?.kind !== 'alias') return { kind: 'nothing', what, ...this.whyNot(name, target) };
      words = expandAlias(target.alias.line, rest, search.caller.name);
      search.followed(target.alias.name, what, `${what} stands for ${prefix}${words}.`);
    }
    const what = `${prefix}${cutWord(search.line)[0].toLowerCase()}`;
    const why = 'Its aliases lead to each other in a circle. Remove one of them.';
    return { kind: 'nothing', what, why, outcome: 'refused' };
  }

  private whyNot(
    name: string,
    target: Exclude<Target, { kind: 'command' }> | null,
  ): { why: string; outcome: 'passed' | 'refused' } {
    const prefix = this.parts.prefix();
    const typed = `${prefix}${name}`;
    if (target?.kind === 'off')
      return { outcome: 'refused', why: `${typed} is switched off. Switch it on under Commands.` };
    if (target?.kind === 'moduleOff') {
      const { title, on } = this.parts.isModuleOn(target.command.feature);
      const why = on
        ? `${typed} used to belong to "${title}", which no longer has it.`
        : `${typed} belongs to "${title}", which is switched off. Switch it on under Modules.`;
      return { outcome: 'refused', why };
    }
    const near = this.parts.book.near(name);
    const hint = near === null ? '' : ` Did you mean ${prefix}${near}?`;
    return { outcome: 'passed', why: `There is no command ${typed}.${hint}` };
  }
}

/** The words after the name may name a subcommand; what follows that are its arguments. */
function attemptAt(root: Entry, typed: string, rest: string, search: Search): Attempt {
  const { caller, message, occasion, quoted } = search;
  let entry = root;
  let name = typed;
  let argText = rest;
  for (;;) {
    const [word, after] = cutWord(argText);
    const below = entry.subcommands.get(word.toLowerCase());
    if (!below) break;
    entry = below;
    name += ` ${word.toLowerCase()}`;
    argText = after;
  }
  return {
    name,
    root,
    entry,
    caller,
    message,
    occasion: {
      ...occasion,
      notes: { ...occasion.notes },
      cause: name,
      argText,
      args: splitWords(argText).map(({ text }) => text),
      facts: { ...occasion.facts, command: root.names[0] ?? '' },
    },
    values: {},
    quoted,
  };
}

/** The first word and what follows it, as typed. */
export function cutWord(text: string): [word: string, rest: string] {
  const space = text.search(/\s/u);
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space).trim()];
}
