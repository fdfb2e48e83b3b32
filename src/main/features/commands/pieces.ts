import { z } from 'zod';
import type { Commands } from '../../engine/commands/command.ts';
import { type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { Disposer } from '../../engine/ports.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action, type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import type { CommandUsed } from './events.ts';

/** Runs a command line from a routine. */
export function runAction(commands: Commands): ActionKind {
  return action({
    id: 'commands.run',
    title: 'Run a command',
    help: 'Runs a command line as if the person who set this off had typed it.',
    group: 'Chat',
    parameters: z.object({
      line: field.text({ title: 'Command line', description: 'Such as !so $(user)' }, 500),
      quiet: field
        .yes({ title: 'Say nothing', description: 'Keeps what it says for later steps instead.' })
        .default(false),
    }),
    notes: [{ name: 'said', help: 'What the command said, when it was told to say nothing.' }],
    preview: ({ line }) => `Would run ${line}`,
    async run({ parameters: { line, quiet }, occasion }) {
      if (!quiet) {
        await commands.run(line, occasion);
        return { done: `Ran ${line}` };
      }
      const said = await commands.collect(line, occasion);
      return { done: `Ran ${line}`, notes: { said: said.join(' ') } };
    },
  });
}

export function switchModuleAction(
  set: (id: string, on: boolean) => void,
  isOn: (id: string) => boolean,
): ActionKind {
  return action({
    id: 'modules.switch',
    title: 'Switch a module',
    help: 'Switches a part of Emcee on or off.',
    group: 'Emcee',
    parameters: z.object({
      module: field.name({ title: 'Module' }, 'module'),
      on: field.yes({ title: 'On' }),
    }),
    preview: ({ module, on }) => `Would switch "${module}" ${on ? 'on' : 'off'}`,
    run({ parameters: { module, on } }) {
      const before = isOn(module);
      set(module, on);
      return {
        done: `Switched "${module}" ${on ? 'on' : 'off'}`,
        undo: before === on ? undefined : () => set(module, before),
      };
    },
  });
}

/** `listen` hears of every command that ran. */
export function usedTrigger(
  listen: (hear: (used: CommandUsed) => void) => Disposer,
  idOf: (name: string) => string | null,
): TriggerKind {
  return trigger({
    id: 'commands.used',
    title: 'A command was used',
    help: 'When somebody has used a certain command, or any.',
    group: 'Chat',
    parameters: z.object({
      command: z
        .string()
        .trim()
        .max(60)
        .default('')
        .meta({ control: 'command', template: false, title: 'Command', description: 'Empty for any.' }),
    }),
    facts: [
      { name: 'command', help: 'The name of the command.', example: 'hug' },
      { name: 'count', help: 'How often it was used by now.', example: 12 },
    ],
    watch: ({ command }, fire) =>
      listen((used) => {
        const wanted = command === '' ? null : idOf(command);
        if (command !== '' && wanted !== used.id) return;
        fire(occasionFor(used));
      }),
  });
}

function occasionFor({ occasion, name }: CommandUsed): Occasion {
  const { viewer, line, args, argText, facts, depth } = occasion;
  return occasionOf(`Command ${name}`, { viewer, line, args, argText, facts, depth });
}
