import { z } from 'zod';
import { stepsSchema } from './steps.ts';

/** What a rule does when its time has come: it says a text, or runs steps. */
export const reactionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().trim().min(1, 'Write what to say').max(2000) }),
  z.object({ kind: z.literal('steps'), steps: stepsSchema.min(1, 'Choose what to run') }),
]);
export type Reaction = z.infer<typeof reactionSchema>;

/** A rule's id; null for one that is still to be made. */
export const ruleIdSchema = z.string().min(1).max(40);
export const ruleIdsSchema = z.array(ruleIdSchema).min(1).max(2000);

/** What is wrong with a rule that is being written, and in which field. */
export const ruleProblemSchema = z.object({ field: z.string(), message: z.string() });
export type RuleProblem = z.infer<typeof ruleProblemSchema>;

/** How rules from a file join those that are there. */
export const importModeSchema = z.enum(['add', 'replace']);
/** The text of an exported file. */
export const importTextSchema = z.string().min(2).max(5_000_000);

/** `18:30`; empty for none. */
export const clockTimeSchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 18:30, with two digits for hours and minutes');
