import { z } from 'zod';
import { CHOICE_LENGTH, choicesProblem, QUESTION_LENGTH } from '../choices.ts';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';

export const questionSchema = z.string().trim().min(1, 'Write a question').max(QUESTION_LENGTH);
export const choicesSchema = z
  .array(z.string().trim().min(1, 'Name the option').max(CHOICE_LENGTH))
  .superRefine((titles, ctx) => {
    const problem = choicesProblem(titles);
    if (problem !== null) ctx.addIssue({ code: 'custom', message: problem });
  });

/** Fixed odds are kept in hundredths: 150 pays one and a half times the stake. */
const oddsSchema = z
  .array(z.number().int().min(101, 'Odds are more than 1').max(10_000, 'Odds are 100 at most'))
  .nullable();

/** A week is the most. */
export const MOST_MINUTES = 10_080;

export const betDraftSchema = z
  .object({
    question: questionSchema,
    options: choicesSchema,
    /** For each option; null for a pool that the winners share. */
    odds: oddsSchema.default(null),
    /** Until it locks; 0 for by hand; null for what the settings say. */
    minutes: z.number().int().min(0).max(MOST_MINUTES).nullable().default(null),
  })
  .refine(({ options, odds }) => odds === null || odds.length === options.length, {
    path: ['odds'],
    message: 'Give odds for each option.',
  });
export type BetDraft = z.infer<typeof betDraftSchema>;

export const BET_STATES = ['open', 'locked', 'ended', 'cancelled'] as const;
export type BetState = (typeof BET_STATES)[number];

/**
 * `paid`: the winners got the pot, or what the odds said. `refunded`: nobody was right, and all stakes went back.
 * `kept`: nobody was right, and the house kept the stakes. `nobody`: there were no stakes.
 */
export const BET_OUTCOMES = ['paid', 'refunded', 'kept', 'nobody'] as const;
export type BetOutcome = (typeof BET_OUTCOMES)[number];

const optionSchema = z.object({
  title: z.string(),
  /** How many viewers bet on it. */
  viewers: z.number().int(),
  amount: z.number().int(),
  /** Of all that was put in; those of all options are 100 together. */
  percent: z.number().int(),
  /** What a stake of 1 gets when this is right; null when nobody could say, since nobody bet on it. */
  pays: z.number().nullable(),
});

export const betSchema = z.object({
  id: z.number().int(),
  question: z.string(),
  options: z.array(optionSchema),
  fixedOdds: z.boolean(),
  state: z.enum(BET_STATES),
  /** Its name for many: `tokens`. */
  currency: z.string(),
  least: z.number().int(),
  most: z.number().int(),
  pool: z.number().int(),
  viewers: z.number().int(),
  openedBy: z.string(),
  /** Epoch milliseconds. */
  openedAt: z.number(),
  /** Null for by hand. */
  locksAt: z.number().nullable(),
  lockedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Which option was right, from 0; null while nobody knows, or when it was cancelled. */
  winner: z.number().int().nullable(),
  outcome: z.enum(BET_OUTCOMES).nullable(),
  /** What went to viewers, given-back stakes included. */
  paid: z.number().int(),
});
export type Bet = z.infer<typeof betSchema>;

const shareSchema = z.object({
  name: z.string(),
  option: z.number().int(),
  stake: z.number().int(),
  payout: z.number().int(),
});
export type BetShare = z.infer<typeof shareSchema>;

const filterSchema = z.object({
  /** Words of the question; empty for all. */
  text: z.string().trim().max(QUESTION_LENGTH).default(''),
  state: z.enum(['ended', 'cancelled']).nullable().default(null),
});
const idSchema = z.number().int();
const nowSchema = z.object({
  /** The one that runs; null for none. */
  bet: betSchema.nullable(),
  /** For a new one: minutes until it locks. */
  minutes: z.number().int(),
  /** The house may pay, so that odds can be fixed. */
  mayFixOdds: z.boolean(),
  /** Grows with every bet that opens or ends, so that a page knows when to ask for the history. */
  revision: z.number().int(),
});
export type BetNow = z.infer<typeof nowSchema>;

export const betsContract = defineContract({
  id: 'bets',
  routes: {
    open: defineRoute({
      title: 'Open a bet',
      role: 'moderator',
      changes: true,
      input: betDraftSchema,
      output: z.object({ id: idSchema }),
      errors: ['conflict', 'feature_off', 'bets.house'],
    }),
    lock: defineRoute({
      title: 'Let nobody bet any more',
      role: 'moderator',
      changes: true,
      input: z.object({ id: idSchema }),
      output: z.object({}),
      errors: ['not_found', 'conflict'],
    }),
    preview: defineRoute({
      title: 'Who would get what if this option were right',
      role: 'moderator',
      input: z.object({ id: idSchema, winner: z.number().int().min(0) }),
      output: z.object({
        outcome: z.enum(BET_OUTCOMES),
        pool: z.number().int(),
        paid: z.number().int(),
        /** Those who get something, the most first; at most 200. */
        shares: z.array(shareSchema),
        /** How many more there are. */
        more: z.number().int(),
      }),
      errors: ['not_found', 'bad_input'],
    }),
    end: defineRoute({
      title: 'Say which option was right, and pay',
      role: 'moderator',
      changes: true,
      input: z.object({ id: idSchema, winner: z.number().int().min(0) }),
      output: z.object({ undo: undoSchema }),
      errors: ['not_found', 'bad_input', 'feature_off'],
    }),
    cancel: defineRoute({
      title: 'End the bet without a result; everybody gets their stake back',
      role: 'moderator',
      changes: true,
      input: z.object({ id: idSchema }),
      output: z.object({ undo: undoSchema }),
      errors: ['not_found', 'feature_off'],
    }),
    history: defineRoute({
      title: 'Bets that are over, newest first',
      role: 'moderator',
      input: filterSchema.extend({
        /** Give `next` of the answer before; null for the newest. */
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(100).default(25),
      }),
      output: z.object({ bets: z.array(betSchema), next: z.number().int().nullable() }),
    }),
    shares: defineRoute({
      title: 'Who bet what, and got what',
      role: 'moderator',
      input: z.object({ id: idSchema }),
      output: z.object({ shares: z.array(shareSchema) }),
    }),
    export: defineRoute({
      title: 'The bets that are over as a file',
      role: 'moderator',
      input: filterSchema.extend({ format: z.enum(['csv', 'json']) }),
      output: z.object({
        fileName: z.string(),
        text: z.string(),
        bets: z.number().int(),
        /** True when there were more than one file takes. */
        cut: z.boolean(),
      }),
    }),
  },
  lives: {
    now: defineLive({
      title: 'The bet that runs',
      role: 'moderator',
      snapshot: nowSchema,
      event: nowSchema,
    }),
  },
});
