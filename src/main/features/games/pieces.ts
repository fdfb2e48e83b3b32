import { z } from 'zod';
import type { GameResult } from '../../engine/games/game.ts';
import type { Games } from '../../engine/games/gamesService.ts';
import { occasionOf } from '../../engine/occasion.ts';
import type { Disposer } from '../../engine/ports.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action, type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';

export function beginAction(games: Games): ActionKind {
  return action({
    id: 'games.begin',
    title: 'Open a round of a game',
    help: 'Opens a round that viewers can join, such as of lotto or heist.',
    group: 'Games',
    parameters: z.object({
      game: field.name({ title: 'Game', description: 'Its id, such as lotto or heist.' }),
    }),
    preview: ({ game }) => `Would open a round of "${game}"`,
    run({ parameters: { game } }) {
      games.begin(game);
      return { done: `Opened a round of "${game}"` };
    },
  });
}

/** `listen` hears of every result. */
export function resultTrigger(listen: (run: (result: GameResult) => void) => Disposer): TriggerKind {
  return trigger({
    id: 'games.result',
    title: 'A game has ended for somebody',
    help: 'Fires for each player when a game has ended.',
    group: 'Games',
    parameters: z.object({
      game: field
        .text({ title: 'Game', description: 'Its id, such as slots; empty for all.' }, 40)
        .default(''),
      result: field.choice({ title: 'Result' }, ['won', 'lost', 'tied', 'any']).default('won'),
    }),
    facts: [
      { name: 'game', help: 'The title of the game.', example: 'Slots' },
      { name: 'result', help: 'won, lost or tied.', example: 'won' },
      { name: 'stake', help: 'What was put in.', example: 50 },
      { name: 'payout', help: 'What was paid out, the stake included.', example: 100 },
      { name: 'gain', help: 'The payout less the stake.', example: 50 },
    ],
    watch: ({ game, result: wanted }, fire) =>
      listen(({ game: id, title, viewer, result, stake, payout }) => {
        if (game !== '' && game !== id) return;
        if (wanted !== 'any' && wanted !== result) return;
        fire(
          occasionOf(title, {
            viewer: { ...viewer, role: 'everyone' },
            facts: { game: title, result, stake, payout, gain: payout - stake },
          }),
        );
      }),
  });
}

export function gameVariables(games: Games): VariableKind[] {
  return [
    variable({
      id: 'games.wins',
      name: 'wins',
      title: 'Games won',
      help: 'How many games the person who set this off has won, in all or of one game.',
      group: 'Games',
      arguments: [{ name: 'game', help: 'The id of a game, such as slots; none for all.', required: false }],
      examples: [{ text: '$(wins)', gives: '0' }],
      value: ({ args: [game], occasion: { viewer } }) =>
        viewer ? games.record(viewer.id, game ?? null).wins : 0,
    }),
  ];
}
