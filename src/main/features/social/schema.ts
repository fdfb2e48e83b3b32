import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Lists of texts. One that came with Emcee is written down once it has been filled. */
export const socialLists = sqliteTable('social_lists', {
  name: text('name').primaryKey(),
  title: text('title').notNull(),
  /** Categories that never come up, as a JSON list. */
  blocked: text('blocked').notNull(),
});

export const socialEntries = sqliteTable(
  'social_entries',
  {
    /** Never used again, so that what is undone finds its place. */
    id: integer('id').primaryKey({ autoIncrement: true }),
    list: text('list').notNull(),
    text: text('text').notNull(),
    category: text('category').notNull(),
    weight: integer('weight').notNull(),
    enabled: integer('enabled').notNull(),
  },
  (table) => [index('social_entries_by_list').on(table.list, table.id)],
);

/** How often somebody hugged somebody. Both are Twitch ids. */
export const socialGestures = sqliteTable(
  'social_gestures',
  {
    kind: text('kind').notNull(),
    giver: text('giver').notNull(),
    taker: text('taker').notNull(),
    count: integer('count').notNull(),
    /** Epoch milliseconds. */
    lastAt: integer('last_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.giver, table.taker] }),
    index('social_gestures_by_taker').on(table.kind, table.taker),
  ],
);

/** Viewers who do not want to be hugged. */
export const socialOptOuts = sqliteTable('social_opt_outs', {
  viewer: text('viewer').primaryKey(),
  /** Epoch milliseconds. */
  since: integer('since').notNull(),
});

export const socialLurkers = sqliteTable('social_lurkers', {
  viewer: text('viewer').primaryKey(),
  name: text('name').notNull(),
  /** Epoch milliseconds. */
  since: integer('since').notNull(),
  reason: text('reason').notNull(),
});

/** When a channel was last given Twitch's own shoutout. */
export const socialShoutouts = sqliteTable('social_shoutouts', {
  channel: text('channel').primaryKey(),
  /** Epoch milliseconds. */
  at: integer('at').notNull(),
});
