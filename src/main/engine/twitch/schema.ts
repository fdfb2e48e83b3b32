import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Up to where something on Twitch has been told, so that a restart neither repeats nor misses it. */
export const twitchMarks = sqliteTable('twitch_marks', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
