import { z } from 'zod';
import { backupsContract } from '../../../shared/contract/backups.ts';
import { defineFeature } from '../../engine/feature.ts';

/** Backups of the database: made by themselves every day, by hand at any time, and before anything risky. */
export const backupsFeature = defineFeature({
  contract: backupsContract,
  title: 'Backups',
  description: 'Keeps copies of the database and can go back to them.',
  group: 'basics',
  required: true,
  settings: { version: 1, schema: z.object({}) },
  setup(ctx) {
    const { backups } = ctx.engine;
    ctx.onStop(backups.onChange(() => ctx.push('list', backups.list())));
    return {
      handlers: {
        make: () => backups.make(),
        restore: async ({ name }) => ({ restored: name, kept: (await backups.restore(name)).kept }),
        openFolder: async () => ({ opened: await ctx.host.openFolder(backups.folder), path: backups.folder }),
      },
      snapshots: { list: () => backups.list() },
      api: null,
    };
  },
});
