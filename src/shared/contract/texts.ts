import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { chatRoleSchema } from './ladder.ts';

/** The longest text that may be written down, in UTF-16 units. */
export const LONGEST_TEXT = 10_000;

export const textProblemSchema = z.object({
  /** In UTF-16 units of the text: from (included) to (excluded). */
  from: z.number().int(),
  to: z.number().int(),
  message: z.string(),
  /** True for what works but may not be meant. */
  warning: z.boolean(),
});
export type TextProblem = z.infer<typeof textProblemSchema>;

export const textVariableSchema = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  title: z.string(),
  help: z.string(),
  group: z.string(),
  /** The feature that answers for it. */
  feature: z.string(),
  arguments: z.array(z.object({ name: z.string(), help: z.string(), required: z.boolean() })),
  /** True when `|` parts are its own options and not a fallback. */
  takesOptions: z.boolean(),
  /** May end a name: `$(user.upper)`. */
  filter: z.boolean(),
  examples: z.array(z.object({ text: z.string(), gives: z.string() })),
});
export type TextVariable = z.infer<typeof textVariableSchema>;

/** Names of facts and notes that a text may use besides the variables. */
const known = z.array(z.string().max(60)).max(200).default([]);
/** Longer than a text may be, so that a text that is too long gets a clear answer of its own. */
const source = z.string().max(200_000);

export const textsContract = defineContract({
  id: 'texts',
  routes: {
    list: defineRoute({
      title: 'All variables that texts can use',
      role: 'moderator',
      input: z.object({}),
      output: z.object({ variables: z.array(textVariableSchema) }),
    }),
    check: defineRoute({
      title: 'What is wrong in a text, and where',
      role: 'moderator',
      input: z.object({ source, known }),
      output: z.object({ problems: z.array(textProblemSchema) }),
    }),
    try: defineRoute({
      title: 'Write a text as chat would see it',
      role: 'moderator',
      input: z.object({
        source,
        /** Whose text it is, by login; empty for the streamer. */
        viewer: z.string().max(60).default(''),
        /** What the viewer may do in this try. */
        role: chatRoleSchema.default('everyone'),
        /** The words after the command's name. */
        said: z.string().max(500).default(''),
        facts: z.record(z.string().max(60), z.union([z.string(), z.number(), z.boolean()])).default({}),
      }),
      output: z.object({ text: z.string(), problems: z.array(z.string()) }),
    }),
  },
  lives: {
    changed: defineLive({
      title: 'That other variables can be used than before',
      role: 'moderator',
      snapshot: z.object({ count: z.number().int() }),
      event: z.object({ count: z.number().int() }),
    }),
  },
});
