import { arg } from '../../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../../engine/commands/command.ts';
import { answering, type Crew } from './crew.ts';
import { type Deed, deeds } from './deeds.ts';
import { editOwn } from './writing.ts';

/** `!command ...` and the short names that people know from elsewhere. */
export function managingCommands(crew: Crew): CommandKind[] {
  const all = deeds(crew);
  const answeringWith =
    (run: (call: CommandCall) => string) =>
    (call: CommandCall): CommandRefusal | undefined => {
      const answer = answering(() => run(call));
      if (typeof answer !== 'string') return answer;
      call.reply(answer);
      return undefined;
    };
  const kind = (deed: Deed, id: string, names: readonly string[], hidden: boolean): CommandKind => ({
    ...command({
      id,
      title: deed.title,
      help: deed.help,
      names,
      examples: [`${names[0] ?? ''} ${deed.example}`.trim()],
      role: 'moderator',
      hidden,
      run: () => undefined,
    }),
    arguments: deed.arguments,
    run: answeringWith((call) => deed.run(call)),
  });
  return [
    command({
      id: 'commands.command',
      title: 'Manage commands',
      help: 'Makes, changes and shows commands.',
      names: ['command', 'cmd'],
      examples: ['command add !hi Hello $(user)!', 'command disable !hi'],
      role: 'moderator',
      subcommands: all.map((deed) => kind(deed, `commands.command.${deed.key}`, deed.names, false)),
      run: (call) => ({
        refused: `Type one of these behind ${crew.prefix()}${call.name}: ${all.map(({ names }) => names[0]).join(', ')}.`,
      }),
    }),
    ...all
      .filter(({ shortNames }) => shortNames.length > 0)
      .map((deed) => kind(deed, `commands.${deed.key}`, deed.shortNames, true)),
    {
      ...command({
        id: 'commands.mine',
        title: 'Change your own command',
        help: 'Lets the viewer who was given a command change what it says.',
        names: ['mycommand', 'mycom'],
        examples: ['mycommand I am live on Fridays!'],
        arguments: {
          text: arg.rest('What it says from now on; with several commands, the name first.', 500),
        },
        run: () => undefined,
      }),
      run: answeringWith((call) => editOwn(crew, call.caller, call.occasion.argText)),
    },
  ];
}
