import { z } from 'zod';
import { arg } from '../../../engine/commands/arguments.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import { game } from '../../../engine/games/game.ts';
import { type Odds, payout } from '../../../engine/games/odds.ts';
import { stakeSettings } from '../../../engine/games/stakeSettings.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';
import { endWords, playReference, QUICK_REST, STAKE_HELP } from '../settle.ts';

const SIDES = 6;

export const diceSettings = z.object({
  ...stakeSettings(10, 1000),
  winsFrom: z.number().int().min(2).max(SIDES).default(4).meta({
    title: 'Wins from',
    description: 'The lowest number that wins.',
  }),
  pays: z.number().min(1).max(100).default(1.5).meta({
    title: 'A win pays',
    description: 'Times the stake.',
  }),
});
type Settings = z.output<typeof diceSettings>;

export function roll(random: Random): number {
  return randomInt(random, 1, SIDES);
}

export function diceOdds({ winsFrom, pays }: Settings): Odds[] {
  const wins = SIDES + 1 - winsFrom;
  return [
    {
      bet: 'dice',
      title: 'A roll',
      outcomes: [
        { id: 'won', title: `${winsFrom} or more`, chance: wins / SIDES, pays },
        { id: 'lost', title: `Less than ${winsFrom}`, chance: (SIDES - wins) / SIDES, pays: 0 },
      ],
    },
  ];
}

export const dice = game({
  id: 'dice',
  title: 'Dice',
  help: 'Rolls one die. With a stake, the high numbers pay.',
  examples: ['dice', 'dice 50'],
  group: 'chance',
  settings: diceSettings,
  odds: diceOdds,
  commands: (desk) => [
    command({
      id: 'games.dice',
      title: 'Dice',
      help: 'Rolls a die; for a stake, high numbers win.',
      names: ['dice'],
      examples: ['dice', 'dice 50'],
      cooldowns: QUICK_REST,
      arguments: { stake: arg.amount(STAKE_HELP).optional() },
      run: (call) =>
        refusing(() => {
          const { winsFrom, pays } = desk.settings;
          const stake = call.args.stake === null ? 0 : desk.stake(call.caller, call.args.stake);
          const most = payout(stake, pays);
          const played = desk.play({
            player: call.caller,
            stake,
            reference: playReference(call, desk.clock),
            most,
            decide: () => {
              const number = roll(desk.random);
              return {
                payout: number >= winsFrom ? most : 0,
                result: stake === 0 ? 'tied' : null,
                text: `A ${number}.`,
              };
            },
          });
          if (played) call.reply(`${played.text} ${endWords(desk, stake, played.payout)}`.trim());
        }),
    }),
  ],
});
