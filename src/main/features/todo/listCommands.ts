import { type ChatRole, chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../engine/commands/command.ts';
import { onlyFor, refusing } from '../../engine/commands/refusing.ts';
import { chatDoer, type Doer, type Made } from '../../engine/recordChange.ts';
import { type Lists, type Owner, STREAMER } from './lists.ts';
import type { TodoSettings } from './settings.ts';
import type { StoredItem } from './store.ts';

export interface ListCommandParts {
  lists: Lists;
  settings(): TodoSettings;
  /** Of this channel's commands: `!`. */
  prefix(): string;
  record(doer: Doer, made: Made<unknown>): void;
}

type Spoken = Pick<CommandCall, 'caller' | 'reply'>;
const LISTED = 8;

/** `1;3` as places; a text that is none of that is refused. */
export function readPlaces(text: string): number[] {
  const places = text
    .split(/[;,\s]+/)
    .filter((word) => word !== '')
    .map((word) => Number(word.replace(/^#/, '')));
  if (places.some((place) => !Number.isInteger(place) || place < 1)) {
    throw new AppError('bad_input', 'Name the numbers on the list, like 2 or 1;3.');
  }
  return [...new Set(places)];
}

const several = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const listed = (items: readonly StoredItem[]): string =>
  items
    .slice(0, LISTED)
    .map(({ text }, at) => `${at + 1}. ${text}`)
    .join(' · ') + (items.length > LISTED ? ` · and ${items.length - LISTED} more` : '');

export function listCommands(parts: ListCommandParts): CommandKind[] {
  const { lists, record } = parts;
  const may = (call: Spoken, needed: ChatRole): boolean => chatRoleAtLeast(call.caller.role, needed);

  const add = (call: Spoken, owner: Owner, text: string): CommandRefusal | undefined =>
    refusing(() => {
      const doer = chatDoer(call.caller);
      const made = lists.add(owner, several(text), doer);
      if (made.value.length === 0) throw new AppError('bad_input', 'Say what is to do.');
      record(doer, made);
      const [only] = made.value;
      call.reply(
        made.value.length === 1 && only
          ? `Added as number ${lists.open(owner).length}: ${only.text}`
          : `Added ${made.value.length}. There are ${lists.open(owner).length} to do.`,
      );
    });

  /** Ticks off what is at the places; those that are gone by now are told, and nothing is done. */
  const finish = (
    call: Spoken,
    owner: Owner,
    text: string,
    way: 'done' | 'remove',
  ): CommandRefusal | undefined =>
    refusing(() => {
      const places = text.trim() === '' ? [1] : readPlaces(text);
      const items = places.map((place) => lists.at(owner, place));
      for (const { id } of items) {
        record(chatDoer(call.caller), way === 'done' ? lists.done(id, true) : lists.remove(id));
      }
      const what = items.map((item) => item.text).join(', ');
      const open = lists.open(owner);
      const next = open[0];
      const rest = next ? `Next: ${next.text} (${open.length} to do)` : 'Nothing is left to do!';
      call.reply(`${way === 'done' ? 'Done' : 'Removed'}: ${what}. ${rest}`);
    });

  const show = (call: Spoken, owner: Owner, none: string): void => {
    const open = lists.open(owner);
    call.reply(open.length === 0 ? none : listed(open));
  };

  const mine = (call: Spoken): Owner => ({ id: call.caller.id, name: call.caller.name });
  const theirs = (): ChatRole => parts.settings().changeRole;
  const notTheirs = (): CommandRefusal => onlyFor('Changing the list', theirs());
  const places = () => arg.rest('the numbers on the list, like 1;3', 100);

  const todo = command({
    id: 'todo.todo',
    title: 'To-do list',
    help: "Shows the streamer's to-do list.",
    examples: ['todo', 'todo add Feed the sourdough', 'todo done 2'],
    names: ['todo', 'todolist'],
    subcommands: [
      command({
        id: 'todo.todo.add',
        title: 'Add to the to-do list',
        help: 'Adds something; a ; between several.',
        examples: ['add Feed the sourdough', 'add Flour; Water; Salt'],
        names: ['add'],
        arguments: { text: arg.rest('what is to do') },
        run: (call) => (may(call, theirs()) ? add(call, STREAMER, call.args.text) : notTheirs()),
      }),
      command({
        id: 'todo.todo.done',
        title: 'Tick off',
        help: 'Ticks off the first thing on the list, or those with these numbers.',
        examples: ['done', 'done 2', 'done 1;3'],
        names: ['done', 'complete', 'finish'],
        arguments: { numbers: places().or('') },
        run: (call) =>
          may(call, theirs()) ? finish(call, STREAMER, call.args.numbers, 'done') : notTheirs(),
      }),
      command({
        id: 'todo.todo.remove',
        title: 'Remove from the to-do list',
        help: 'Takes things off the list.',
        examples: ['remove 2'],
        names: ['remove', 'delete'],
        arguments: { numbers: places() },
        run: (call) =>
          may(call, theirs()) ? finish(call, STREAMER, call.args.numbers, 'remove') : notTheirs(),
      }),
      command({
        id: 'todo.todo.edit',
        title: 'Change what is to do',
        help: 'Gives something on the list another text.',
        examples: ['edit 2 Feed both sourdoughs'],
        names: ['edit', 'rename'],
        arguments: { place: arg.whole('the number on the list', 1), text: arg.rest('the new text') },
        run: (call) =>
          may(call, theirs())
            ? refusing(() => {
                const made = lists.edit(lists.at(STREAMER, call.args.place).id, call.args.text);
                record(chatDoer(call.caller), made);
                call.reply(`Number ${call.args.place} is now: ${made.value.text}`);
              })
            : notTheirs(),
      }),
      command({
        id: 'todo.todo.clear',
        title: 'Clear the to-do list',
        help: 'Takes off what is done, or everything.',
        examples: ['clear', 'clear all'],
        names: ['clear'],
        arguments: { what: arg.choice('done or all', ['done', 'all']).or('done') },
        run: (call) =>
          may(call, theirs())
            ? refusing(() => {
                const made = lists.clear(STREAMER, call.args.what);
                record(chatDoer(call.caller), made);
                call.reply(`${made.text}.`);
              })
            : notTheirs(),
      }),
      command({
        id: 'todo.todo.list',
        title: 'Show the to-do list',
        help: "Shows the streamer's to-do list.",
        examples: ['list'],
        names: ['list'],
        run: (call) => {
          if (!may(call, parts.settings().showRole)) return onlyFor('That list', parts.settings().showRole);
          show(call, STREAMER, 'Nothing is to do.');
          return undefined;
        },
      }),
    ],
    run: (call) => {
      if (!may(call, parts.settings().showRole)) return onlyFor('That list', parts.settings().showRole);
      show(call, STREAMER, 'Nothing is to do.');
      return undefined;
    },
  });

  const own = (
    call: Spoken,
    run: (owner: Owner) => CommandRefusal | undefined,
  ): CommandRefusal | undefined =>
    may(call, parts.settings().taskRole)
      ? run(mine(call))
      : onlyFor('Tasks', parts.settings().taskRole, 'are');

  const noTasks = (): string =>
    `You have no tasks. Add one: ${parts.prefix()}task add and what you want to do.`;
  const task = command({
    id: 'todo.task',
    title: 'Tasks',
    help: 'Your own tasks: shows what you are at.',
    examples: ['task', 'task add Write the essay; Read chapter 3', 'task done', 'task next'],
    names: ['task', 'tasks', 'mytasks'],
    subcommands: [
      command({
        id: 'todo.task.add',
        title: 'Add a task',
        help: 'Adds a task of yours; a ; between several.',
        examples: ['add Write the essay'],
        names: ['add'],
        arguments: { text: arg.rest('what you want to do') },
        run: (call) => own(call, (owner) => add(call, owner, call.args.text)),
      }),
      command({
        id: 'todo.task.done',
        title: 'Finish a task',
        help: 'Ticks off the task that you are at, or those with these numbers.',
        examples: ['done', 'done 1;3'],
        names: ['done', 'finish'],
        arguments: { numbers: places().or('') },
        run: (call) => own(call, (owner) => finish(call, owner, call.args.numbers, 'done')),
      }),
      command({
        id: 'todo.task.remove',
        title: 'Remove a task',
        help: 'Takes tasks of yours away.',
        examples: ['remove 2'],
        names: ['remove', 'delete'],
        arguments: { numbers: places() },
        run: (call) => own(call, (owner) => finish(call, owner, call.args.numbers, 'remove')),
      }),
      command({
        id: 'todo.task.next',
        title: 'Next task',
        help: 'Puts the task that you are at to the end, and goes on with the next.',
        examples: ['next'],
        names: ['next', 'skip', 'later'],
        run: (call) =>
          own(call, (owner) =>
            refusing(() => {
              const open = lists.open(owner);
              const [first, second] = open;
              if (!first) throw new AppError('not_found', noTasks());
              if (!second) throw new AppError('not_found', 'You have only this one task.');
              record(chatDoer(call.caller), lists.move(first.id, 100_000));
              call.reply(`Next: ${second.text}. "${first.text}" waits at the end.`);
            }),
          ),
      }),
      command({
        id: 'todo.task.list',
        title: 'List your tasks',
        help: 'Shows all your tasks.',
        examples: ['list'],
        names: ['list'],
        run: (call) =>
          own(call, (owner) => {
            show(call, owner, noTasks());
            return undefined;
          }),
      }),
    ],
    run: (call) =>
      own(call, (owner) => {
        const open = lists.open(owner);
        const [first] = open;
        call.reply(first ? `You are at: ${first.text} (${open.length} to do)` : noTasks());
        return undefined;
      }),
  });
  return [todo, task];
}
