import { sql } from 'drizzle-orm';
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { GiveawayRules, GiveawayState, WinnerState } from '../../../shared/contract/giveaways.ts';

export const giveaways = sqliteTable(
  'giveaways',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    state: text('state').$type<GiveawayState>().notNull(),
    rules: text('rules', { mode: 'json' }).$type<GiveawayRules>().notNull(),
    /** The currency's id as it was when it was opened; empty when nothing is paid. */
    currency: text('currency').notNull(),
    /** Epoch milliseconds, as all times; null before it was opened. */
    openedAt: integer('opened_at'),
    /** Null for an open end. */
    closesAt: integer('closes_at'),
    endedAt: integer('ended_at'),
    /** The name of who made it. */
    by: text('made_by').notNull(),
    /** Why it does not go on by itself; null when nothing is wrong. */
    note: text('note'),
  },
  (table) => [index('giveaways_by_state').on(table.state)],
);

/** Everybody who has ever entered it. Who has left keeps the row, without tickets. */
export const giveawayEntries = sqliteTable(
  'giveaway_entries',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    giveawayId: integer('giveaway_id').notNull(),
    viewerId: text('viewer_id').notNull(),
    login: text('login').notNull(),
    name: text('name').notNull(),
    /** 0 for who has left. */
    tickets: integer('tickets').notNull(),
    /** What each ticket counts. */
    weight: real('weight').notNull(),
    /** What lies in the hold for them, or has been taken. */
    paid: integer('paid').notNull(),
    /** The ledger's hold; null when nothing was paid. */
    holdId: integer('hold_id'),
    /** How often money was moved for this entry, so that each booking has a reference of its own. */
    bookings: integer('bookings').notNull(),
    enteredAt: integer('entered_at').notNull(),
  },
  (table) => [
    uniqueIndex('giveaway_entries_by_viewer').on(table.giveawayId, table.viewerId),
    index('giveaway_entries_of_viewer').on(table.viewerId),
    check('giveaway_entries_not_below_zero', sql`tickets >= 0 AND paid >= 0 AND weight > 0`),
  ],
);

/** The tickets' money lies in a few holds, each for some of the entries, so that no booking has to look at all. */
export const giveawayHolds = sqliteTable(
  'giveaway_holds',
  {
    holdId: integer('hold_id').primaryKey(),
    giveawayId: integer('giveaway_id').notNull(),
    entries: integer('entries').notNull(),
  },
  (table) => [index('giveaway_holds_by_giveaway').on(table.giveawayId)],
);

/** Everybody who was ever drawn, in the order of the draws. */
export const giveawayWinners = sqliteTable(
  'giveaway_winners',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    giveawayId: integer('giveaway_id').notNull(),
    viewerId: text('viewer_id').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<WinnerState>().notNull(),
    drawnAt: integer('drawn_at').notNull(),
    /** Null for who need not answer. */
    claimBy: integer('claim_by'),
    tickets: integer('tickets').notNull(),
    chance: real('chance').notNull(),
    among: integer('among').notNull(),
    seed: integer('seed').notNull(),
    paid: integer('paid').notNull(),
    delivered: integer('delivered', { mode: 'boolean' }).notNull(),
    /** False until chat was told, so that a crash during the show hides nobody's luck. */
    told: integer('told', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    index('giveaway_winners_by_giveaway').on(table.giveawayId),
    index('giveaway_winners_by_viewer').on(table.viewerId, table.drawnAt),
  ],
);
