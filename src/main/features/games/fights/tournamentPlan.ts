import { z } from 'zod';
import type { Odds } from '../../../engine/games/odds.ts';
import { currencySetting } from '../../../engine/games/stakeSettings.ts';
import { cutSetting } from '../settle.ts';
import { matchSchema } from './bracket.ts';

const whole = (least: number, most: number, value: number) =>
  z.number().int().min(least).max(most).default(value);

export const tournamentSettings = z.object({
  fee: whole(0, 1_000_000, 50).meta({
    title: 'Entry stake',
    description: 'Of every player, where none is named at the start; 0 for free entry.',
  }),
  ...currencySetting,
  play: z.enum(['dice', 'quiz']).default('dice').meta({
    title: 'Matches are decided by',
    description: 'Dice: the higher roll. Quiz: the first of the two who knows the answer.',
  }),
  mostPlayers: whole(2, 64, 32).meta({
    title: 'Most players',
    description: 'It begins at once when so many are in.',
  }),
  lobbySeconds: whole(10, 3600, 120).meta({ title: 'Time to join (seconds)' }),
  pauseSeconds: whole(2, 300, 10).meta({ title: 'Pause between matches (seconds)' }),
  matchesAtOnce: whole(1, 8, 4).meta({
    title: 'Dice matches in one message',
    description: 'Of early rounds; from the semi-finals on each match has its own.',
  }),
  answerSeconds: whole(5, 120, 20).meta({ title: 'Time for a question (seconds)' }),
  mostQuestions: whole(1, 10, 3).meta({
    title: 'Questions in a match',
    description: 'When nobody has known any of them, the dice decide.',
  }),
  hitFrom: whole(50, 100, 75).meta({
    title: 'An answer counts from (%)',
    description: 'How near it has to be to what is right.',
  }),
  topic: z.string().trim().toLowerCase().max(60).default('').meta({
    title: 'Topic',
    description: 'Of the questions; empty for all that the packs have.',
  }),
  prizes: z
    .string()
    .trim()
    .max(60)
    .refine((text) => {
      const parts = partsOf(text);
      const sum = parts.reduce((all, part) => all + part, 0);
      return parts.length > 0 && parts.every((part) => Number.isInteger(part) && part > 0) && sum === 100;
    }, 'Write whole percents with / between that are 100 together, such as 70/20/10.')
    .default('70/20/10')
    .meta({
      title: 'Prizes (%)',
      description:
        'Of the first place, the second and so on; 100 for winner takes all. Who share a place share its prize.',
    }),
  winXp: whole(0, 100_000, 25).meta({ title: 'XP for the winner', description: 'From the bank.' }),
  winAmount: whole(0, 100_000, 5).meta({
    title: 'Points for the winner',
    description: 'Of the main currency, from the bank.',
  }),
  ...cutSetting,
});
export type TournamentSettings = z.output<typeof tournamentSettings>;

export function partsOf(text: string): number[] {
  return text.split('/').map((part) => (/^\s*\d{1,3}\s*$/.test(part) ? Number(part) : Number.NaN));
}

const entrantSchema = z.object({ id: z.string(), login: z.string(), name: z.string(), gone: z.boolean() });

const askedSchema = z.object({
  text: z.string(),
  answers: z.array(z.string()),
  /** From 1, within this match. */
  number: z.number(),
  /** Epoch milliseconds at which the time to answer should end. */
  due: z.number(),
});

const playSchema = z.object({
  /** In the order of the bracket. */
  entrants: z.array(entrantSchema),
  bracket: z.array(z.array(matchSchema)),
  /** The question of the match that is played; null between matches. */
  asked: askedSchema.nullable(),
});
export type TournamentPlay = z.infer<typeof playSchema>;

/** Nothing is played yet while players join. */
export const tournamentSchema = z.object({ fee: z.number(), play: playSchema.nullable() });
export type TournamentState = z.infer<typeof tournamentSchema>;

const SHOWN_SIZES = [4, 6, 16] as const;

export function tournamentOdds({ play }: Pick<TournamentSettings, 'play'>): Odds[] {
  const dice: Odds = {
    bet: 'match',
    title: 'A match with dice',
    outcomes: [
      { id: 'won', title: 'Goes on', chance: 0.5, pays: null },
      { id: 'lost', title: 'Is out', chance: 0.5, pays: 0 },
    ],
  };
  if (play === 'quiz') return [{ ...dice, title: 'A match in which nobody knew the answer' }];
  return [
    dice,
    ...SHOWN_SIZES.map((size) => ({
      bet: `of${size}`,
      title: `A tournament of ${size}`,
      outcomes: [
        { id: 'won', title: 'Wins it', chance: 1 / size, pays: null },
        { id: 'lost', title: 'Does not', chance: 1 - 1 / size, pays: null },
      ],
    })),
  ];
}
