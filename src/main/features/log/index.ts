import { z } from 'zod';
import { logContract } from '../../../shared/contract/log.ts';
import { defineFeature } from '../../engine/feature.ts';
import { logAsCsv, logAsJsonLines } from './export.ts';
import { LogStore } from './store.ts';

const MOST_EXPORTED = 20_000;
const PRUNE_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;

const settingsSchema = z.object({
  keepDays: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(90)
    .meta({ title: 'Keep for (days)', description: 'Older rows are removed, a few at a time.' }),
  mostRows: z
    .number()
    .int()
    .min(1000)
    .max(10_000_000)
    .default(1_000_000)
    .meta({ title: 'Keep at most (rows)', description: 'The oldest rows go first.' }),
  debug: z
    .boolean()
    .default(false)
    .meta({ title: 'Keep debug rows', description: 'Writes down far more, for finding a fault.' }),
});

/** What Emcee did, who asked for it and how it ended. */
export const logFeature = defineFeature({
  contract: logContract,
  title: 'Log',
  description: 'Keeps a record of sign-ins, changes and errors that you can search.',
  group: 'basics',
  required: true,
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const store = new LogStore(ctx.db);

    ctx.onStop(
      ctx.engine.logHub.addSink(
        (record) => {
          if (record.level === 'debug' && !ctx.settings.value.debug) return;
          ctx.metrics.count('log_records_total', 'Log records', {
            level: record.level,
            category: record.category,
          });
          ctx.push('tail', store.add(record));
        },
        { replay: true },
      ),
    );

    const prune = (): void => {
      const { keepDays, mostRows } = ctx.settings.value;
      const removed = store.prune(ctx.clock.now() - keepDays * DAY_MS, mostRows);
      if (removed > 0) ctx.after(100, prune);
    };
    ctx.every(PRUNE_EVERY_MS, prune);

    return {
      handlers: {
        list: async ({ filter, before, limit }) => {
          const rows = await store.list(filter, before, limit + 1);
          const shown = rows.slice(0, limit);
          return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
        },
        features: async () => ({ features: await store.features() }),
        export: async ({ filter, format }, caller) => {
          const rows = await store.list(filter, null, MOST_EXPORTED + 1);
          const shown = rows.slice(0, MOST_EXPORTED);
          const stamp = new Date(ctx.clock.now()).toISOString().slice(0, 19).replaceAll(':', '-');
          ctx.log.info({
            category: 'audit',
            event: 'log.exported',
            actor: caller.name,
            result: 'ok',
            message: `${caller.name} exported ${shown.length} log rows as ${format}`,
          });
          return {
            fileName: `emcee-log-${stamp}.${format}`,
            text: format === 'csv' ? logAsCsv(shown) : logAsJsonLines(shown),
            rows: shown.length,
            cut: rows.length > MOST_EXPORTED,
          };
        },
      },
      snapshots: { tail: () => ({ newest: store.newest() }) },
      api: null,
    };
  },
});
