import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';

export const FEATURE_GROUPS = ['basics', 'chat', 'audience', 'show', 'connections'] as const;

export const moduleSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  group: z.enum(FEATURE_GROUPS),
  /** What the streamer chose. */
  wanted: z.boolean(),
  /** True for what the app cannot do without; it has no switch. */
  required: z.boolean(),
  /** `blocked`: it is wanted, but something that it depends on is not running. */
  state: z.enum(['on', 'off', 'failed', 'blocked']),
  /** Why it is failed or blocked, and what to do; null when all is well. */
  problem: z.string().nullable(),
  dependsOn: z.array(z.string()),
});
export type Module = z.infer<typeof moduleSchema>;

export const modulesContract = defineContract({
  id: 'modules',
  routes: {
    set: defineRoute({
      title: 'Switch a module on or off',
      role: 'streamer',
      changes: true,
      input: z.object({ id: z.string().max(60), on: z.boolean() }),
      output: moduleSchema,
      errors: ['modules.required'],
    }),
    retry: defineRoute({
      title: 'Start a failed module again',
      role: 'streamer',
      changes: true,
      input: z.object({ id: z.string().max(60) }),
      output: moduleSchema,
    }),
  },
  lives: {
    states: defineLive({
      title: 'All modules and how they are',
      role: 'moderator',
      snapshot: z.array(moduleSchema),
      event: moduleSchema,
    }),
  },
});
