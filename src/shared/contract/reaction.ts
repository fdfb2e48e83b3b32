import { z } from 'zod';
import { stepsSchema } from './steps.ts';

/** What a rule does when its time has come: it says a text, or runs steps. */
export const reactionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().trim().min(1, 'Write what to say').max(2000) }),
  z.object({ kind: z.literal('steps'), steps: stepsSchema.min(1, 'Choose what to run') }),
]);
export type Reaction = z.infer<typeof reactionSchema>;

/** `18:30`; empty for none. */
export const clockTimeSchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 18:30, with two digits for hours and minutes');
