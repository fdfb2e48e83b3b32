import { z } from 'zod';
import { chatRoleSchema } from './ladder.ts';
import { askedConditionsSchema, stepsSchema } from './steps.ts';

/** Without the prefix, lower case, one word. */
export const commandNameSchema = z
  .string()
  .trim()
  .min(1, 'A command needs a name.')
  .max(40, 'A name has at most 40 characters.')
  .regex(/^[^\s"$()|]+$/u, 'A name is one word without quotes, brackets, $ and |.')
  .toLowerCase();

const nameListSchema = z.array(commandNameSchema).min(1, 'A command needs a name.').max(25);

export const cooldownRuleSchema = z.object({
  /** Who shares it: all together, each viewer alone, or all of the same role. */
  bucket: z.enum(['everyone', 'viewer', 'role']),
  uses: z.number().int().min(1).max(1000),
  seconds: z.number().int().min(1).max(2_678_400),
});

export const commandPersonSchema = z.object({ id: z.string().max(40), login: z.string(), name: z.string() });
export type CommandPerson = z.infer<typeof commandPersonSchema>;

/** What the streamer may set for any command. */
export const commandOptionsSchema = z.object({
  enabled: z.boolean(),
  /** Those from this role on may use it ... */
  role: chatRoleSchema,
  /** ... or who is in one of these groups ... */
  groups: z.array(z.string().min(1).max(60)).max(50),
  /** ... or these. */
  allowed: z.array(commandPersonSchema).max(200),
  /** Never these, whatever their role; the streamer always may. */
  denied: z.array(commandPersonSchema).max(200),
  /** All of them must let it pass. */
  cooldowns: z.array(cooldownRuleSchema).max(6),
  /** Null for free. `currency` null means the main one. */
  cost: z
    .object({
      amount: z.number().int().min(1).max(1_000_000_000),
      currency: z.string().max(40).nullable().default(null),
    })
    .nullable(),
  liveOnly: z.boolean(),
  /** Left out of `!commands` and of the public page. */
  hidden: z.boolean(),
  /** Refusals (not allowed, cooling down, too poor ...) are not said in chat; the trace has them all the same. */
  silent: z.boolean(),
});
export type CommandOptions = z.infer<typeof commandOptionsSchema>;

/** What a new command of one's own begins with. */
export const NEW_COMMAND_OPTIONS: CommandOptions = {
  enabled: true,
  role: 'everyone',
  groups: [],
  allowed: [],
  denied: [],
  cooldowns: [{ bucket: 'everyone', uses: 1, seconds: 5 }],
  cost: null,
  liveOnly: false,
  hidden: false,
  silent: false,
};

/** A command of one's own as it is edited. */
export const commandDraftSchema = z.object({
  /** The first is the main one. */
  names: nameListSchema,
  /** `text`: says `response`. `steps`: runs `steps`. The other of the two is kept, but not used. */
  does: z.enum(['text', 'steps']).default('text'),
  /** `$(...)` allowed. */
  response: z.string().max(5000).default(''),
  /** How `response` is said: as a reply to the caller, or for all. */
  answer: z.enum(['reply', 'say']).default('say'),
  steps: stepsSchema.default([]),
  /** Asked before it runs; all must say yes. */
  conditions: askedConditionsSchema.default([]),
  /** For help and the public page; empty is made up from the response. */
  help: z.string().trim().max(300).default(''),
  tags: z.array(z.string().trim().min(1).max(30)).max(10).default([]),
  /** A viewer who may use it and edit its text in chat; null for nobody. */
  owner: commandPersonSchema.nullable().default(null),
  options: commandOptionsSchema.default(NEW_COMMAND_OPTIONS),
});
export type CommandDraft = z.infer<typeof commandDraftSchema>;

/** Null fields keep what the feature ships with. */
export const commandOverrideSchema = commandOptionsSchema
  .extend({ names: nameListSchema })
  .partial()
  .strict();
export type CommandOverride = z.infer<typeof commandOverrideSchema>;

export const bulkChangeSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('enable') }),
  z.object({ do: z.literal('disable') }),
  z.object({ do: z.literal('role'), role: chatRoleSchema }),
  z.object({ do: z.literal('cooldowns'), cooldowns: commandOptionsSchema.shape.cooldowns }),
  z.object({ do: z.literal('hide'), hidden: z.boolean() }),
  /** Only one's own have tags; built-ins are passed over. */
  z.object({
    do: z.literal('tags'),
    add: commandDraftSchema.shape.tags,
    remove: z.array(z.string().max(30)).max(10).default([]),
  }),
  /** Built-ins cannot be deleted: they are passed over. */
  z.object({ do: z.literal('delete') }),
]);
export type BulkChange = z.infer<typeof bulkChangeSchema>;
