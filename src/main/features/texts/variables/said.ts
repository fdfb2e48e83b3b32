import type { VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, needs, whole } from '../declare.ts';

const define = inGroup('What was said');

/** What stood in the line, besides `$(1)` and `$(2-)`, which the language itself knows. */
export function saidVariables(): VariableKind[] {
  return [
    define('args', {
      title: 'All after the command',
      help: 'What follows the name of the command, as it was typed.',
      aliases: ['query', 'input'],
      examples: [
        ['$(user) says: $(args)', 'Mia says: @Tom big hug'],
        ['$(args | nothing)', '@Tom big hug'],
      ],
      value: ({ occasion }) => occasion.argText,
    }),
    define('arg', {
      title: 'One word after the command',
      help: 'The word at that place; $(1), $(2) and $(2-) are the short way.',
      arguments: [needs('place', 'Counted from 1')],
      examples: [
        ['$(arg 2)', 'big'],
        ['$(2) $(2-)', 'big big hug'],
      ],
      value: ({ args, occasion }) => occasion.args[whole(args[0], 1, 500) - 1] ?? '',
    }),
    define('argcount', {
      title: 'How many words',
      help: 'How many words follow the command; what stands in quotes is one.',
      examples: [['$(argcount)', '3']],
      value: ({ occasion }) => occasion.args.length,
    }),
    define('lastarg', {
      title: 'Last word',
      help: 'The last word after the command.',
      examples: [['$(lastarg)', 'hug']],
      value: ({ occasion }) => occasion.args.at(-1) ?? '',
    }),
    define('message', {
      title: 'The whole line',
      help: 'The line of chat that set this off, with the command.',
      aliases: ['line'],
      examples: [['$(message)', '!hug @Tom big hug']],
      value: ({ occasion }) => occasion.line?.text ?? '',
    }),
    define('messageid', {
      title: 'Id of the line',
      help: "Twitch's id of the line that set this off.",
      examples: [['$(messageid)', 'line-1']],
      value: ({ occasion }) => occasion.line?.id ?? '',
    }),
    define('cause', {
      title: 'What set this off',
      help: 'In words: the command, the event or the timer.',
      examples: [['$(cause)', '!hug']],
      value: ({ occasion }) => occasion.cause,
    }),
  ];
}
