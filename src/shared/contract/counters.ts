import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';

export const COUNTER_SCOPES = ['total', 'stream', 'game'] as const;
export const counterScopeSchema = z.enum(COUNTER_SCOPES);
export type CounterScope = z.infer<typeof counterScopeSchema>;

/** Far beyond what anybody counts, and still exact. */
export const MOST_COUNT = 1_000_000_000_000;
const countSchema = z.number().int().min(-MOST_COUNT).max(MOST_COUNT);
/** One word that can stand in a text and in chat. */
const counterNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, 'Use one word of letters, digits, - and _.');
const shortcutSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^[^\s!#/.]\S*$/u, 'A shortcut is one word, without the prefix.')
  .nullable();

export const counterSetupSchema = z.object({
  name: counterNameSchema,
  /** Commands without the prefix; null for none. */
  showWord: shortcutSchema.default(null),
  addWord: shortcutSchema.default(null),
  takeWord: shortcutSchema.default(null),
  /** Said when it is shown or changed; empty for a plain sentence. */
  answer: z.string().max(450).default(''),
  /** The total must not go below; null for no floor. */
  floor: countSchema.nullable().default(0),
  /** Totals that are told of. */
  milestones: z.array(countSchema).max(50).default([]),
  /** Every so many; null for never. */
  every: z.number().int().min(2).max(MOST_COUNT).nullable().default(null),
  /** Said at a milestone; empty for nothing. */
  milestoneText: z.string().max(450).default(''),
});
export type CounterSetup = z.infer<typeof counterSetupSchema>;

export const counterSchema = counterSetupSchema.extend({
  id: z.number().int(),
  total: z.number().int(),
  /** In the present stream, or the last one. */
  stream: z.number().int(),
  /** In what is played now; null while nobody knows what that is. */
  game: z.object({ name: z.string(), value: z.number().int() }).nullable(),
  /** Epoch milliseconds; null when it never changed. */
  changedAt: z.number().nullable(),
});
export type Counter = z.infer<typeof counterSchema>;

export const counterChangeSchema = z.object({
  id: z.number().int(),
  counterId: z.number().int(),
  time: z.number(),
  kind: z.enum(['add', 'set', 'undo']),
  scope: z.enum(['all', ...COUNTER_SCOPES]),
  before: z.number().int(),
  after: z.number().int(),
  doer: z.string(),
  /** What was played; empty when nobody knew. */
  game: z.string(),
  undone: z.boolean(),
});
export type CounterChange = z.infer<typeof counterChangeSchema>;

const changedSchema = z.object({ counter: counterSchema, undo: undoSchema });
const idSchema = z.object({ id: z.number().int() });

export const countersContract = defineContract({
  id: 'counters',
  routes: {
    create: defineRoute({
      title: 'Make a counter',
      role: 'moderator',
      changes: true,
      input: counterSetupSchema,
      output: changedSchema,
      errors: ['conflict', 'texts.invalid'],
    }),
    configure: defineRoute({
      title: 'Set a counter up differently',
      role: 'moderator',
      changes: true,
      input: counterSetupSchema.extend({ id: z.number().int() }),
      output: changedSchema,
      errors: ['not_found', 'conflict', 'texts.invalid'],
    }),
    remove: defineRoute({
      title: 'Remove a counter',
      role: 'moderator',
      changes: true,
      input: idSchema,
      output: z.object({ undo: undoSchema }),
      errors: ['not_found'],
    }),
    add: defineRoute({
      title: 'Count up or down',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.number().int(), by: countSchema }),
      output: changedSchema,
      errors: ['not_found'],
    }),
    set: defineRoute({
      title: 'Set a counter',
      role: 'moderator',
      changes: true,
      input: z.object({
        id: z.number().int(),
        to: countSchema,
        scope: counterScopeSchema.default('total'),
      }),
      output: changedSchema,
      errors: ['not_found', 'bad_input'],
    }),
    history: defineRoute({
      title: 'What changed a counter',
      role: 'moderator',
      input: z.object({
        id: z.number().int(),
        /** Give the last id of the answer before; null for the newest. */
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(200).default(50),
      }),
      output: z.object({ changes: z.array(counterChangeSchema) }),
    }),
    undoChange: defineRoute({
      title: 'Take one change of a counter back',
      role: 'moderator',
      changes: true,
      input: z.object({ changeId: z.number().int() }),
      output: z.object({ counter: counterSchema }),
      errors: ['not_found', 'conflict'],
    }),
    games: defineRoute({
      title: 'A counter game by game',
      role: 'viewer',
      input: idSchema,
      output: z.object({ games: z.array(z.object({ name: z.string(), value: z.number().int() })) }),
    }),
  },
  lives: {
    list: defineLive({
      title: 'All counters',
      role: 'viewer',
      snapshot: z.object({ counters: z.array(counterSchema) }),
      /** The counters that changed, and the ids of those that went. */
      event: z.object({ changed: z.array(counterSchema), gone: z.array(z.number().int()) }),
    }),
  },
});
