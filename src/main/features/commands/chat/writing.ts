import {
  type CommandDraft,
  commandNameSchema,
  NEW_COMMAND_OPTIONS,
} from '../../../../shared/contract/commandDraft.ts';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { splitWords } from '../../../engine/commands/words.ts';
import type { Caller } from '../../../engine/occasion.ts';
import { draftOf } from '../check.ts';
import { cutWord } from '../finder.ts';
import { bareName, type Crew, customNamed } from './crew.ts';
import { type ReadOptions, readOptions, roleOfWord } from './options.ts';

/** `-cd=10 !hi Hello` and `!hi -cd=10 Hello`: options may stand before the name and after it. */
function readLine(crew: Crew, text: string): { name: string; before: ReadOptions; after: ReadOptions } {
  const before = must(readOptions(text));
  const [word, rest] = cutWord(before.rest);
  const name = commandNameSchema.safeParse(bareName(crew, word));
  if (!name.success) {
    throw new AppError('bad_input', word === '' ? 'A command needs a name.' : `"${word}" cannot be a name.`);
  }
  return { name: name.data, before, after: must(readOptions(rest)) };
}

/** `Hello there`, `"Hello there"`, or `"Hello there" mod` with who it is for. */
function readText(rest: string): { text: string; role: ReturnType<typeof roleOfWord> } {
  const words = splitWords(rest);
  const [first, second] = words;
  if (first?.quoted && words.length === 1) return { text: first.text, role: null };
  const role = first?.quoted && words.length === 2 && second ? roleOfWord(second.text) : null;
  if (first && role !== null) return { text: first.text, role };
  return { text: rest, role: null };
}

export function addCommand(crew: Crew, caller: Caller, argText: string): string {
  const { name, before, after } = readLine(crew, argText);
  const typed = `${crew.prefix()}${name}`;
  const there = crew.book.find(name);
  if (there?.kind === 'command' && there.entry.custom !== null)
    throw new AppError(
      'commands.nameTaken',
      `${typed} is there already. Change it with ${crew.prefix()}command edit.`,
    );
  const { text, role } = readText(after.rest);
  if (text === '') throw new AppError('bad_input', `What should ${typed} say? Type it after the name.`);
  const draft = draftOf({
    names: [name, ...aliasesOf(crew, before), ...aliasesOf(crew, after)],
    response: text,
    ...before.draft,
    ...after.draft,
    options: {
      ...NEW_COMMAND_OPTIONS,
      ...before.options,
      ...after.options,
      ...(role === null ? {} : { role }),
    },
  });
  crew.editor.save(null, draft, caller.name);
  crew.audit(caller, `made the command ${typed}`);
  return `${typed} is there now.`;
}

export function editCommand(crew: Crew, caller: Caller, argText: string): string {
  const { name, before, after } = readLine(crew, argText);
  const { custom } = customNamed(crew, name);
  const { draft } = custom;
  const { text, role } = readText(after.rest);
  const changes: Partial<CommandDraft> = { ...before.draft, ...after.draft };
  const options = { ...before.options, ...after.options, ...(role === null ? {} : { role }) };
  const aliases = [...aliasesOf(crew, before), ...aliasesOf(crew, after)];
  if (text === '' && aliases.length === 0 && Object.keys({ ...changes, ...options }).length === 0)
    throw new AppError('bad_input', `What should ${crew.prefix()}${name} say from now on?`);
  if (text !== '' && draft.does === 'steps')
    throw new AppError('bad_input', `${crew.prefix()}${name} runs steps. They are changed in the panel.`);
  const edited: CommandDraft = {
    ...draft,
    ...changes,
    names: [draft.names[0] ?? name, ...new Set([...draft.names.slice(1), ...aliases])],
    response: text === '' ? draft.response : text,
    options: { ...draft.options, ...options },
  };
  crew.editor.save(`custom.${custom.id}`, edited, caller.name);
  crew.audit(caller, `changed the command ${crew.prefix()}${name}`);
  return `${crew.prefix()}${name} is changed.`;
}

/** For the viewer who owns a command. What they write is said as it stands: it cannot run anything. */
export function editOwn(crew: Crew, caller: Caller, argText: string): string {
  const owned = [...crew.book.customs.values()].filter(({ draft }) => draft.owner?.id === caller.id);
  if (owned.length === 0)
    throw new AppError('not_found', 'You have no command of your own. Ask the streamer for one.');
  const [word, rest] = cutWord(argText);
  const named = owned.find(({ draft }) => draft.names.includes(bareName(crew, word)));
  const [only] = owned;
  const custom = named ?? (owned.length === 1 ? only : undefined);
  if (custom === undefined) {
    const names = owned.map(({ draft }) => `${crew.prefix()}${draft.names[0] ?? ''}`).join(', ');
    throw new AppError('bad_input', `Which of yours: ${names}? Type its name before the text.`);
  }
  const typed = `${crew.prefix()}${custom.draft.names[0] ?? ''}`;
  const { text } = readText(named ? rest : argText);
  if (custom.draft.does === 'steps')
    throw new AppError('bad_input', `${typed} runs steps, which only the streamer can change.`);
  if (text === '') throw new AppError('bad_input', `What should ${typed} say from now on?`);
  if (text.includes('$('))
    throw new AppError('bad_input', 'Your text cannot have $( in it: only the crew may use variables.');
  crew.editor.save(`custom.${custom.id}`, { ...custom.draft, response: text }, caller.name);
  crew.audit(caller, `changed their own command ${typed}`);
  return `${typed} is changed.`;
}

function aliasesOf(crew: Crew, { aliases }: ReadOptions): string[] {
  return aliases.map((alias) => bareName(crew, alias));
}

function must(read: ReturnType<typeof readOptions>): ReadOptions {
  if ('problem' in read) throw new AppError('bad_input', read.problem);
  return read;
}
