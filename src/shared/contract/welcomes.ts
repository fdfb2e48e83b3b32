import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { reactionSchema } from './reaction.ts';
import { changeRoute, ruleIdSchema, ruleProblemSchema, ruleRoutes, saveRoute } from './ruleRoutes.ts';

/** Whom a welcome is for. All of them are about the first line in a stream. */
export const welcomeAudienceSchema = z.discriminatedUnion('kind', [
  /** By login; the id is found out when it is saved. */
  z.object({
    kind: z.literal('person'),
    login: z
      .string()
      .trim()
      .min(1, 'Write who it is for')
      .max(60)
      .transform((login) => login.replace(/^@/, '').toLowerCase()),
    /** Twitch's id; null until the person is found. */
    userId: z.string().max(40).nullable().default(null),
  }),
  z.object({ kind: z.literal('firstEver') }),
  z.object({ kind: z.literal('returning'), days: z.number().int().min(1).max(3650) }),
  z.object({ kind: z.literal('role'), role: z.enum(['moderator', 'vip', 'subscriber']) }),
  z.object({ kind: z.literal('everybody') }),
]);
export type WelcomeAudience = z.infer<typeof welcomeAudienceSchema>;

export const welcomeRuleSchema = z.object({
  id: ruleIdSchema,
  name: z.string().trim().min(1, 'Give it a name').max(80),
  enabled: z.boolean().default(true),
  audience: welcomeAudienceSchema,
  reaction: reactionSchema,
  /** At least so many hours between two of this rule for one person; 0 for once a stream. */
  cooldownHours: z.number().int().min(0).max(8760).default(0),
});
export type WelcomeRule = z.infer<typeof welcomeRuleSchema>;

/** What became of somebody's first line. */
const arrivalSchema = z.object({
  /** Grows. */
  key: z.number().int(),
  time: z.number(),
  user: z.object({ id: z.string(), login: z.string(), name: z.string() }),
  /** The rule that won; null when none was meant for them. */
  rule: z.string().nullable(),
  /** `waiting`: it is about to be said. */
  outcome: z.enum(['welcomed', 'waiting', 'passed']),
  /** One sentence. */
  why: z.string(),
});
export type Arrival = z.infer<typeof arrivalSchema>;

const welcomeViewSchema = welcomeRuleSchema.extend({ welcomed: z.number().int() });
export type WelcomeView = z.infer<typeof welcomeViewSchema>;

const welcomesViewSchema = z.object({
  rules: z.array(welcomeViewSchema),
  /** The latest first. */
  arrivals: z.array(arrivalSchema),
  /** Since when the present stream, or the present time offline, counts; null before the first line. */
  since: z.number().nullable(),
  /** How many have said something since. */
  here: z.number().int(),
  quiet: z.boolean(),
});
export type WelcomesView = z.infer<typeof welcomesViewSchema>;

export const welcomesContract = defineContract({
  id: 'welcomes',
  routes: {
    ...ruleRoutes('welcomes', 'welcomes.invalid'),
    save: saveRoute({
      title: 'Make or change a welcome',
      input: z.object({ rule: welcomeRuleSchema.extend({ id: ruleIdSchema.nullable() }) }),
      errors: ['welcomes.invalid', 'welcomes.nobody', 'texts.invalid', 'routines.invalid'],
    }),
    check: defineRoute({
      title: 'What is wrong with a welcome, and how it would sound',
      role: 'moderator',
      input: z.object({ rule: welcomeRuleSchema }),
      output: z.object({
        problems: z.array(ruleProblemSchema),
        /** As it would be said to somebody; null when it cannot be written, or steps are run. */
        preview: z.string().nullable(),
      }),
    }),
    test: defineRoute({
      title: 'Which welcome somebody would get, and why',
      role: 'moderator',
      input: z.object({
        login: z.string().trim().max(60).default('somebody'),
        role: z.enum(['everyone', 'subscriber', 'vip', 'moderator']).default('everyone'),
        firstEver: z.boolean().default(false),
        /** Days since they were here; null for never, or not known. */
        daysAway: z.number().min(0).max(100_000).nullable().default(null),
      }),
      output: z.object({
        rule: z.string().nullable(),
        text: z.string().nullable(),
        /** One sentence for each rule that was looked at, in the order in which they are. */
        reasons: z.array(z.object({ rule: z.string(), fits: z.boolean(), why: z.string() })),
      }),
    }),
    forget: changeRoute({
      title: 'Begin anew: everybody is welcomed again',
      input: z.object({}),
    }),
  },
  lives: {
    overview: defineLive({
      title: 'The welcomes, and who has arrived',
      role: 'moderator',
      snapshot: welcomesViewSchema,
      event: welcomesViewSchema,
    }),
  },
});
