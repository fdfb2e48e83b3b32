import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';

export const QUOTE_LENGTH = 450;
const textSchema = z.string().trim().min(1).max(QUOTE_LENGTH);
const nameSchema = z.string().trim().max(120);

/** `waiting`: a viewer suggested it and nobody has decided yet. Removed ones keep their number for ever. */
export const quoteStateSchema = z.enum(['kept', 'waiting', 'removed']);

export const quoteSchema = z.object({
  id: z.number().int(),
  /** Null while it waits for approval. */
  number: z.number().int().nullable(),
  text: z.string(),
  /** Who said it; empty when nobody knows. */
  author: z.string(),
  /** What was played; empty when nobody knows. */
  game: z.string(),
  /** Epoch milliseconds. */
  saidAt: z.number(),
  addedBy: z.string(),
  state: quoteStateSchema,
});
export type Quote = z.infer<typeof quoteSchema>;

export const quoteFilterSchema = z.object({
  state: quoteStateSchema.default('kept'),
  /** Words that all stand somewhere in text, author or game, in any case. */
  text: z.string().max(200).default(''),
  /** Null for any. */
  author: z.string().max(120).nullable().default(null),
  game: z.string().max(120).nullable().default(null),
  /** Epoch milliseconds; null for no bound. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
});
export type QuoteFilter = z.infer<typeof quoteFilterSchema>;

const countsSchema = z.object({
  kept: z.number().int(),
  waiting: z.number().int(),
  removed: z.number().int(),
  /** Grows with every change, so that a page knows when to ask anew. */
  revision: z.number().int(),
});
const idSchema = z.object({ id: z.number().int() });
const changedSchema = z.object({ quote: quoteSchema, undo: undoSchema });

export const quotesContract = defineContract({
  id: 'quotes',
  routes: {
    list: defineRoute({
      title: 'Find quotes',
      role: 'viewer',
      input: z.object({
        filter: quoteFilterSchema.prefault({}),
        order: z.enum(['newest', 'oldest']).default('newest'),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(100),
      }),
      output: z.object({ quotes: z.array(quoteSchema), total: z.number().int() }),
    }),
    names: defineRoute({
      title: 'Who was quoted, and in which games',
      role: 'viewer',
      input: z.object({}),
      output: z.object({ authors: z.array(z.string()), games: z.array(z.string()) }),
    }),
    add: defineRoute({
      title: 'Add a quote',
      role: 'moderator',
      changes: true,
      input: z.object({
        text: textSchema,
        author: nameSchema.default(''),
        /** Null for what is played now. */
        game: nameSchema.nullable().default(null),
        /** Null for now. */
        saidAt: z.number().min(0).max(8.64e15).nullable().default(null),
      }),
      output: changedSchema,
      errors: ['conflict'],
    }),
    edit: defineRoute({
      title: 'Change a quote',
      role: 'moderator',
      changes: true,
      input: z.object({
        id: z.number().int(),
        text: textSchema.optional(),
        author: nameSchema.optional(),
        game: nameSchema.optional(),
        saidAt: z.number().min(0).max(8.64e15).optional(),
      }),
      output: changedSchema,
      errors: ['not_found', 'conflict'],
    }),
    approve: defineRoute({
      title: 'Take a suggested quote in',
      role: 'moderator',
      changes: true,
      input: idSchema,
      output: changedSchema,
      errors: ['not_found', 'conflict'],
    }),
    remove: defineRoute({
      title: 'Remove a quote or turn a suggestion down',
      role: 'moderator',
      changes: true,
      input: idSchema,
      output: changedSchema,
      errors: ['not_found'],
    }),
    restore: defineRoute({
      title: 'Bring a removed quote back',
      role: 'moderator',
      changes: true,
      input: idSchema,
      output: changedSchema,
      errors: ['not_found', 'conflict'],
    }),
    import: defineRoute({
      title: 'Add quotes from a file',
      role: 'streamer',
      changes: true,
      input: z.object({ format: z.enum(['csv', 'json']), text: z.string().max(8_000_000) }),
      output: z.object({
        added: z.number().int(),
        /** Empty ones, too long ones, and those that were there. */
        skipped: z.number().int(),
        /** Those whose number was taken got the next free one. */
        renumbered: z.number().int(),
        undo: undoSchema,
      }),
      errors: ['quotes.file'],
    }),
    export: defineRoute({
      title: 'The quotes as a file',
      role: 'moderator',
      input: z.object({ format: z.enum(['csv', 'json']) }),
      output: z.object({ fileName: z.string(), text: z.string(), quotes: z.number().int() }),
    }),
  },
  lives: {
    counts: defineLive({
      title: 'How many quotes there are',
      role: 'viewer',
      snapshot: countsSchema,
      event: countsSchema,
    }),
  },
});
