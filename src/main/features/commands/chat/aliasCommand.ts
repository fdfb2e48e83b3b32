import { commandNameSchema } from '../../../../shared/contract/commandDraft.ts';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { arg } from '../../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../../engine/commands/command.ts';
import { answering, bareName, type Crew, fitting } from './crew.ts';

/** `!alias add !hi "!so $(1)"` */
export function aliasCommand(crew: Crew): CommandKind {
  const { prefix, editor, book } = crew;
  return command({
    id: 'commands.alias',
    title: 'Aliases',
    help: 'Makes short names for whole command lines.',
    names: ['alias'],
    examples: ['alias add !hi "!so $(1)"', 'alias remove !hi', 'alias list'],
    role: 'moderator',
    subcommands: [
      command({
        id: 'commands.alias.add',
        title: 'Make an alias',
        help: 'Makes a short name for a command line; $(1) to $(9), $(args) and $(user) stand for what is typed behind it.',
        names: ['add', 'set'],
        examples: ['add !hi "!so $(1)"'],
        role: 'moderator',
        arguments: { name: arg.word('The short name.'), line: arg.rest('The command line.') },
        run: ({ args, caller, reply }) => {
          const done = answering(() => {
            const name = commandNameSchema.safeParse(bareName(crew, args.name));
            if (!name.success) throw new AppError('bad_input', `"${args.name}" cannot be a name.`);
            return editor.saveAlias(null, name.data, args.line, caller.name).alias;
          });
          if ('refused' in done) return done;
          crew.audit(caller, `made the alias ${prefix()}${done.name} for ${prefix()}${done.line}`);
          reply(`${prefix()}${done.name} stands for ${prefix()}${done.line} now.`);
          return;
        },
      }),
      command({
        id: 'commands.alias.remove',
        title: 'Remove an alias',
        help: 'Removes an alias.',
        names: ['remove', 'delete', 'del', 'rm'],
        examples: ['remove !hi'],
        role: 'moderator',
        arguments: { name: arg.word('The short name.') },
        run: ({ args, caller, reply }) => {
          const name = bareName(crew, args.name);
          if (editor.removeAliases([name], caller.name).changed === 0)
            return { refused: `There is no alias ${prefix()}${name}.` };
          crew.audit(caller, `removed the alias ${prefix()}${name}`);
          reply(`The alias ${prefix()}${name} is gone.`);
          return;
        },
      }),
      command({
        id: 'commands.alias.list',
        title: 'List aliases',
        help: 'Lists all aliases and what they stand for.',
        names: ['list'],
        examples: ['list'],
        role: 'moderator',
        run: ({ reply }) => {
          const all = [...book.aliases.values()].map(
            ({ name, line }) => `${prefix()}${name} = ${prefix()}${line}`,
          );
          reply(
            all.length === 0
              ? `There are none yet. Make one with ${prefix()}alias add.`
              : fitting(all.sort(), ' · '),
          );
        },
      }),
    ],
    run: () => ({ refused: `Type add, remove or list behind ${prefix()}alias.` }),
  });
}
