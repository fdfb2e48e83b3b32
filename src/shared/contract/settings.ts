import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { FEATURE_GROUPS } from './modules.ts';

const valuesSchema = z.record(z.string(), z.unknown());

/** One feature's settings, ready to be drawn as a form. */
export const settingsSectionSchema = z.object({
  feature: z.string(),
  title: z.string(),
  description: z.string(),
  group: z.enum(FEATURE_GROUPS),
  /** JSON Schema (draft 2020-12) of an object; each property has a title and may have a description. */
  schema: z.record(z.string(), z.unknown()),
  values: valuesSchema,
  defaults: valuesSchema,
});
export type SettingsSection = z.infer<typeof settingsSectionSchema>;

export const settingsContract = defineContract({
  id: 'settings',
  routes: {
    list: defineRoute({
      title: 'All settings with their forms',
      role: 'streamer',
      input: z.object({}),
      output: z.object({ sections: z.array(settingsSectionSchema) }),
    }),
    set: defineRoute({
      title: 'Change some settings of a feature',
      role: 'streamer',
      changes: true,
      input: z.object({ feature: z.string().max(60), values: valuesSchema }),
      output: z.object({ values: valuesSchema }),
      errors: ['settings.invalid'],
    }),
    reset: defineRoute({
      title: 'Put settings of a feature back to their defaults',
      role: 'streamer',
      changes: true,
      input: z.object({
        feature: z.string().max(60),
        /** Null for all of them. */
        keys: z.array(z.string().max(60)).nullable(),
      }),
      output: z.object({ values: valuesSchema }),
    }),
  },
  lives: {
    changes: defineLive({
      title: 'Settings that were changed',
      role: 'streamer',
      snapshot: z.object({}),
      event: z.object({ feature: z.string(), values: valuesSchema }),
    }),
  },
});
