import { AppError } from '../../../../shared/rpc/errors.ts';
import { MOST_DEPTH } from '../../../engine/occasion.ts';
import type { VariableKind } from '../../../engine/texts/variable.ts';
import { inGroup, may, needs } from '../declare.ts';
import type { World } from '../world.ts';

const define = inGroup('Commands');

/** What other commands say, and how often they were used. */
export function commandsVariables(world: World): VariableKind[] {
  const commands = () =>
    world.engine.services.need('commands', 'Commands are switched off. Switch them on under Modules.');
  const usesOf = (name: string): number => {
    const bare = name.startsWith(commands().prefix) ? name.slice(commands().prefix.length) : name;
    const uses = commands().uses(bare);
    if (uses === null) throw new AppError('not_found', `There is no command called ${name}.`);
    return uses;
  };
  return [
    define('count', {
      title: 'Uses of this command',
      help: 'How often the command was used, this time included. A name asks for another command.',
      aliases: ['uses'],
      arguments: [may('command', 'Another command')],
      examples: [
        ['$(count) hugs so far', '13 hugs so far'],
        ['$(count dice)', '4'],
      ],
      value: ({ args, occasion }) => usesOf(args[0] ?? occasion.cause.split(/\s/)[0] ?? ''),
    }),
    define('command', {
      title: 'What another command says',
      help: 'Runs a command as the viewer and takes in what it would answer.',
      aliases: ['run'],
      arguments: [needs('command', 'With its words, with or without the sign before it')],
      examples: [['$(command dice 2d6)', 'You rolled 7.']],
      value: async ({ rest, occasion }) => {
        const depth = occasion.depth + 1;
        if (depth > MOST_DEPTH) {
          throw new AppError('texts.loop', `Commands called each other ${MOST_DEPTH} times. End the loop.`);
        }
        const service = commands();
        const line = rest.startsWith(service.prefix) ? rest.slice(service.prefix.length) : rest;
        return (await service.collect(line, { ...occasion, depth })).join(' ');
      },
    }),
  ];
}
