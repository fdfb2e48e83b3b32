import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/**
 * Who owns how much of what: viewers by their id, the running games (`hold:12`), and the bank, from which all gains come
 * and to which all losses go. All balances of a currency together are 0.
 */
export const ledgerAccounts = sqliteTable(
  'ledger_accounts',
  {
    id: integer('id').primaryKey(),
    owner: text('owner').notNull(),
    currency: text('currency').notNull(),
    kind: text('kind').$type<'viewer' | 'hold' | 'bank' | 'forgotten'>().notNull(),
    balance: integer('balance').notNull(),
  },
  (table) => [
    uniqueIndex('ledger_accounts_by_owner').on(table.owner, table.currency),
    // None by balance: every payout would have to sort it anew, and a leaderboard reads all accounts in a few
    // milliseconds.
    check('ledger_accounts_not_below_zero', sql`kind = 'bank' OR balance >= 0`),
    // The largest whole number that JavaScript counts exactly.
    check('ledger_accounts_countable', sql`abs(balance) <= 9007199254740991`),
  ],
);

/** What happened, once; its rows say whose balance it changed. Neither is ever changed or deleted. */
export const ledgerBookings = sqliteTable(
  'ledger_bookings',
  {
    id: integer('id').primaryKey(),
    /** Epoch milliseconds. */
    time: integer('time').notNull(),
    reference: text('reference').notNull(),
    reason: text('reason').notNull(),
    actor: text('actor').notNull(),
    /** The hold whose stakes these are, or which this ends; null for all else. */
    holdId: integer('hold_id'),
    /** The booking that this takes back; null for all else. */
    undoes: integer('undoes'),
  },
  (table) => [
    uniqueIndex('ledger_bookings_by_reference').on(table.reference),
    index('ledger_bookings_by_time').on(table.time),
    index('ledger_bookings_by_hold').on(table.holdId).where(sql`hold_id IS NOT NULL`),
    uniqueIndex('ledger_bookings_by_undone').on(table.undoes).where(sql`undoes IS NOT NULL`),
  ],
);

export const ledgerRows = sqliteTable(
  'ledger_rows',
  {
    id: integer('id').primaryKey(),
    bookingId: integer('booking_id').notNull(),
    accountId: integer('account_id').notNull(),
    amount: integer('amount').notNull(),
    /** Right after this row. */
    balance: integer('balance').notNull(),
  },
  (table) => [
    index('ledger_rows_by_booking').on(table.bookingId),
    index('ledger_rows_by_account').on(table.accountId),
  ],
);

/** Stakes that lie aside while a game runs. */
export const ledgerHolds = sqliteTable(
  'ledger_holds',
  {
    id: integer('id').primaryKey(),
    reference: text('reference').notNull(),
    reason: text('reason').notNull(),
    state: text('state').$type<'open' | 'settled' | 'released'>().notNull(),
    /** It goes on after a restart. */
    survives: integer('survives', { mode: 'boolean' }).notNull(),
    time: integer('time').notNull(),
  },
  (table) => [
    uniqueIndex('ledger_holds_by_reference').on(table.reference),
    index('ledger_holds_open').on(table.state).where(sql`state = 'open'`),
  ],
);

export const ledgerStakes = sqliteTable(
  'ledger_stakes',
  {
    holdId: integer('hold_id').notNull(),
    accountId: integer('account_id').notNull(),
    amount: integer('amount').notNull(),
  },
  (table) => [primaryKey({ columns: [table.holdId, table.accountId] })],
);

/** Currencies, rules, multipliers, happy hours and ranks, as one whole that is valid or not. One row. */
export const economyPlan = sqliteTable('economy_plan', {
  id: integer('id').primaryKey(),
  plan: text('plan', { mode: 'json' }).notNull(),
});

/** The happy hour that was started by hand. One row at most. */
export const economyHappy = sqliteTable('economy_happy', {
  id: integer('id').primaryKey(),
  factor: real('factor').notNull(),
  /** Epoch milliseconds. */
  until: integer('until').notNull(),
});

/** What a viewer has claimed last, and how often in a row. */
export const economyClaims = sqliteTable(
  'economy_claims',
  {
    viewerId: text('viewer_id').notNull(),
    kind: text('kind').$type<'daily' | 'hourly' | 'work'>().notNull(),
    /** Epoch milliseconds. */
    time: integer('time').notNull(),
    /** The calendar day of it in the streamer's zone: `2026-05-01`. */
    day: text('day').notNull(),
    streak: integer('streak').notNull(),
  },
  (table) => [primaryKey({ columns: [table.viewerId, table.kind] })],
);

export const economySeasons = sqliteTable('economy_seasons', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  currency: text('currency').notNull(),
  state: text('state').$type<'closing' | 'closed'>().notNull(),
  startedAt: integer('started_at'),
  endedAt: integer('ended_at').notNull(),
  /** Accounts up to this one have been put back to 0. */
  cursor: integer('cursor').notNull(),
});

export const economyStandings = sqliteTable(
  'economy_standings',
  {
    seasonId: integer('season_id').notNull(),
    accountId: integer('account_id').notNull(),
    amount: integer('amount').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.seasonId, table.accountId] }),
    index('economy_standings_by_amount').on(table.seasonId, table.amount),
  ],
);
