import { z } from 'zod';
import { commandNameSchema, commandOptionsSchema, commandPersonSchema } from './commandDraft.ts';

/** Something done to a command at some time by somebody. */
const markSchema = z.object({ time: z.number(), by: z.string() });

const subcommandRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  help: z.string(),
  /** `!quote add <text>` */
  usage: z.string(),
  options: commandOptionsSchema,
  /** True when the streamer changed something about it. */
  changed: z.boolean(),
});
export type SubcommandRow = z.infer<typeof subcommandRowSchema>;

/** A line of the table: a command of a module, or one's own. */
export const commandRowSchema = z.object({
  /** `quotes.quote`, or `custom.12` for one's own. */
  id: z.string(),
  kind: z.enum(['builtIn', 'custom']),
  /** The main name, without the prefix. */
  name: z.string(),
  aliases: z.array(z.string()),
  /** `!quote [number]` */
  usage: z.string(),
  help: z.string(),
  /** With the prefix. */
  examples: z.array(z.string()),
  /** The module that it belongs to; `commands` for one's own. */
  module: z.string(),
  moduleTitle: z.string(),
  /** False: the module is switched off, so the command does nothing whatever its own switch says. */
  moduleOn: z.boolean(),
  options: commandOptionsSchema,
  /** For a built-in: what the streamer changed about it, by field (`names`, `role` ...). Empty for one's own. */
  changed: z.array(z.string()),
  /** The beginning of the text of one's own; null for a built-in and for one that runs steps. */
  response: z.string().nullable(),
  /** How many steps it runs; 0 for a text and for a built-in. */
  stepCount: z.number().int(),
  tags: z.array(z.string()),
  owner: commandPersonSchema.nullable(),
  uses: z.number().int(),
  /** Null for never. */
  lastUsed: z.number().nullable(),
  created: markSchema.nullable(),
  edited: markSchema.nullable(),
  /** Why it does not, or not fully, work, with the cure; null when all is well. */
  problem: z.string().nullable(),
  subcommands: z.array(subcommandRowSchema),
});
export type CommandRow = z.infer<typeof commandRowSchema>;

/** A shorthand for a command line: `!hi` -> `!so $(1)`. */
export const aliasSchema = z.object({
  name: commandNameSchema,
  /** A command line; `$(1)` to `$(9)`, `$(args)` and `$(user)` stand for what the caller typed. */
  line: z.string().trim().min(1).max(400),
  uses: z.number().int(),
  created: markSchema,
  /** Why it does not work; null when it does. */
  problem: z.string().nullable(),
});
export type CommandAlias = z.infer<typeof aliasSchema>;
