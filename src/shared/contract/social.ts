import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';

export const ENTRY_LENGTH = 450;

/** How a list is called in `$(list name)`. */
export const listNameSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9_-]{0,29}$/,
    'A name is made of a to z, digits, - and _, and begins with a letter: goodbyes.',
  );
const categorySchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}_-]{0,30}$/u, 'A category is one word.');

export const entrySchema = z.object({
  id: z.number().int(),
  list: z.string(),
  /** A text with `$(...)` in it. */
  text: z.string(),
  /** Empty for none. */
  category: z.string(),
  /** 3 comes three times as often as 1. */
  weight: z.number().int(),
  enabled: z.boolean(),
});
export type Entry = z.infer<typeof entrySchema>;

export const wordListSchema = z.object({
  name: z.string(),
  title: z.string(),
  /** Where its entries are said. */
  help: z.string(),
  /** It came with Emcee: it cannot be deleted, and it can be set back. */
  ours: z.boolean(),
  entries: z.number().int(),
  /** Entries that can come up: switched on, and of no blocked category. */
  usable: z.number().int(),
  categories: z.array(z.object({ name: z.string(), entries: z.number().int(), blocked: z.boolean() })),
  /** Names that its texts may use besides the variables. */
  known: z.array(z.string()),
});
export type WordList = z.infer<typeof wordListSchema>;

const listsSchema = z.object({ lists: z.array(wordListSchema) });
const fileFormatSchema = z.enum(['csv', 'json', 'txt']);
const changed = z.object({ undo: undoSchema });

export const socialContract = defineContract({
  id: 'social',
  routes: {
    entries: defineRoute({
      title: 'The entries of a list',
      role: 'viewer',
      input: z.object({ list: z.string() }),
      output: z.object({ entries: z.array(entrySchema) }),
      errors: ['not_found'],
    }),
    save: defineRoute({
      title: 'Add or change an entry of a list',
      role: 'moderator',
      changes: true,
      input: z.object({
        list: z.string(),
        /** Null for a new one. */
        id: z.number().int().nullable(),
        text: z.string().trim().min(1, 'Write what is to be said.').max(ENTRY_LENGTH),
        category: categorySchema.default(''),
        weight: z.number().int().min(1).max(100).default(1),
        enabled: z.boolean().default(true),
      }),
      output: changed.extend({ entry: entrySchema }),
      errors: ['not_found', 'conflict', 'texts.invalid'],
    }),
    remove: defineRoute({
      title: 'Remove entries of a list',
      role: 'moderator',
      changes: true,
      input: z.object({ ids: z.array(z.number().int()).min(1).max(1000) }),
      output: changed,
      errors: ['not_found'],
    }),
    block: defineRoute({
      title: 'Block a category of a list, or allow it',
      role: 'moderator',
      changes: true,
      input: z.object({ list: z.string(), category: categorySchema, blocked: z.boolean() }),
      output: changed,
      errors: ['not_found'],
    }),
    create: defineRoute({
      title: 'Make a list',
      role: 'moderator',
      changes: true,
      input: z.object({ name: listNameSchema, title: z.string().trim().min(1).max(60) }),
      output: changed,
      errors: ['conflict'],
    }),
    drop: defineRoute({
      title: 'Delete a list',
      role: 'moderator',
      changes: true,
      input: z.object({ list: z.string() }),
      output: changed,
      errors: ['not_found', 'conflict'],
    }),
    reset: defineRoute({
      title: 'Set a list back to what came with Emcee',
      role: 'moderator',
      changes: true,
      input: z.object({ list: z.string() }),
      output: changed,
      errors: ['not_found', 'conflict'],
    }),
    import: defineRoute({
      title: 'Add entries from a file',
      role: 'moderator',
      changes: true,
      input: z.object({ list: z.string(), format: fileFormatSchema, text: z.string().max(4_000_000) }),
      output: changed.extend({
        added: z.number().int(),
        /** Empty, too long, not valid, or there already. */
        skipped: z.number().int(),
      }),
      errors: ['not_found', 'conflict', 'social.file'],
    }),
    export: defineRoute({
      title: 'A list as a file',
      role: 'moderator',
      input: z.object({ list: z.string(), format: fileFormatSchema }),
      output: z.object({ fileName: z.string(), text: z.string(), entries: z.number().int() }),
      errors: ['not_found'],
    }),
  },
  lives: {
    lists: defineLive({
      title: 'The lists',
      role: 'viewer',
      snapshot: listsSchema,
      event: listsSchema,
    }),
  },
});
