import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Every line of chat, in the order in which it came. There is no index beside it: Twitch's ids are random and people
 * talk in turns, so that each line would change a page of its own there and cost more than all the rest. What is
 * looked for by them is among the newest lines, or can wait for a walk through all of them.
 */
export const chatLines = sqliteTable('chat_lines', {
  id: integer('id').primaryKey(),
  /** Twitch's id; null for a line of our own that Twitch has not named. */
  messageId: text('message_id'),
  /** Epoch milliseconds. */
  time: integer('time').notNull(),
  userId: text('user_id').notNull(),
  login: text('login').notNull(),
  name: text('name').notNull(),
  text: text('text').notNull(),
  /** Bits: see `historyForm.ts`. */
  flags: integer('flags').notNull(),
  /** As a number; null when the person has not chosen one. */
  colour: integer('colour'),
  /** What few lines have, as JSON: emotes, bits, the line that this one answers. Null for a line without any. */
  more: text('more'),
  /** 0: it stands. 1: it was deleted. 2: with all of that person's. 3: with all of chat. */
  deleted: integer('deleted').notNull().default(0),
});
