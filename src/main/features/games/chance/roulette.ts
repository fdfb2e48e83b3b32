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

const POCKETS = 37;
const RED = new Set([1, 3, 5, 7, 9, 12, 14, 16, 18, 19, 21, 23, 25, 27, 30, 32, 34, 36]);

/** Half of the wheel, without the 0. */
const HALVES: Readonly<Record<string, (pocket: number) => boolean>> = {
  red: (pocket) => RED.has(pocket),
  black: (pocket) => pocket > 0 && !RED.has(pocket),
  odd: (pocket) => pocket % 2 === 1,
  even: (pocket) => pocket > 0 && pocket % 2 === 0,
  low: (pocket) => pocket >= 1 && pocket <= 18,
  high: (pocket) => pocket >= 19,
};

export const rouletteSettings = z.object({
  ...stakeSettings(10, 1000),
  numberPays: z.number().min(1).max(100).default(36).meta({
    title: 'A number pays',
    description: 'Times the stake. 36 is 35 on top of the stake, as on a real wheel.',
  }),
  halfPays: z.number().min(1).max(10).default(2).meta({
    title: 'Half of the wheel pays',
    description: 'Times the stake, for red, black, odd, even, low and high.',
  }),
});
type Settings = z.output<typeof rouletteSettings>;

export interface RouletteBet {
  id: string;
  pays: number;
  wins(pocket: number): boolean;
}

/** Null when it is no bet. */
export function readBet(word: string, { numberPays, halfPays }: Settings): RouletteBet | null {
  const lower = word.toLowerCase();
  const half = Object.hasOwn(HALVES, lower) ? HALVES[lower] : undefined;
  if (half) return { id: lower, pays: halfPays, wins: half };
  if (!/^\d{1,2}$/.test(lower) || Number(lower) >= POCKETS) return null;
  return { id: lower, pays: numberPays, wins: (pocket) => pocket === Number(lower) };
}

export function spinWheel(random: Random): number {
  return randomInt(random, 0, POCKETS - 1);
}

export function rouletteOdds({ numberPays, halfPays }: Settings): Odds[] {
  const bet = (id: string, title: string, pockets: number, pays: number): Odds => ({
    bet: id,
    title,
    outcomes: [
      { id: 'won', title: 'It comes up', chance: pockets / POCKETS, pays },
      { id: 'lost', title: 'It does not', chance: (POCKETS - pockets) / POCKETS, pays: 0 },
    ],
  });
  return [
    bet('number', 'A number from 0 to 36', 1, numberPays),
    ...Object.keys(HALVES).map((id) =>
      bet(id, `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`, 18, halfPays),
    ),
  ];
}

function pocketWords(pocket: number): string {
  return pocket === 0 ? '0' : `${RED.has(pocket) ? 'Red' : 'Black'} ${pocket}`;
}

export const roulette = game({
  id: 'roulette',
  title: 'Roulette',
  help: 'One wheel with 37 pockets. Bet on a number, or on half of the wheel.',
  examples: ['roulette red 50', 'roulette 17 20'],
  group: 'chance',
  settings: rouletteSettings,
  odds: rouletteOdds,
  commands: (desk) => [
    command({
      id: 'games.roulette',
      title: 'Roulette',
      help: 'Bets on red, black, odd, even, low, high, or a number from 0 to 36.',
      names: ['roulette'],
      examples: ['roulette red 50', 'roulette 17 20', 'roulette low half'],
      cooldowns: QUICK_REST,
      arguments: {
        bet: arg.word('red, black, odd, even, low, high, or 0 to 36'),
        stake: arg.amount(STAKE_HELP).optional(),
      },
      run: (call) => {
        const bet = readBet(call.args.bet, desk.settings);
        if (!bet) return { refused: 'Bet on red, black, odd, even, low, high, or a number from 0 to 36.' };
        return refusing(() => {
          const stake = desk.stake(call.caller, call.args.stake);
          const most = payout(stake, bet.pays);
          const played = desk.play({
            player: call.caller,
            stake,
            reference: playReference(call, desk.clock),
            most,
            decide: () => {
              const pocket = spinWheel(desk.random);
              return { payout: bet.wins(pocket) ? most : 0, text: `${pocketWords(pocket)}.` };
            },
          });
          if (played) call.reply(`${played.text} ${endWords(desk, stake, played.payout)}`);
        });
      },
    }),
  ],
});
