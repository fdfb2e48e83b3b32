import { z } from 'zod';

/** One thing that a routine does. The parameters are those of the action, texts in them still unwritten. */
export const stepSchema = z.object({
  /** Unique within its routine; stays when the step is moved. */
  id: z.string().min(1).max(40),
  /** The action's id: `chat.say`. */
  action: z.string().min(1).max(80),
  /** Steps that lie within this one (the branches of a choice, the body of a loop) are among them. */
  parameters: z.record(z.string(), z.json()),
  /** It stays in its place and is passed over. */
  off: z.boolean().default(false),
  onError: z.enum(['stop', 'continue']).default('stop'),
  /** The streamer's own note. */
  note: z.string().max(200).default(''),
});
export type Step = z.infer<typeof stepSchema>;
export const stepsSchema = z.array(stepSchema).max(200);

/** A question asked before running. */
export const askedConditionSchema = z.object({
  /** The condition's id: `chat.role`. */
  condition: z.string().min(1).max(80),
  parameters: z.record(z.string(), z.json()),
  /** True turns the answer around. */
  not: z.boolean().default(false),
});
export type AskedCondition = z.infer<typeof askedConditionSchema>;
export const askedConditionsSchema = z.array(askedConditionSchema).max(30);
