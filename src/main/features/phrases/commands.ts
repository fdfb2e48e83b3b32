import type { PhraseRule } from '../../../shared/contract/phrases.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import { refusing } from '../../engine/commands/refusing.ts';

export interface PhraseDesk {
  /** Of commands: `!`. */
  prefix(): string;
  list(): readonly PhraseRule[];
  /** By its name or its phrase, in any case; null for none. */
  find(name: string): PhraseRule | null;
  add(pattern: string, text: string, actor: string): PhraseRule;
  remove(rule: PhraseRule, actor: string): void;
  enable(rule: PhraseRule, on: boolean, actor: string): void;
}

const MOST_LISTED = 20;

/** `!phrase add|remove|list|on|off`, for moderators. */
export function phraseCommand(desk: PhraseDesk): CommandKind {
  const noSuch = (name: string): { refused: string } => ({
    refused: `There is no phrase "${name}". ${desk.prefix()}phrase list shows them.`,
  });
  const turn = (on: boolean): CommandKind =>
    command({
      id: `phrases.${on ? 'on' : 'off'}`,
      names: [on ? 'on' : 'off', on ? 'enable' : 'disable'],
      title: on ? 'Switch a phrase on' : 'Switch a phrase off',
      help: on ? 'Lets a phrase rule act again.' : 'Keeps a phrase rule and lets it rest.',
      examples: [`${on ? 'on' : 'off'} "good night"`],
      role: 'moderator',
      arguments: { name: arg.rest('the name of the rule, or its phrase') },
      run: ({ args, caller, reply }) => {
        const rule = desk.find(args.name);
        if (!rule) return noSuch(args.name);
        desk.enable(rule, on, caller.name);
        reply(`"${rule.name}" is ${on ? 'on' : 'off'} now.`);
        return undefined;
      },
    });
  return command({
    id: 'phrases.phrase',
    names: ['phrase', 'phrases'],
    title: 'Phrases',
    help: 'Words that the bot answers to, whoever says them.',
    examples: ['phrase list', 'phrase add "good night" Sleep well, $(user)!'],
    role: 'moderator',
    subcommands: [
      command({
        id: 'phrases.add',
        names: ['add'],
        title: 'Add a phrase',
        help: 'The bot answers with the text whenever the word is said.',
        examples: ['add "good night" Sleep well, $(user)!'],
        role: 'moderator',
        arguments: {
          phrase: arg.word('the word, several in quotes'),
          text: arg.rest('what the bot says'),
        },
        run: ({ args, caller, reply }) =>
          refusing(() => {
            const there = desk.find(args.phrase);
            if (there) {
              throw new AppError(
                'conflict',
                `There is a phrase "${there.name}" already. Change it on the Phrases page, or remove it first.`,
              );
            }
            const rule = desk.add(args.phrase, args.text, caller.name);
            reply(`I answer to "${rule.pattern}" from now on.`);
          }),
      }),
      command({
        id: 'phrases.remove',
        names: ['remove', 'delete'],
        title: 'Delete a phrase',
        help: 'The panel can take it back.',
        examples: ['remove "good night"'],
        role: 'moderator',
        arguments: { name: arg.rest('the name of the rule, or its phrase') },
        run: ({ args, caller, reply }) => {
          const rule = desk.find(args.name);
          if (!rule) return noSuch(args.name);
          desk.remove(rule, caller.name);
          reply(`"${rule.name}" is deleted.`);
          return undefined;
        },
      }),
      command({
        id: 'phrases.list',
        names: ['list'],
        title: 'List the phrases',
        help: 'Names the phrase rules; those that are off stand in brackets.',
        examples: ['list'],
        role: 'moderator',
        run: ({ reply }) => {
          reply(listed(desk));
        },
      }),
      turn(true),
      turn(false),
    ],
    run: ({ reply }) => {
      reply(listed(desk));
    },
  });
}

function listed(desk: PhraseDesk): string {
  const rules = desk.list();
  if (rules.length === 0)
    return `There are no phrases yet. Add one: ${desk.prefix()}phrase add <word> <answer>`;
  const names = rules.slice(0, MOST_LISTED).map((rule) => (rule.enabled ? rule.name : `(${rule.name})`));
  const more = rules.length > MOST_LISTED ? ` and ${rules.length - MOST_LISTED} more` : '';
  return `Phrases: ${names.join(', ')}${more}.`;
}
