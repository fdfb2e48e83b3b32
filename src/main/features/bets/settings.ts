import { z } from 'zod';
import { MOST_MINUTES } from '../../../shared/contract/bets.ts';

export const betSettings = z.object({
  minutes: z.number().int().min(0).max(MOST_MINUTES).default(5).meta({
    title: 'Time to bet (minutes)',
    description: 'Unless another one is given; then it locks by itself. 0: it is locked by hand.',
  }),
  leastStake: z.number().int().min(1).max(1_000_000_000).default(10).meta({
    title: 'Least stake',
    description: 'Also what is put in when nobody names an amount.',
  }),
  mostStake: z.number().int().min(1).max(1_000_000_000).default(10_000).meta({
    title: 'Most stake',
    description: 'Of one viewer in one bet, all together.',
  }),
  currency: z.string().max(20).default('').meta({
    title: 'Currency',
    description: 'The id of the currency that is bet; empty for the main one.',
  }),
  changeMind: z.enum(['refuse', 'move']).default('refuse').meta({
    title: 'Bet on another option before the lock',
    description:
      'refuse: a viewer stays with their first option. move: the stake before goes back, and the new one counts.',
  }),
  mayLeave: z.boolean().default(false).meta({
    title: 'Stakes can be taken back before the lock',
    description: 'With !bet leave.',
  }),
  moderatorsBet: z.boolean().default(true).meta({ title: 'Moderators may bet' }),
  streamerBets: z.boolean().default(false).meta({ title: 'The streamer may bet' }),
  nobodyRight: z.enum(['refund', 'keep']).default('refund').meta({
    title: 'When nobody was right',
    description: 'refund: all stakes go back. keep: the house keeps them.',
  }),
  answers: z.boolean().default(true).meta({
    title: 'Answer each bet',
    description: 'Off: only what is wrong with a bet is said, which keeps a busy chat calm.',
  }),
  refundHours: z.number().int().min(0).max(720).default(24).meta({
    title: 'Give stakes back after (hours)',
    description: 'When nobody has said who was right so long after the lock. 0: never.',
  }),
  housePays: z.boolean().default(false).meta({
    title: 'Allow fixed odds',
    description: 'The house then pays what the pot does not cover, which makes new points.',
  }),
  houseMost: z.number().int().min(1).max(1_000_000_000).default(100_000).meta({
    title: 'Most that the house adds to one bet',
    description: 'With fixed odds. A stake that could cost it more is refused.',
  }),
  keepDays: z.number().int().min(1).max(3650).default(365).meta({
    title: 'Keep bets for (days)',
    description: 'Older ones leave the history.',
  }),
});
export type BetSettings = z.output<typeof betSettings>;
