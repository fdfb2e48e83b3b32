import { z } from 'zod';
import { defineRoute } from '../rpc/contract.ts';
import type { ErrorCode } from '../rpc/errors.ts';
import { undoSchema } from './changes.ts';

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

interface RouteWords<I extends z.ZodType> {
  title: string;
  input: I;
  errors?: readonly ErrorCode[];
}

/** A moderator changes something, and can take it back. */
export function changeRoute<I extends z.ZodType>(words: RouteWords<I>) {
  return defineRoute({
    ...words,
    role: 'moderator',
    changes: true,
    output: z.object({ undo: undoSchema }),
  });
}

/** A moderator makes or changes one rule, and can take it back. */
export function saveRoute<I extends z.ZodType>(words: RouteWords<I>) {
  return defineRoute({
    ...words,
    role: 'moderator',
    changes: true,
    output: z.object({ id: z.string(), undo: undoSchema }),
  });
}

/** What can be done with every list of rules. `many` is what they are called; `invalid` tells of one that is wrong. */
export function ruleRoutes(many: string, invalid: ErrorCode) {
  return {
    remove: changeRoute({ title: `Delete ${many}`, input: z.object({ ids: ruleIdsSchema }) }),
    enable: changeRoute({
      title: `Switch ${many} on or off`,
      input: z.object({ ids: ruleIdsSchema, on: z.boolean() }),
    }),
    exportRules: defineRoute({
      title: `The ${many} as a file`,
      role: 'moderator',
      input: z.object({}),
      output: z.object({ fileName: z.string(), text: z.string() }),
    }),
    importRules: defineRoute({
      title: `Take ${many} from a file`,
      role: 'streamer',
      changes: true,
      input: z.object({ text: importTextSchema, mode: importModeSchema }),
      output: z.object({ count: z.number().int(), undo: undoSchema }),
      errors: ['rules.bad_file', invalid],
    }),
  };
}
