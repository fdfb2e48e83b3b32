import { z } from 'zod';
import { settingsContract } from '../../../shared/contract/settings.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { FeatureInfo } from '../../engine/featureInfo.ts';

/** All settings as forms, made from the features' own schemas. */
export const settingsFeature = defineFeature({
  contract: settingsContract,
  title: 'Settings',
  description: 'Keeps what you choose, for every part of Emcee.',
  group: 'basics',
  required: true,
  settings: { version: 1, schema: z.object({}) },
  setup(ctx) {
    const { settings, modules } = ctx.engine;
    const withFields = modules
      .definitions()
      .filter((feature) => Object.keys(feature.settings.schema.shape).length > 0);
    const schemas = new Map<string, Record<string, unknown>>();

    // Forms do not change while the app runs, and making them takes time that the start does not have.
    const schemaOf = (feature: FeatureInfo): Record<string, unknown> => {
      const made = schemas.get(feature.id) ?? z.toJSONSchema(feature.settings.schema, { io: 'input' });
      schemas.set(feature.id, made);
      return made;
    };

    for (const feature of withFields) {
      ctx.onStop(
        settings.onChange(feature.id, (values) => ctx.push('changes', { feature: feature.id, values })),
      );
    }

    return {
      handlers: {
        list: () => ({
          sections: withFields.map((feature) => ({
            feature: feature.id,
            title: feature.title,
            description: feature.description,
            group: feature.group,
            schema: schemaOf(feature),
            values: settings.values(feature.id),
            defaults: settings.defaults(feature.id),
          })),
        }),
        set: ({ feature, values }) => ({ values: settings.set(feature, values) }),
        reset: ({ feature, keys }) => ({ values: settings.reset(feature, keys) }),
      },
      snapshots: { changes: () => ({}) },
      api: null,
    };
  },
});
