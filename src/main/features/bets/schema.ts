import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { BetOutcome, BetState } from '../../../shared/contract/bets.ts';

/** Bets: the one that runs, with all that it needs to go on after a crash, and those that are over. */
export const bets = sqliteTable(
  'bets',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    question: text('question').notNull(),
    options: text('options', { mode: 'json' }).$type<string[]>().notNull(),
    /** Hundredths, for each option; null for a pool. */
    odds: text('odds', { mode: 'json' }).$type<number[]>(),
    state: text('state').$type<BetState>().notNull(),
    currency: text('currency').notNull(),
    /** As the settings were when it was opened. */
    least: integer('least').notNull(),
    most: integer('most').notNull(),
    openedBy: text('opened_by').notNull(),
    /** Twitch's id; null when it was opened in the panel or by a routine. */
    openedById: text('opened_by_id'),
    openedAt: integer('opened_at').notNull(),
    /** Null for by hand. */
    locksAt: integer('locks_at'),
    lockedAt: integer('locked_at'),
    endedAt: integer('ended_at'),
    winner: integer('winner'),
    outcome: text('outcome').$type<BetOutcome>(),
    /** The hold of the ledger that has the stakes; null before the first. */
    holdId: integer('hold_id'),
    /** The name under which the ledger finds it; empty before the first. */
    holdReference: text('hold_reference').notNull(),
    /** How many bookings and holds were made for it, so that each has a reference of its own. */
    bookings: integer('bookings').notNull(),
    pool: integer('pool').notNull(),
    paid: integer('paid').notNull(),
  },
  (table) => [
    index('bets_running').on(table.state).where(sql`state IN ('open', 'locked')`),
    index('bets_by_end').on(table.endedAt),
  ],
);

/** Who has put how much on what. */
export const betStakes = sqliteTable(
  'bet_stakes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    betId: integer('bet_id').notNull(),
    viewerId: text('viewer_id').notNull(),
    name: text('name').notNull(),
    /** From 0. */
    option: integer('option').notNull(),
    amount: integer('amount').notNull(),
    /** 0 until it is over. */
    payout: integer('payout').notNull(),
  },
  (table) => [
    // Two entries of one person that turn out to be the same may have bet on two options.
    uniqueIndex('bet_stakes_by_viewer').on(table.betId, table.viewerId, table.option),
    index('bet_stakes_of_viewer').on(table.viewerId),
    check('bet_stakes_above_zero', sql`amount > 0`),
  ],
);
