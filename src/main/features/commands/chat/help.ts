import { arg } from '../../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { usageOf } from '../../../engine/commands/usage.ts';
import type { Caller } from '../../../engine/occasion.ts';
import type { People } from '../../../engine/people.ts';
import { helpOf } from '../custom.ts';
import type { Entry } from '../model.ts';
import { mayUse, whoMay } from '../permission.ts';
import { answering, type Crew, commandNamed, fitting } from './crew.ts';

/** So many names are listed at once; of more, only the categories are named. */
const MOST_LISTED = 40;

export interface HelpParts extends Crew {
  people(): People | null;
  /** `Quotes`, `Games`; one's own are under their first tag. */
  categoryOf(entry: Entry): string;
}

export function helpCommands(parts: HelpParts): CommandKind[] {
  const { prefix } = parts;
  return [
    command({
      id: 'commands.help',
      title: 'Help',
      help: 'Tells what a command does and how it is typed.',
      names: ['help'],
      examples: ['help', 'help quote'],
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 5 }],
      arguments: { command: arg.rest('The command.').optional() },
      run: ({ args, reply }) => {
        if (args.command === null) {
          reply(`${prefix()}commands lists what there is. ${prefix()}help and a name tells more about one.`);
          return;
        }
        const words = args.command;
        const answer = answering(() => commandNamed(parts, words));
        if ('refused' in answer) return answer;
        reply(helpText(parts, answer, words));
        return;
      },
    }),
    command({
      id: 'commands.list',
      title: 'List of commands',
      help: 'Lists the commands that you may use.',
      names: ['commands', 'cmds'],
      examples: ['commands', 'commands games'],
      cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 5 }],
      arguments: { category: arg.rest('Only this category.').optional() },
      run: ({ args, caller, reply }) => {
        const open = parts.book.list().filter((entry) => isOpen(parts, entry, caller));
        if (open.length === 0) {
          reply('There are no commands for you at the moment.');
          return;
        }
        const byCategory = Map.groupBy(open, (entry) => parts.categoryOf(entry));
        const wanted = args.category?.toLowerCase() ?? null;
        if (wanted !== null) {
          const found =
            [...byCategory].find(([title]) => title.toLowerCase() === wanted) ??
            [...byCategory].find(([title]) => title.toLowerCase().startsWith(wanted));
          if (!found)
            return {
              refused: `There is no category "${args.category}". There are: ${[...byCategory.keys()].join(', ')}.`,
            };
          reply(`${found[0]}: ${listOf(parts, found[1])}`);
          return;
        }
        if (open.length <= MOST_LISTED) {
          reply(listOf(parts, open));
          return;
        }
        const titles = [...byCategory].map(([title, entries]) => `${title} (${entries.length})`);
        reply(`${titles.join(', ')}. Type ${prefix()}commands and one of them.`);
        return;
      },
    }),
  ];
}

function helpText(parts: HelpParts, entry: Entry, words: string): string {
  const prefix = parts.prefix();
  const [, ...below] = words.trim().split(/\s+/u);
  const path = [entry.names[0] ?? ''];
  const root = commandNamed(parts, words.trim().split(/\s+/u)[0] ?? '');
  if (root !== entry) path.unshift(root.names[0] ?? '', ...below.slice(0, -1));
  const { options, custom, kind } = entry;
  const usage = custom === null ? usageOf(prefix, path.join(' '), kind) : `${prefix}${path.join(' ')}`;
  const notes = [
    ...(options.role === 'everyone' ? [] : [`for ${whoMay(options, custom?.draft.owner ?? null)}`]),
    ...(options.liveOnly ? ['only while live'] : []),
    ...(options.enabled ? [] : ['switched off']),
  ];
  return `${usage} · ${custom === null ? kind.help : helpOf(custom)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

/** Whether a follower follows is not asked for here: a list may be a little too short. */
export function isOpen(parts: Pick<HelpParts, 'people'>, entry: Entry, caller: Caller): boolean {
  const { options, custom } = entry;
  if (!options.enabled || options.hidden) return false;
  const refused = mayUse(caller, options, custom?.draft.owner ?? null, parts.people());
  if (refused instanceof Promise) {
    refused.catch(() => {});
    return false;
  }
  return refused === null;
}

function listOf({ prefix }: Crew, entries: readonly Entry[]): string {
  return fitting(entries.map(({ names }) => `${prefix()}${names[0] ?? ''}`).sort(), ' ');
}
