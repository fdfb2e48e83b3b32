import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';
import { chatRoleSchema } from './ladder.ts';

const factor = (otherwise: number) => z.number().min(0.1).max(100).default(otherwise);

/** How much each ticket of somebody counts. The largest that applies is taken; everybody else has 1. */
export const weightsSchema = z.object({
  follower: factor(1),
  subscriber: factor(2),
  subscriber2: factor(3),
  subscriber3: factor(4),
  vip: factor(1.5),
  moderator: factor(1),
  /** Groups of the Users page, such as regulars. */
  groups: z
    .array(z.object({ group: z.string().trim().min(1).max(60), factor: z.number().min(0.1).max(100) }))
    .max(20)
    .default([]),
});
export type Weights = z.output<typeof weightsSchema>;

/** `thing`: the streamer hands it over. `bank`: each winner gets so many points. `pot`: winners share this part of what tickets cost. */
export const rewardSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('thing') }),
  z.object({ kind: z.literal('bank'), amount: z.number().int().min(1).max(1_000_000_000) }),
  z.object({ kind: z.literal('pot'), percent: z.number().int().min(1).max(100) }),
]);

export const giveawayRulesSchema = z
  .object({
    title: z.string().trim().min(1, 'Give it a title.').max(100),
    prize: z.string().trim().max(200).default(''),
    reward: rewardSchema.default({ kind: 'thing' }),
    /** Null for the main one. */
    currency: z.string().max(40).nullable().default(null),
    /** Null for an open end. */
    minutes: z.number().int().min(1).max(43_200).nullable().default(null),
    /** When the time is up: draw at once, or only take nobody in any more. */
    drawAtEnd: z.boolean().default(true),
    winners: z.number().int().min(1).max(50).default(1),
    /** A word or an emote; empty for the shared `!join`. */
    word: z
      .string()
      .trim()
      .max(50)
      .regex(/^\S*$/u, 'The word to enter with is one word, without spaces.')
      .default(''),
    /** 0 for free. */
    ticketPrice: z.number().int().min(0).max(1_000_000).default(0),
    mostTickets: z.number().int().min(1).max(10_000).default(1),
    weighted: z.boolean().default(false),
    weights: weightsSchema.default(weightsSchema.parse({})),
    role: chatRoleSchema.default('everyone'),
    subscribersOnly: z.boolean().default(false),
    /** How long they have to follow at least, in minutes; 0 for only following, null for no matter. */
    followMinutes: z.number().int().min(0).max(5_256_000).nullable().default(null),
    watchMinutes: z.number().int().min(0).max(1_000_000).default(0),
    leaveOutModerators: z.boolean().default(false),
    leaveOutBots: z.boolean().default(true),
    /** Who has won within so many days sits out; 0 for nobody. */
    restDays: z.number().int().min(0).max(3650).default(0),
    /** Who has won since this stream began sits out. */
    restThisStream: z.boolean().default(false),
    mustBePresent: z.boolean().default(false),
    /** So long a winner has to say something; 0 for not at all. */
    claimSeconds: z.number().int().min(0).max(3600).default(60),
    /** Who does not answer in time gets back what their tickets cost. */
    returnUnclaimed: z.boolean().default(false),
  })
  .refine(({ reward, ticketPrice }) => reward.kind !== 'pot' || ticketPrice > 0, {
    message: 'Tickets have to cost something to fill the pot that the winners share.',
    path: ['reward'],
  });
export type GiveawayRules = z.output<typeof giveawayRulesSchema>;
export type GiveawayDraft = z.input<typeof giveawayRulesSchema>;

/** `drawn` waits for winners to answer; in `over` everything is paid. */
export const GIVEAWAY_STATES = ['planned', 'open', 'closed', 'drawn', 'over', 'cancelled'] as const;
export type GiveawayState = (typeof GIVEAWAY_STATES)[number];

/** `called` has yet to answer; `missed` did not in time; `replaced` was drawn again by hand. */
export const WINNER_STATES = ['called', 'won', 'missed', 'replaced'] as const;
export type WinnerState = (typeof WINNER_STATES)[number];

const idSchema = z.number().int().min(1);

export const giveawayWinnerSchema = z.object({
  id: idSchema,
  viewerId: z.string(),
  name: z.string(),
  state: z.enum(WINNER_STATES),
  /** Epoch milliseconds. */
  drawnAt: z.number(),
  /** Until when they have to say something; null when they need not. */
  claimBy: z.number().nullable(),
  tickets: z.number().int(),
  /** From 0 to 1, as it was in this very draw. */
  chance: z.number(),
  /** So many could be drawn. */
  among: z.number().int(),
  /** What the chance was drawn with: the same entries and seed give the same winner. */
  seed: z.number().int(),
  /** Points that were paid to them. */
  paid: z.number().int(),
  delivered: z.boolean(),
});
export type GiveawayWinner = z.infer<typeof giveawayWinnerSchema>;

export const giveawaySchema = z.object({
  id: idSchema,
  state: z.enum(GIVEAWAY_STATES),
  rules: giveawayRulesSchema,
  /** What is typed in chat to get in, with its prefix. */
  word: z.string(),
  /** `tokens`; empty when nothing is paid. */
  currency: z.string(),
  openedAt: z.number().nullable(),
  /** Null for an open end. */
  closesAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  by: z.string(),
  entrants: z.number().int(),
  tickets: z.number().int(),
  /** What the tickets cost that were not given back. */
  pot: z.number().int(),
  /** Why it does not go on by itself; null when nothing is wrong. */
  note: z.string().nullable(),
  /** In the order in which they were drawn. */
  winners: z.array(giveawayWinnerSchema),
});
export type Giveaway = z.infer<typeof giveawaySchema>;

export const entrantSchema = z.object({
  id: z.string(),
  name: z.string(),
  tickets: z.number().int(),
  /** What each ticket counts. */
  weight: z.number(),
  paid: z.number().int(),
  enteredAt: z.number(),
});
export type Entrant = z.infer<typeof entrantSchema>;

/** The last draw, for whoever shows it. */
export const drawShowSchema = z.object({
  /** Grows with each draw. */
  id: z.number().int(),
  giveawayId: idSchema,
  time: z.number(),
  /** How long the show takes until chat is told, in milliseconds. */
  length: z.number().int(),
  winners: z.array(z.object({ name: z.string(), chance: z.number(), tickets: z.number().int() })),
  /** Some of those who could have been drawn, the winners among them; by chance, as they come. */
  names: z.array(z.string()),
});
export type DrawShow = z.infer<typeof drawShowSchema>;

const currencySchema = z.object({ id: z.string(), one: z.string(), many: z.string() });

export const giveawayDeskSchema = z.object({
  /** Open, closed or waiting for its winners; null when there is none. */
  now: giveawaySchema.nullable(),
  /** The last one that is over, for its winners; null when there was none. */
  last: giveawaySchema.nullable(),
  planned: z.array(giveawaySchema),
  show: drawShowSchema.nullable(),
  /** Empty while points are off. */
  currencies: z.array(currencySchema),
  /** Grows when something of the history has changed. */
  revision: z.number().int(),
  claimSeconds: z.number().int(),
  groups: z.array(z.string()),
});
export type GiveawayDesk = z.infer<typeof giveawayDeskSchema>;

const oneSchema = z.object({ id: idSchema });
const doneSchema = z.object({ undo: undoSchema });
const fileSchema = z.object({ fileName: z.string(), text: z.string() });

export const giveawaysContract = defineContract({
  id: 'giveaways',
  routes: {
    start: defineRoute({
      title: 'Open a giveaway, or keep it for later',
      role: 'moderator',
      changes: true,
      input: z.object({ rules: giveawayRulesSchema, later: z.boolean().default(false) }),
      output: z.object({ giveaway: giveawaySchema, undo: undoSchema }),
    }),
    open: defineRoute({
      title: 'Open a giveaway that was kept for later',
      role: 'moderator',
      changes: true,
      input: oneSchema,
      output: doneSchema,
    }),
    change: defineRoute({
      title: 'Change a giveaway that was kept for later',
      role: 'moderator',
      changes: true,
      input: z.object({ id: idSchema, rules: giveawayRulesSchema }),
      output: doneSchema,
    }),
    remove: defineRoute({
      title: 'Delete a giveaway that was kept for later',
      role: 'moderator',
      changes: true,
      input: oneSchema,
      output: doneSchema,
    }),
    close: defineRoute({
      title: 'Take nobody in any more; nobody is drawn yet',
      role: 'moderator',
      changes: true,
      input: oneSchema,
      output: doneSchema,
    }),
    draw: defineRoute({
      title: 'Draw the winners',
      role: 'moderator',
      changes: true,
      input: oneSchema,
      output: z.object({ giveaway: giveawaySchema }),
    }),
    redraw: defineRoute({
      title: 'Draw another one in the place of one winner',
      role: 'moderator',
      changes: true,
      input: z.object({ winnerId: idSchema }),
      output: z.object({ giveaway: giveawaySchema }),
    }),
    accept: defineRoute({
      title: 'Let a winner have it who has not answered in chat',
      role: 'moderator',
      changes: true,
      input: z.object({ winnerId: idSchema }),
      output: z.object({ giveaway: giveawaySchema }),
    }),
    cancel: defineRoute({
      title: 'End it without a winner; all tickets are given back',
      role: 'moderator',
      changes: true,
      input: oneSchema,
      output: z.object({}),
    }),
    takeOut: defineRoute({
      title: 'Take somebody out; their tickets are given back',
      role: 'moderator',
      changes: true,
      input: z.object({ id: idSchema, viewerId: z.string().min(1).max(60) }),
      output: doneSchema,
    }),
    deliver: defineRoute({
      title: 'Note that a winner has got their prize, or has not',
      role: 'moderator',
      changes: true,
      input: z.object({ winnerId: idSchema, delivered: z.boolean() }),
      output: doneSchema,
    }),
    history: defineRoute({
      title: 'Giveaways that are over, newest first',
      role: 'moderator',
      input: z.object({
        /** Give `next` of the answer before; null for the newest. */
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(100).default(25),
      }),
      output: z.object({ giveaways: z.array(giveawaySchema), next: z.number().int().nullable() }),
    }),
    entrants: defineRoute({
      title: 'Who had entered a giveaway, in the order in which they came',
      role: 'moderator',
      input: z.object({
        id: idSchema,
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
      output: z.object({ entrants: z.array(entrantSchema), total: z.number().int() }),
    }),
    exportWinners: defineRoute({
      title: 'All winners as CSV',
      role: 'moderator',
      input: z.object({}),
      output: fileSchema,
    }),
    exportEntrants: defineRoute({
      title: 'Everybody who had entered a giveaway, as CSV',
      role: 'moderator',
      input: oneSchema,
      output: fileSchema,
    }),
  },
  lives: {
    desk: defineLive({
      title: 'The giveaway that runs, those that wait, and the last draw',
      role: 'moderator',
      snapshot: giveawayDeskSchema,
      event: giveawayDeskSchema,
    }),
    entered: defineLive({
      title: 'Who has entered the giveaway that runs',
      role: 'moderator',
      snapshot: z.object({
        /** Null when none runs. */
        giveawayId: idSchema.nullable(),
        entrants: z.array(entrantSchema),
      }),
      event: z.object({
        giveawayId: idSchema.nullable(),
        /** New, or with other tickets. */
        changed: z.array(entrantSchema),
        /** Ids of those who have left. */
        gone: z.array(z.string()),
        /** True when `changed` is all there is. */
        all: z.boolean(),
      }),
    }),
  },
});
