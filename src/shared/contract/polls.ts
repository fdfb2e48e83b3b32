import { z } from 'zod';
import { MOST_CHOICES } from '../choices.ts';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { choicesSchema, MOST_MINUTES, questionSchema } from './bets.ts';
import { chatRoleSchema } from './ladder.ts';

/** What is null is as the settings say. */
export const pollDraftSchema = z.object({
  question: questionSchema,
  options: choicesSchema,
  /** How many options one viewer may choose. */
  most: z.number().int().min(1).max(MOST_CHOICES).default(1),
  /** Until it ends; 0 for by hand. */
  minutes: z.number().int().min(0).max(MOST_MINUTES).nullable().default(null),
  /** Of each choice, of the main currency; 0 for nothing. */
  cost: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
  /** Who may vote. */
  role: chatRoleSchema.nullable().default(null),
  /** Votes count by role. */
  weighted: z.boolean().nullable().default(null),
  /** Who chose what is shown to nobody, and cannot be read from the store once it is over. */
  anonymous: z.boolean().nullable().default(null),
});
export type PollDraft = z.infer<typeof pollDraftSchema>;

export const POLL_STATES = ['open', 'ended', 'cancelled'] as const;
export type PollState = (typeof POLL_STATES)[number];

const optionSchema = z.object({
  title: z.string(),
  /** How many viewers chose it. */
  votes: z.number().int(),
  /** The same, by the weight of their roles. */
  weight: z.number().int(),
  /** Of all weight; those of all options are 100 together. */
  percent: z.number().int(),
});

export const pollSchema = z.object({
  id: z.number().int(),
  question: z.string(),
  options: z.array(optionSchema),
  state: z.enum(POLL_STATES),
  most: z.number().int(),
  cost: z.number().int(),
  /** Its name for many; empty where votes cost nothing. */
  currency: z.string(),
  role: chatRoleSchema,
  weighted: z.boolean(),
  anonymous: z.boolean(),
  voters: z.number().int(),
  openedBy: z.string(),
  /** Epoch milliseconds. */
  openedAt: z.number(),
  /** Null for by hand. */
  endsAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** The options with most votes, from 0; several when they are level, none without votes. */
  winners: z.array(z.number().int()),
});
export type Poll = z.infer<typeof pollSchema>;

const voterSchema = z.object({
  name: z.string(),
  options: z.array(z.number().int()),
  weight: z.number().int(),
});
export type PollVoter = z.infer<typeof voterSchema>;

const filterSchema = z.object({
  /** Words of the question; empty for all. */
  text: z.string().trim().max(140).default(''),
  state: z.enum(['ended', 'cancelled']).nullable().default(null),
});
const idSchema = z.number().int();
const nowSchema = z.object({
  /** The one that runs; null for none. */
  poll: pollSchema.nullable(),
  /** What a new one is without more words. */
  usual: z.object({
    minutes: z.number().int(),
    cost: z.number().int(),
    role: chatRoleSchema,
    weighted: z.boolean(),
    anonymous: z.boolean(),
  }),
  /** Grows with every poll that opens or ends. */
  revision: z.number().int(),
});
export type PollNow = z.infer<typeof nowSchema>;

export const pollsContract = defineContract({
  id: 'polls',
  routes: {
    open: defineRoute({
      title: 'Open a poll',
      role: 'moderator',
      changes: true,
      input: pollDraftSchema,
      output: z.object({ id: idSchema }),
      errors: ['conflict', 'feature_off'],
    }),
    end: defineRoute({
      title: 'End the poll and tell the result',
      role: 'moderator',
      changes: true,
      input: z.object({ id: idSchema }),
      output: z.object({}),
      errors: ['not_found', 'feature_off'],
    }),
    cancel: defineRoute({
      title: 'End the poll without a result; what votes cost goes back',
      role: 'moderator',
      changes: true,
      input: z.object({ id: idSchema }),
      output: z.object({}),
      errors: ['not_found', 'feature_off'],
    }),
    history: defineRoute({
      title: 'Polls that are over, newest first',
      role: 'moderator',
      input: filterSchema.extend({
        /** Give `next` of the answer before; null for the newest. */
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(100).default(25),
      }),
      output: z.object({ polls: z.array(pollSchema), next: z.number().int().nullable() }),
    }),
    voters: defineRoute({
      title: 'Who chose what; nobody for an anonymous poll',
      role: 'moderator',
      input: z.object({ id: idSchema }),
      output: z.object({ voters: z.array(voterSchema) }),
    }),
    export: defineRoute({
      title: 'The polls that are over as a file',
      role: 'moderator',
      input: filterSchema.extend({ format: z.enum(['csv', 'json']) }),
      output: z.object({
        fileName: z.string(),
        text: z.string(),
        polls: z.number().int(),
        /** True when there were more than one file takes. */
        cut: z.boolean(),
      }),
    }),
  },
  lives: {
    now: defineLive({
      title: 'The poll that runs',
      role: 'moderator',
      snapshot: nowSchema,
      event: nowSchema,
    }),
  },
});
