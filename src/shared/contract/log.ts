import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

export const logLevelSchema = z.enum(['debug', 'info', 'warn', 'error']);
export const logCategorySchema = z.enum(['authentication', 'authorisation', 'audit', 'error', 'system']);

export const logRowSchema = z.object({
  id: z.number().int(),
  time: z.number(),
  level: logLevelSchema,
  category: logCategorySchema,
  feature: z.string(),
  event: z.string(),
  actor: z.string().nullable(),
  action: z.string().nullable(),
  result: z.enum(['ok', 'refused', 'failed']).nullable(),
  /** Milliseconds; null when nothing was measured. */
  duration: z.number().nullable(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type LogRow = z.infer<typeof logRowSchema>;

export const logFilterSchema = z.object({
  /** An empty list lets all through. */
  levels: z.array(logLevelSchema).default([]),
  categories: z.array(logCategorySchema).default([]),
  features: z.array(z.string().max(60)).max(200).default([]),
  /** Found anywhere in event, actor or message, in any case. */
  text: z.string().max(200).default(''),
  /** Epoch milliseconds; null for no bound. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
});
export type LogFilter = z.infer<typeof logFilterSchema>;

export const logContract = defineContract({
  id: 'log',
  routes: {
    list: defineRoute({
      title: 'Read the log, newest first',
      role: 'moderator',
      input: z.object({
        filter: logFilterSchema.prefault({}),
        /** Give `next` of the answer before; null for the newest. */
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(500).default(100),
      }),
      output: z.object({
        rows: z.array(logRowSchema),
        /** Null when there are no older rows. */
        next: z.number().int().nullable(),
      }),
    }),
    features: defineRoute({
      title: 'Which features have written to the log',
      role: 'moderator',
      input: z.object({}),
      output: z.object({ features: z.array(z.string()) }),
    }),
    export: defineRoute({
      title: 'The log as a file',
      role: 'streamer',
      input: z.object({ filter: logFilterSchema.prefault({}), format: z.enum(['csv', 'jsonl']) }),
      output: z.object({
        fileName: z.string(),
        text: z.string(),
        rows: z.number().int(),
        /** True when there were more rows than one file takes. */
        cut: z.boolean(),
      }),
    }),
  },
  lives: {
    tail: defineLive({
      title: 'New log rows as they are written',
      role: 'moderator',
      snapshot: z.object({ newest: z.number().int() }),
      event: logRowSchema,
    }),
  },
});
