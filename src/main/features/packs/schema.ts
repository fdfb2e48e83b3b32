import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PackEntryKind, PackHead } from '../../../shared/contract/packs.ts';

/** The streamer's own packs, and what was changed of those that came with Emcee. */
export const packs = sqliteTable('packs', {
  id: text('id').primaryKey(),
  /** Null for one that came with Emcee and has its own cover. */
  head: text('head', { mode: 'json' }).$type<PackHead>(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
});

/** What a pack holds; of one that came with Emcee, only what differs from it. */
export const packEntries = sqliteTable(
  'pack_entries',
  {
    pack: text('pack').notNull(),
    kind: text('kind').$type<PackEntryKind>().notNull(),
    id: text('id').notNull(),
    /** Null for an entry that came with Emcee and was taken out. */
    value: text('value', { mode: 'json' }),
    /** Smaller comes first. */
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pack, table.kind, table.id] })],
);

/** When something was drawn last, so that it does not come again at once. */
export const packDraws = sqliteTable('pack_draws', {
  /** `question bakery/flour-grain`. */
  item: text('item').primaryKey(),
  /** Counts up with every draw. */
  turn: integer('turn').notNull(),
});
