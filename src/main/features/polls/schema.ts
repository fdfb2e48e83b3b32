import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { PollState } from '../../../shared/contract/polls.ts';

/** Polls: the one that runs, with all that it needs to go on after a crash, and those that are over. */
export const polls = sqliteTable(
  'polls',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    question: text('question').notNull(),
    options: text('options', { mode: 'json' }).$type<string[]>().notNull(),
    state: text('state').$type<PollState>().notNull(),
    /** How many options one viewer may choose. */
    most: integer('most').notNull(),
    cost: integer('cost').notNull(),
    /** Empty where votes cost nothing. */
    currency: text('currency').notNull(),
    role: text('role').$type<ChatRole>().notNull(),
    /** What a vote of each role counts, as it was set when the poll was opened; null when all count the same. */
    weights: text('weights', { mode: 'json' }).$type<Record<ChatRole, number>>(),
    anonymous: integer('anonymous', { mode: 'boolean' }).notNull(),
    /**
     * Of an anonymous poll that runs: makes a mark of a viewer's id, so that nobody votes twice. It goes when the poll
     * is over, and nobody can tell any more whose mark is whose.
     */
    secret: text('secret'),
    openedBy: text('opened_by').notNull(),
    /** Twitch's id; null when it was opened in the panel or by a routine. */
    openedById: text('opened_by_id'),
    openedAt: integer('opened_at').notNull(),
    /** Null for by hand. */
    endsAt: integer('ends_at'),
    endedAt: integer('ended_at'),
    /** The hold of the ledger that has what votes cost; null before the first. */
    holdId: integer('hold_id'),
    bookings: integer('bookings').notNull(),
  },
  (table) => [
    index('polls_running').on(table.state).where(sql`state = 'open'`),
    index('polls_by_end').on(table.endedAt),
  ],
);

/** One row for each option that somebody chose. */
export const pollVotes = sqliteTable(
  'poll_votes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    pollId: integer('poll_id').notNull(),
    /** Twitch's id, or the mark of an anonymous poll. */
    voter: text('voter').notNull(),
    /** Empty in an anonymous poll. */
    name: text('name').notNull(),
    /** From 0. */
    option: integer('option').notNull(),
    weight: integer('weight').notNull(),
  },
  (table) => [
    uniqueIndex('poll_votes_by_voter').on(table.pollId, table.voter, table.option),
    index('poll_votes_of_voter').on(table.voter),
  ],
);
