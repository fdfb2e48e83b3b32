import { arg } from '../../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import type { Caller } from '../../../engine/occasion.ts';
import { answering } from './crew.ts';

export interface ModuleSwitch {
  list(): readonly { id: string; title: string; required: boolean; state: string }[];
  /** Throws when it has no switch. */
  set(id: string, on: boolean, caller: Caller): void;
}

/** `!module games off` */
export function moduleCommand(modules: ModuleSwitch): CommandKind {
  return command({
    id: 'commands.module',
    title: 'Switch a module',
    help: 'Switches a whole module on or off.',
    names: ['module'],
    examples: ['module quotes off'],
    role: 'moderator',
    arguments: {
      module: arg.word('The module; quotes where its name has spaces.'),
      state: arg.choice('On or off; left out, it is told.', ['on', 'off']).optional(),
    },
    run: ({ args, caller, reply }) => {
      const wanted = args.module.toLowerCase();
      const all = modules.list();
      const found =
        all.find(({ id, title }) => id.toLowerCase() === wanted || title.toLowerCase() === wanted) ??
        all.find(({ title }) => title.toLowerCase().startsWith(wanted));
      if (!found) {
        const names = all.filter(({ required }) => !required).map(({ id }) => id);
        return { refused: `There is no module "${args.module}". There are: ${names.join(', ')}.` };
      }
      if (args.state === null) {
        reply(`"${found.title}" is ${found.state}.`);
        return;
      }
      const on = args.state === 'on';
      if (found.id === 'commands' && !on)
        return { refused: 'Without that one, chat could not switch anything on again. The panel can do it.' };
      const done = answering(() => modules.set(found.id, on, caller));
      if (done !== undefined) return done;
      reply(`"${found.title}" is ${args.state} now.`);
      return;
    },
  });
}
