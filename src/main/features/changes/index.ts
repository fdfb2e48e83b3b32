import { z } from 'zod';
import { changesContract } from '../../../shared/contract/changes.ts';
import { defineFeature } from '../../engine/feature.ts';

/** The last changes that were made by panel or chat, and the way to take them back. */
export const changesFeature = defineFeature({
  contract: changesContract,
  title: 'Undo',
  description: 'Keeps the last changes and takes them back when you ask.',
  group: 'basics',
  required: true,
  settings: { version: 1, schema: z.object({}) },
  setup(ctx) {
    const { undo } = ctx.engine;
    ctx.onStop(undo.onChange(() => ctx.push('list', { changes: undo.list() })));
    return {
      handlers: {
        undo: async ({ id }, caller) => {
          const change = await undo.undo(id);
          ctx.log.info({
            category: 'audit',
            event: 'change.undone',
            actor: caller.name,
            result: 'ok',
            message: `${caller.name} took back: ${change.text}`,
          });
          return change;
        },
      },
      snapshots: { list: () => ({ changes: undo.list() }) },
      api: null,
    };
  },
});
