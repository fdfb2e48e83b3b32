import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { clockTimeSchema, reactionSchema } from './reaction.ts';
import {
  changeRoute,
  ruleIdSchema,
  ruleIdsSchema,
  ruleProblemSchema,
  ruleRoutes,
  saveRoute,
} from './ruleRoutes.ts';

/** When a timer comes. */
export const timerScheduleSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('interval'),
      /** Null when only lines count. */
      minutes: z.number().min(1).max(10_080).nullable(),
      /** Lines of chat since it came last; 0 when only time counts. */
      lines: z.number().int().min(0).max(100_000),
    })
    .refine(({ minutes, lines }) => minutes !== null || lines > 0, {
      message: 'Give minutes, or lines of chat, or both',
      path: ['minutes'],
    }),
  z.object({
    kind: z.literal('clock'),
    time: clockTimeSchema,
    /** 0 is Sunday; none for every day. */
    days: z.array(z.number().int().min(0).max(6)).max(7).default([]),
  }),
  z.object({ kind: z.literal('cron'), pattern: z.string().trim().min(1).max(100) }),
]);
export type TimerSchedule = z.infer<typeof timerScheduleSchema>;

const categoriesSchema = z.array(z.string().trim().min(1).max(140)).max(50).default([]);

export const timerSchema = z.object({
  id: ruleIdSchema,
  name: z.string().trim().min(1, 'Give it a name').max(80),
  enabled: z.boolean().default(true),
  /** The group that it is in; null for none. */
  groupId: ruleIdSchema.nullable().default(null),
  /** Not used while its group has a schedule of its own. */
  schedule: timerScheduleSchema,
  /** False comes also while the stream is offline. */
  liveOnly: z.boolean().default(true),
  /** Only while one of these is played; none for whatever it is. */
  categories: categoriesSchema,
  reaction: reactionSchema,
  /** Said as an announcement in that colour; null for an ordinary line. */
  announce: z.enum(['primary', 'blue', 'green', 'orange', 'purple']).nullable().default(null),
});
export type Timer = z.infer<typeof timerSchema>;

export const timerGroupSchema = z.object({
  id: ruleIdSchema,
  name: z.string().trim().min(1, 'Give it a name').max(80),
  enabled: z.boolean().default(true),
  /**
   * `each`: every timer by its own schedule. `shuffle` and `inOrder`: the group has one schedule, and each time one of
   * its timers comes, none again before all have.
   */
  turns: z.enum(['each', 'shuffle', 'inOrder']).default('each'),
  /** Of the group; not used with `each`. */
  schedule: timerScheduleSchema,
});
export type TimerGroup = z.infer<typeof timerGroupSchema>;

/** How a timer is now. */
const timerStateSchema = z.object({
  /** `due`: it comes as soon as 60 seconds have passed since another. `empty`: a group without timers. */
  state: z.enum([
    'off',
    'groupOff',
    'paused',
    'offline',
    'category',
    'lines',
    'waiting',
    'due',
    'turn',
    'empty',
  ]),
  /** Epoch milliseconds when it comes, as far as that is known; null when it hangs on more than time. */
  nextAt: z.number().nullable(),
  /** Lines of chat that are still missing; 0 when none are. */
  linesMissing: z.number().int(),
  lastSentAt: z.number().nullable(),
  sentCount: z.number().int(),
  /** Why it went wrong the last time, or cannot come at all; null when all is well. */
  problem: z.string().nullable(),
});
export type TimerState = z.infer<typeof timerStateSchema>;

const timersViewSchema = z.object({
  timers: z.array(timerSchema.extend({ now: timerStateSchema })),
  groups: z.array(timerGroupSchema.extend({ now: timerStateSchema })),
  paused: z.boolean(),
  live: z.boolean(),
  /** What is played; null when unknown. */
  category: z.string().nullable(),
  /** By which clock times are meant: `Europe/Berlin`. */
  timeZone: z.string(),
});
export type TimersView = z.infer<typeof timersViewSchema>;

export const timersContract = defineContract({
  id: 'timers',
  routes: {
    ...ruleRoutes('timers', 'timers.invalid'),
    save: saveRoute({
      title: 'Make or change a timer',
      input: z.object({ timer: timerSchema.extend({ id: ruleIdSchema.nullable() }) }),
      errors: ['timers.invalid', 'texts.invalid', 'routines.invalid'],
    }),
    assign: changeRoute({
      title: 'Put timers into a group',
      input: z.object({ ids: ruleIdsSchema, groupId: ruleIdSchema.nullable() }),
    }),
    saveGroup: saveRoute({
      title: 'Make or change a group of timers',
      input: z.object({ group: timerGroupSchema.extend({ id: ruleIdSchema.nullable() }) }),
      errors: ['timers.invalid'],
    }),
    removeGroup: changeRoute({
      title: 'Delete a group; its timers stay',
      input: z.object({ id: ruleIdSchema }),
    }),
    sendNow: defineRoute({
      title: 'Let a timer come now',
      role: 'moderator',
      changes: true,
      input: z.object({ id: ruleIdSchema }),
      output: z.object({}),
    }),
    pause: defineRoute({
      title: 'Pause all timers, or go on',
      role: 'moderator',
      changes: true,
      input: z.object({ on: z.boolean() }),
      output: z.object({}),
    }),
    check: defineRoute({
      title: 'What is wrong with a timer, and when it would come',
      role: 'moderator',
      input: z.object({ timer: timerSchema }),
      output: z.object({
        problems: z.array(ruleProblemSchema),
        /** The next times by clock or cron, in epoch milliseconds; empty for an interval. */
        next: z.array(z.number()),
        /** The text as it would be said now; null when it cannot be written, or steps are run. */
        preview: z.string().nullable(),
      }),
    }),
  },
  lives: {
    overview: defineLive({
      title: 'The timers and how they are',
      role: 'moderator',
      snapshot: timersViewSchema,
      event: timersViewSchema,
    }),
  },
});
