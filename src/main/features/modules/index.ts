import { z } from 'zod';
import { modulesContract } from '../../../shared/contract/modules.ts';
import { defineFeature } from '../../engine/feature.ts';

/** The switches of all features. They act at once. */
export const modulesFeature = defineFeature({
  contract: modulesContract,
  title: 'Modules',
  description: 'Switches every part of Emcee on and off.',
  group: 'basics',
  required: true,
  settings: { version: 1, schema: z.object({}) },
  setup(ctx) {
    const { modules } = ctx.engine;
    ctx.onStop(modules.onChange((module) => ctx.push('states', module)));
    return {
      handlers: {
        set: ({ id, on }) => modules.set(id, on),
        retry: ({ id }) => modules.retry(id),
      },
      snapshots: { states: () => modules.list() },
      api: null,
    };
  },
});
