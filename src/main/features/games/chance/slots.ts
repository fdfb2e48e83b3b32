import { z } from 'zod';
import { arg } from '../../../engine/commands/arguments.ts';
import { command } from '../../../engine/commands/command.ts';
import { refusing } from '../../../engine/commands/refusing.ts';
import { game } from '../../../engine/games/game.ts';
import { mostPaid, type Odds, payout } from '../../../engine/games/odds.ts';
import { stakeSettings } from '../../../engine/games/stakeSettings.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';
import { endWords, playReference, QUICK_REST, STAKE_HELP } from '../settle.ts';

/** What three of the first, the second ... symbol pay. */
const TRIPLES = [50, 25, 15, 10, 5, 3, 2] as const;
const SYMBOLS = TRIPLES.length;

export const slotsSettings = z.object({
  ...stakeSettings(10, 1000),
  symbols: z
    .string()
    .max(200)
    .refine(
      (text) => new Set(symbolsOf(text)).size === SYMBOLS && symbolsOf(text).length === SYMBOLS,
      'Write seven different symbols with spaces between them.',
    )
    .default('💎 🔔 ⭐ 🍀 🍇 🍋 🍒')
    .meta({
      title: 'Symbols',
      description: 'Seven, with spaces between; three of the first pay most. Emotes work too.',
    }),
  pairPays: z.number().min(0).max(10).default(1.5).meta({
    title: 'Two alike pay',
    description: 'Times the stake; 0 for nothing.',
  }),
  pairsAnywhere: z.boolean().default(true).meta({
    title: 'Two alike anywhere',
    description: 'Off: only the first two reels count.',
  }),
});
type Settings = z.output<typeof slotsSettings>;

function symbolsOf(text: string): string[] {
  return text.split(/\s+/).filter((symbol) => symbol !== '');
}

/** The three reels; each symbol is as likely as the others. */
export function spin(random: Random): readonly [number, number, number] {
  const reel = (): number => randomInt(random, 0, SYMBOLS - 1);
  return [reel(), reel(), reel()];
}

/** The id of the outcome. */
export function slotsOutcome(
  [one, two, three]: readonly [number, number, number],
  anywhere: boolean,
): string {
  if (one === two && two === three) return `triple${one}`;
  if (one === two || (anywhere && (two === three || one === three))) return 'pair';
  return 'nothing';
}

export function slotsOdds({ symbols, pairPays, pairsAnywhere }: Settings): Odds[] {
  const all = SYMBOLS ** 3;
  const pairs = (pairsAnywhere ? 3 : 1) * SYMBOLS * (SYMBOLS - 1);
  const names = symbolsOf(symbols);
  return [
    {
      bet: 'slots',
      title: 'A spin',
      outcomes: [
        ...TRIPLES.map((pays, index) => ({
          id: `triple${index}`,
          title: `Three ${names[index] ?? ''}`,
          chance: 1 / all,
          pays,
        })),
        { id: 'pair', title: 'Two alike', chance: pairs / all, pays: pairPays },
        { id: 'nothing', title: 'None alike', chance: (all - SYMBOLS - pairs) / all, pays: 0 },
      ],
    },
  ];
}

export const slots = game({
  id: 'slots',
  title: 'Slots',
  help: 'Spins three reels. Three alike pay most, two alike a little.',
  examples: ['slots 50', 'slots half'],
  group: 'chance',
  settings: slotsSettings,
  odds: slotsOdds,
  commands: (desk) => [
    command({
      id: 'games.slots',
      title: 'Slots',
      help: 'Spins the reels for a stake.',
      names: ['slots', 'spin'],
      examples: ['slots', 'slots 50', 'slots half'],
      cooldowns: QUICK_REST,
      arguments: { stake: arg.amount(STAKE_HELP).optional() },
      run: (call) =>
        refusing(() => {
          const { settings } = desk;
          const stake = desk.stake(call.caller, call.args.stake);
          const odds = slotsOdds(settings)[0];
          if (!odds) return;
          const names = symbolsOf(settings.symbols);
          const played = desk.play({
            player: call.caller,
            stake,
            reference: playReference(call, desk.clock),
            most: mostPaid(odds, stake),
            decide: () => {
              const reels = spin(desk.random);
              const id = slotsOutcome(reels, settings.pairsAnywhere);
              const outcome = odds.outcomes.find((one) => one.id === id);
              return {
                payout: payout(stake, outcome?.pays ?? 0),
                text: reels.map((reel) => names[reel] ?? '?').join(' '),
              };
            },
          });
          if (played) call.reply(`${played.text} ${endWords(desk, stake, played.payout)}`);
        }),
    }),
  ],
});
