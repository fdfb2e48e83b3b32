import { arg } from '../../engine/commands/arguments.ts';
import { type CommandKind, command } from '../../engine/commands/command.ts';
import { returnOf } from '../../engine/games/odds.ts';
import type { GameBook } from './gameBook.ts';

const RESTS = [{ bucket: 'everyone', uses: 1, seconds: 5 }] as const;

export function listCommands(book: GameBook): CommandKind[] {
  return [
    command({
      id: 'games.list',
      title: 'Games',
      help: 'Tells which games can be played.',
      names: ['games'],
      cooldowns: RESTS,
      run: ({ reply }) => {
        const titles = book.list().flatMap(({ kind, enabled }) => (enabled ? [kind.title] : []));
        reply(titles.length === 0 ? 'No games are on just now.' : `You can play ${titles.join(', ')}.`);
      },
    }),
    command({
      id: 'games.odds',
      title: 'Odds',
      help: 'Tells how likely a game is to pay, and what comes back in the long run.',
      names: ['odds'],
      examples: ['odds slots'],
      cooldowns: RESTS,
      arguments: { game: arg.rest('the game', 60) },
      run: ({ args, reply }) => {
        const wanted = args.game.toLowerCase();
        const found = book
          .list()
          .find(({ kind }) => kind.id === wanted || kind.title.toLowerCase() === wanted);
        if (!found) return { refused: `There is no game called "${args.game}".` };
        const { kind } = found;
        const bets = kind.odds(book.settings(kind.id)).slice(0, 4);
        const lines = bets.map((odds) => {
          const back = returnOf(odds);
          const best = odds.outcomes.filter(({ pays }) => pays === null || pays > 0).slice(0, 3);
          const chances = best.map(({ title, chance, pays }) => {
            const paid = pays === null ? '' : ` pays ×${numberWords(pays)}`;
            return `${title}${paid} (${percentWords(chance)})`;
          });
          const returns = back === null ? '' : `; ${percentWords(back)} comes back in the long run`;
          return `${odds.title}: ${chances.join(', ')}${returns}`;
        });
        reply(
          [...lines, kind.oddsNote ?? ''].filter((line) => line !== '').join('. ') ||
            'Nothing is left to chance.',
        );
        return undefined;
      },
    }),
  ];
}

function numberWords(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

function percentWords(part: number): string {
  const percent = part * 100;
  return `${percent.toLocaleString('en-GB', { maximumSignificantDigits: percent < 1 ? 2 : 3 })}%`;
}
