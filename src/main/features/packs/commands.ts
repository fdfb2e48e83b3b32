import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import { refusing } from '../../engine/commands/refusing.ts';
import type { Caller } from '../../engine/occasion.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';

export interface SeasonDesk {
  /** `auto`, `none`, or the id of a season. */
  choice(): string;
  /** The id of the season that runs; empty for none. */
  now(): string;
  title(id: string): string;
  /** Of packs that are on. */
  known(): readonly string[];
  /** Throws `not_found` with what there is. */
  choose(season: string, caller: Caller): void;
}

export function seasonCommands(seasons: SeasonDesk): CommandKind[] {
  const nowWords = (): string => {
    const now = seasons.now();
    const how = seasons.choice() === 'auto' ? 'by the date' : 'as it was chosen';
    return now === '' ? `No season runs, ${how}.` : `The season is ${seasons.title(now)}, ${how}.`;
  };
  return [
    command({
      id: 'packs.season',
      title: 'Season',
      help: 'Tells which season runs.',
      names: ['season'],
      cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 5 }],
      run: ({ reply }) => reply(nowWords()),
    }),
    command({
      id: 'packs.setSeason',
      title: 'Set the season',
      help: 'Chooses the season of the words to guess: by the date, none, or a certain one.',
      names: ['setseason'],
      examples: ['setseason auto', 'setseason halloween', 'setseason none'],
      role: 'moderator',
      arguments: { season: arg.word('auto, none, or the name of a season') },
      run: ({ args, caller, reply }) =>
        refusing(() => {
          seasons.choose(args.season.toLowerCase(), caller);
          reply(nowWords());
        }),
    }),
  ];
}

export function seasonVariable(seasons: SeasonDesk): VariableKind {
  return variable({
    id: 'packs.season',
    name: 'season',
    title: 'The season',
    help: 'The season that runs by the packs that are on, such as Halloween; empty for none.',
    group: 'Packs',
    examples: [{ text: 'Happy $(season)!', gives: 'Happy Autumn!' }],
    value: () => {
      const now = seasons.now();
      return now === '' ? '' : seasons.title(now);
    },
  });
}
