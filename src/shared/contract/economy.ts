import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';
import { chatRoleSchema } from './ladder.ts';

/** Experience is a currency that nobody can spend or give away. */
export const XP = 'xp';

export const currencySchema = z.object({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,19}$/, 'An id is lower case letters, digits and _, and begins with a letter.'),
  /** `token`, `tokens`. */
  one: z.string().trim().min(1).max(30),
  many: z.string().trim().min(1).max(30),
});

export const EARNING_EVENTS = [
  'chat',
  'watch',
  'first',
  'follow',
  'subscribe',
  'resubscribe',
  'gift',
  'cheer',
  'raid',
  'raiders',
  'redemption',
  'charity',
] as const;
export const earningEventSchema = z.enum(EARNING_EVENTS);
export type EarningEvent = (typeof EARNING_EVENTS)[number];

/** What viewers get, and for what. */
export const earningRuleSchema = z.object({
  id: z.string().min(1).max(40),
  on: z.boolean().default(true),
  event: earningEventSchema,
  currency: z.string().max(20),
  amount: z.number().int().min(1).max(1_000_000),
  /** For events that count something: once for every so many minutes, bits, gifts, raiders, or units of money. */
  per: z.number().int().min(1).max(1_000_000).default(1),
  /** Seconds in which one person gets it once; 0 for every time. */
  cooldown: z.number().int().min(0).max(31_536_000).default(0),
  /** The most that one event gives; null for no limit. */
  most: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
  /** For subscriptions and gifts: of this tier only; null for all. */
  tier: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .nullable()
    .default(null),
  /** For redemptions: the reward's title; empty for all. */
  reward: z.string().max(60).default(''),
});
export type EarningRule = z.infer<typeof earningRuleSchema>;

export const multiplierSchema = z.object({
  /** This role and those above it. */
  role: chatRoleSchema,
  /** Null for all events. */
  event: earningEventSchema.nullable().default(null),
  factor: z.number().min(0).max(100),
});

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 18:30.');

export const happyHourSchema = z.object({
  id: z.string().min(1).max(40),
  on: z.boolean().default(true),
  name: z.string().trim().min(1).max(60),
  /** 0 is Sunday. */
  days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  /** In the streamer's zone; one that ends before it starts goes on past midnight. */
  from: clockTimeSchema,
  to: clockTimeSchema,
  factor: z.number().min(1).max(100),
});
export type HappyHour = z.infer<typeof happyHourSchema>;

export const rankSchema = z.object({
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(40),
  by: z.enum(['xp', 'watch']),
  /** XP, or hours. */
  from: z.number().int().min(0).max(1_000_000_000),
});
export type Rank = z.infer<typeof rankSchema>;

/** The whole plan is valid or not; it is kept and taken back as one. */
export const economyPlanSchema = z
  .object({
    /** The first is the one that is meant when none is named. */
    currencies: z.array(currencySchema).min(1).max(20),
    rules: z.array(earningRuleSchema).max(200),
    multipliers: z.array(multiplierSchema).max(50),
    happyHours: z.array(happyHourSchema).max(50),
    ranks: z.array(rankSchema).max(100),
  })
  .superRefine((plan, ctx) => {
    const wrong = (path: (string | number)[], message: string): void =>
      ctx.addIssue({ code: 'custom', path, message });
    const ids = new Set<string>([XP]);
    for (const [index, { id }] of plan.currencies.entries()) {
      if (ids.has(id)) wrong(['currencies', index, 'id'], `There is a currency "${id}" already.`);
      ids.add(id);
    }
    for (const [index, { currency }] of plan.rules.entries()) {
      if (!ids.has(currency)) wrong(['rules', index, 'currency'], `There is no currency "${currency}".`);
    }
    for (const part of ['rules', 'happyHours', 'ranks'] as const) {
      const seen = new Set<string>();
      for (const [index, { id }] of plan[part].entries()) {
        if (seen.has(id)) wrong([part, index, 'id'], 'Two have the same id.');
        seen.add(id);
      }
    }
  });
export type EconomyPlan = z.infer<typeof economyPlanSchema>;

export const ledgerRowSchema = z.object({
  id: z.number().int(),
  bookingId: z.number().int(),
  time: z.number(),
  /** Null for the bank, a running game, and who was forgotten. */
  viewer: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** In words for those without a viewer: `The bank`. */
  account: z.string(),
  currency: z.string(),
  amount: z.number().int(),
  balance: z.number().int(),
  reason: z.string(),
  reference: z.string(),
  actor: z.string(),
  /** True when it was taken back, or is the taking back of another. */
  undone: z.boolean(),
  undoable: z.boolean(),
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

export const ledgerFilterSchema = z.object({
  viewerId: z.string().max(40).nullable().default(null),
  currency: z.string().max(20).default(''),
  /** Found in reason and reference, in any case. */
  text: z.string().max(100).default(''),
  /** Whose rows: of viewers alone, or of the bank and of games as well. */
  accounts: z.enum(['viewers', 'all']).default('viewers'),
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
});
export type LedgerFilter = z.infer<typeof ledgerFilterSchema>;

export const seasonSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  currency: z.string(),
  state: z.enum(['closing', 'closed']),
  startedAt: z.number().nullable(),
  endedAt: z.number(),
  people: z.number().int(),
});
export type Season = z.infer<typeof seasonSchema>;

const standingSchema = z.object({
  place: z.number().int(),
  viewer: z.object({ id: z.string(), name: z.string() }).nullable(),
  amount: z.number().int(),
});

export const economyContract = defineContract({
  id: 'economy',
  routes: {
    plan: defineRoute({
      title: 'Currencies, rules, multipliers, happy hours and ranks',
      role: 'moderator',
      input: z.object({}),
      output: z.object({ plan: economyPlanSchema, defaults: economyPlanSchema }),
    }),
    savePlan: defineRoute({
      title: 'Change currencies, rules, multipliers, happy hours and ranks',
      role: 'streamer',
      changes: true,
      input: z.object({ plan: economyPlanSchema }),
      output: z.object({ plan: economyPlanSchema, undo: undoSchema }),
    }),
    books: defineRoute({
      title: 'What there is of each currency, where it is and whether it adds up',
      role: 'moderator',
      input: z.object({ from: z.number().nullable().default(null) }),
      output: z.object({
        currencies: z.array(
          z.object({
            id: z.string(),
            one: z.string(),
            many: z.string(),
            /** What viewers have, and how many of them have something. */
            owned: z.number().int(),
            owners: z.number().int(),
            /** What lies in running games. */
            held: z.number().int(),
            /** What the bank has handed out and taken back since `from`. */
            handedOut: z.number().int(),
            takenBack: z.number().int(),
            /** True when all accounts together are 0 and each is the sum of its rows. */
            balanced: z.boolean(),
          }),
        ),
        /** Where it came from and went to, by reason, the largest first. */
        reasons: z.array(
          z.object({ currency: z.string(), reason: z.string(), times: z.number().int(), amount: z.number() }),
        ),
        /** Games that run and hold stakes. */
        holds: z.array(z.object({ id: z.number().int(), reason: z.string(), time: z.number() })),
      }),
    }),
    ledger: defineRoute({
      title: 'Search the ledger, newest first',
      role: 'moderator',
      input: z.object({
        filter: ledgerFilterSchema.prefault({}),
        /** Give `next` of the answer before; null for the newest. */
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(500).default(100),
      }),
      output: z.object({ rows: z.array(ledgerRowSchema), next: z.number().int().nullable() }),
    }),
    undoRow: defineRoute({
      title: 'Take a row of the ledger back, with all that was booked together with it',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.number().int() }),
      output: z.object({ undo: undoSchema }),
    }),
    adjust: defineRoute({
      title: 'Give or take',
      role: 'moderator',
      changes: true,
      input: z.object({
        viewerIds: z.array(z.string().max(40)).min(1).max(50_000),
        currency: z.string().max(20),
        /** Below 0 takes; from those who have less, all that they have. */
        amount: z
          .number()
          .int()
          .min(-1_000_000_000)
          .max(1_000_000_000)
          .refine((amount) => amount !== 0, 'Give an amount other than 0.'),
        reason: z.string().trim().max(200).default(''),
      }),
      output: z.object({ changed: z.number().int(), undo: undoSchema }),
    }),
    releaseHold: defineRoute({
      title: 'Give the stakes of a game back that does not end by itself',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.number().int() }),
      output: z.object({}),
    }),
    leaders: defineRoute({
      title: 'Who has most',
      role: 'viewer',
      input: z.object({
        by: z.string().max(20),
        count: z.number().int().min(1).max(500).default(20),
      }),
      output: z.object({ standings: z.array(standingSchema) }),
    }),
    happyNow: defineRoute({
      title: 'Start a happy hour now, or end it',
      role: 'moderator',
      changes: true,
      input: z.object({
        /** 0 ends it. */
        minutes: z.number().int().min(0).max(1440),
        factor: z.number().min(1).max(100).default(2),
      }),
      output: z.object({ until: z.number().nullable(), factor: z.number() }),
    }),
    seasons: defineRoute({
      title: 'Seasons that have ended',
      role: 'moderator',
      input: z.object({}),
      output: z.object({ seasons: z.array(seasonSchema) }),
    }),
    endSeason: defineRoute({
      title: 'Keep the standings of a currency and begin again at 0; a backup is made first',
      role: 'streamer',
      changes: true,
      input: z.object({ name: z.string().trim().min(1).max(60), currency: z.string().max(20) }),
      output: z.object({ season: seasonSchema }),
    }),
    standings: defineRoute({
      title: 'How a season ended',
      role: 'moderator',
      input: z.object({ id: z.number().int(), count: z.number().int().min(1).max(500).default(100) }),
      output: z.object({ standings: z.array(standingSchema) }),
    }),
  },
  lives: {
    now: defineLive({
      title: 'That balances have changed, and the happy hour that runs',
      role: 'moderator',
      snapshot: z.object({ happy: z.object({ factor: z.number(), until: z.number() }).nullable() }),
      event: z.object({
        happy: z.object({ factor: z.number(), until: z.number() }).nullable(),
        /** True when the plan or seasons were changed. */
        planned: z.boolean(),
      }),
    }),
  },
});
