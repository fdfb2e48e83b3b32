import { z } from 'zod';
import { arg } from '../../../engine/commands/arguments.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import { game } from '../../../engine/games/game.ts';
import { type Odds, payout } from '../../../engine/games/odds.ts';
import { stakeSettings } from '../../../engine/games/stakeSettings.ts';
import type { Random } from '../../../engine/ports.ts';
import { endWords, playReference, QUICK_REST, STAKE_HELP } from '../settle.ts';

const SIDES = ['heads', 'tails'] as const;

export const coinFlipSettings = z.object({
  ...stakeSettings(10, 1000),
  pays: z.number().min(1).max(10).default(2).meta({
    title: 'The right side pays',
    description: 'Times the stake; 2 favours nobody.',
  }),
});

export function toss(random: Random): (typeof SIDES)[number] {
  return random.next() < 0.5 ? 'heads' : 'tails';
}

export function coinFlipOdds({ pays }: z.output<typeof coinFlipSettings>): Odds[] {
  return [
    {
      bet: 'coinflip',
      title: 'A toss',
      outcomes: [
        { id: 'right', title: 'The side that was called', chance: 0.5, pays },
        { id: 'wrong', title: 'The other side', chance: 0.5, pays: 0 },
      ],
    },
  ];
}

export const coinFlip = game({
  id: 'coinflip',
  title: 'Coin flip',
  help: 'Tosses a coin. With a stake, the side that was called pays.',
  examples: ['coinflip', 'coinflip tails 50'],
  group: 'chance',
  settings: coinFlipSettings,
  odds: coinFlipOdds,
  commands: (desk) => [
    command({
      id: 'games.coinflip',
      title: 'Coin flip',
      help: 'Tosses a coin; for a stake on heads, or on the side you call.',
      names: ['coinflip', 'flip', 'coin'],
      examples: ['coinflip', 'coinflip 50', 'coinflip tails 50'],
      cooldowns: QUICK_REST,
      arguments: {
        side: arg.choice('the side you call', SIDES).optional(),
        stake: arg.amount(STAKE_HELP).optional(),
      },
      run: (call) =>
        refusing(() => {
          const stake = call.args.stake === null ? 0 : desk.stake(call.caller, call.args.stake);
          const called = call.args.side ?? 'heads';
          const most = payout(stake, desk.settings.pays);
          const played = desk.play({
            player: call.caller,
            stake,
            reference: playReference(call, desk.clock),
            most,
            decide: () => {
              const side = toss(desk.random);
              const right = side === called;
              const isGuess = stake > 0 || call.args.side !== null;
              return {
                payout: right ? most : 0,
                result: isGuess ? (right ? 'won' : 'lost') : 'tied',
                text: side === 'heads' ? 'Heads.' : 'Tails.',
              };
            },
          });
          if (played) call.reply(`${played.text} ${endWords(desk, stake, played.payout)}`.trim());
        }),
    }),
  ],
});
