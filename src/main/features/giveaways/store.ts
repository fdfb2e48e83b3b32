import {
  type GiveawayRules,
  type GiveawayState,
  giveawayRulesSchema,
  type WinnerState,
} from '../../../shared/contract/giveaways.ts';
import type { Database } from '../../engine/db/database.ts';

export interface StoredGiveaway {
  id: number;
  state: GiveawayState;
  rules: GiveawayRules;
  /** The id; empty when nothing is paid. */
  currency: string;
  openedAt: number | null;
  closesAt: number | null;
  endedAt: number | null;
  by: string;
  note: string | null;
}

export interface Entry {
  id: number;
  giveawayId: number;
  viewerId: string;
  login: string;
  name: string;
  /** 0 for who has left. */
  tickets: number;
  weight: number;
  paid: number;
  holdId: number | null;
  bookings: number;
  enteredAt: number;
}

export interface Drawn {
  id: number;
  giveawayId: number;
  viewerId: string;
  name: string;
  state: WinnerState;
  drawnAt: number;
  claimBy: number | null;
  tickets: number;
  chance: number;
  among: number;
  seed: number;
  paid: number;
  delivered: boolean;
  told: boolean;
}

export interface Totals {
  entrants: number;
  tickets: number;
  pot: number;
}

type GiveawayRow = Omit<StoredGiveaway, 'rules'> & { rules: string };
type DrawnRow = Omit<Drawn, 'delivered' | 'told'> & { delivered: number; told: number };

const GIVEAWAY = `id, state, rules, currency, opened_at AS openedAt, closes_at AS closesAt, ended_at AS endedAt,
  made_by AS by, note`;
const ENTRY = `id, giveaway_id AS giveawayId, viewer_id AS viewerId, login, name, tickets, weight, paid,
  hold_id AS holdId, bookings, entered_at AS enteredAt`;
const DRAWN = `id, giveaway_id AS giveawayId, viewer_id AS viewerId, name, state, drawn_at AS drawnAt,
  claim_by AS claimBy, tickets, chance, among, seed, paid, delivered, told`;

/** Stands for somebody who wished to be forgotten. */
const FORGOTTEN = 'Somebody';

/** The only SQL of giveaways. */
export class GiveawayStore {
  private readonly db: Database;
  private readonly sql;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.sql = {
      insert: raw.prepare<Omit<GiveawayRow, 'id'>>(
        `INSERT INTO giveaways (state, rules, currency, opened_at, closes_at, ended_at, made_by, note)
         VALUES (:state, :rules, :currency, :openedAt, :closesAt, :endedAt, :by, :note)`,
      ),
      update: raw.prepare<GiveawayRow>(
        `UPDATE giveaways SET state = :state, rules = :rules, currency = :currency, opened_at = :openedAt,
         closes_at = :closesAt, ended_at = :endedAt, made_by = :by, note = :note WHERE id = :id`,
      ),
      putBack: raw.prepare<GiveawayRow>(
        `INSERT INTO giveaways (id, state, rules, currency, opened_at, closes_at, ended_at, made_by, note)
         VALUES (:id, :state, :rules, :currency, :openedAt, :closesAt, :endedAt, :by, :note)`,
      ),
      remove: raw.prepare<[number]>('DELETE FROM giveaways WHERE id = ?'),
      byId: raw.prepare<[number], GiveawayRow>(`SELECT ${GIVEAWAY} FROM giveaways WHERE id = ?`),
      running: raw.prepare<[], GiveawayRow>(
        `SELECT ${GIVEAWAY} FROM giveaways WHERE state IN ('open', 'closed', 'drawn') ORDER BY id DESC LIMIT 1`,
      ),
      planned: raw.prepare<[], GiveawayRow>(
        `SELECT ${GIVEAWAY} FROM giveaways WHERE state = 'planned' ORDER BY id`,
      ),
      lastOver: raw.prepare<[], GiveawayRow>(
        `SELECT ${GIVEAWAY} FROM giveaways WHERE state = 'over' ORDER BY ended_at DESC, id DESC LIMIT 1`,
      ),
      ended: raw.prepare<[number, number], GiveawayRow>(
        `SELECT ${GIVEAWAY} FROM giveaways WHERE state IN ('over', 'cancelled') AND id < ? ORDER BY id DESC LIMIT ?`,
      ),
      insertEntry: raw.prepare<Omit<Entry, 'id'>>(
        `INSERT INTO giveaway_entries (giveaway_id, viewer_id, login, name, tickets, weight, paid, hold_id, bookings,
           entered_at)
         VALUES (:giveawayId, :viewerId, :login, :name, :tickets, :weight, :paid, :holdId, :bookings, :enteredAt)`,
      ),
      updateEntry: raw.prepare<Entry>(
        `UPDATE giveaway_entries SET viewer_id = :viewerId, login = :login, name = :name, tickets = :tickets,
         weight = :weight, paid = :paid, hold_id = :holdId, bookings = :bookings, entered_at = :enteredAt
         WHERE id = :id`,
      ),
      removeEntry: raw.prepare<[number]>('DELETE FROM giveaway_entries WHERE id = ?'),
      entry: raw.prepare<[number, string], Entry>(
        `SELECT ${ENTRY} FROM giveaway_entries WHERE giveaway_id = ? AND viewer_id = ?`,
      ),
      entries: raw.prepare<[number], Entry>(
        `SELECT ${ENTRY} FROM giveaway_entries WHERE giveaway_id = ? AND tickets > 0 ORDER BY id`,
      ),
      entriesPage: raw.prepare<[number, number, number], Entry>(
        `SELECT ${ENTRY} FROM giveaway_entries WHERE giveaway_id = ? AND tickets > 0 ORDER BY id LIMIT ? OFFSET ?`,
      ),
      entriesOf: raw.prepare<[string], Entry>(
        `SELECT ${ENTRY} FROM giveaway_entries WHERE viewer_id = ? ORDER BY id`,
      ),
      totals: raw.prepare<[number], Totals>(
        `SELECT count(*) AS entrants, coalesce(sum(tickets), 0) AS tickets, coalesce(sum(paid), 0) AS pot
         FROM giveaway_entries WHERE giveaway_id = ? AND tickets > 0`,
      ),
      dropEntries: raw.prepare<[number]>('DELETE FROM giveaway_entries WHERE giveaway_id = ?'),
      dropHolds: raw.prepare<[number]>('DELETE FROM giveaway_holds WHERE giveaway_id = ?'),
      clearHeld: raw.prepare<[number]>(
        'UPDATE giveaway_entries SET paid = 0, hold_id = NULL WHERE giveaway_id = ?',
      ),
      holds: raw.prepare<[number], { holdId: number; entries: number }>(
        'SELECT hold_id AS holdId, entries FROM giveaway_holds WHERE giveaway_id = ? ORDER BY hold_id',
      ),
      insertHold: raw.prepare<[number, number]>(
        'INSERT INTO giveaway_holds (hold_id, giveaway_id, entries) VALUES (?, ?, 0)',
      ),
      countHold: raw.prepare<[number]>('UPDATE giveaway_holds SET entries = entries + 1 WHERE hold_id = ?'),
      insertWinner: raw.prepare<Omit<DrawnRow, 'id'>>(
        `INSERT INTO giveaway_winners (giveaway_id, viewer_id, name, state, drawn_at, claim_by, tickets, chance, among,
           seed, paid, delivered, told)
         VALUES (:giveawayId, :viewerId, :name, :state, :drawnAt, :claimBy, :tickets, :chance, :among,
           :seed, :paid, :delivered, :told)`,
      ),
      updateWinner: raw.prepare<DrawnRow>(
        `UPDATE giveaway_winners SET viewer_id = :viewerId, name = :name, state = :state, claim_by = :claimBy,
         paid = :paid, delivered = :delivered, told = :told WHERE id = :id`,
      ),
      winner: raw.prepare<[number], DrawnRow>(`SELECT ${DRAWN} FROM giveaway_winners WHERE id = ?`),
      winners: raw.prepare<[number], DrawnRow>(
        `SELECT ${DRAWN} FROM giveaway_winners WHERE giveaway_id = ? ORDER BY id`,
      ),
      untold: raw.prepare<[], DrawnRow>(`SELECT ${DRAWN} FROM giveaway_winners WHERE told = 0 ORDER BY id`),
      everyWinner: raw.prepare<[], DrawnRow>(`SELECT ${DRAWN} FROM giveaway_winners ORDER BY id DESC`),
      lastWon: raw.prepare<[string], { last: number | null }>(
        "SELECT max(drawn_at) AS last FROM giveaway_winners WHERE viewer_id = ? AND state = 'won'",
      ),
      moveWinner: raw.prepare<[string, string]>(
        'UPDATE giveaway_winners SET viewer_id = ? WHERE viewer_id = ?',
      ),
      forgetWinner: raw.prepare<[string]>(
        `UPDATE giveaway_winners SET viewer_id = '', name = '${FORGOTTEN}' WHERE viewer_id = ?`,
      ),
      dropOldEntries: raw.prepare<[number]>(
        `DELETE FROM giveaway_entries WHERE giveaway_id IN
           (SELECT id FROM giveaways WHERE state IN ('over', 'cancelled') AND ended_at < ?)`,
      ),
      dropOldWinners: raw.prepare<[number]>(
        `DELETE FROM giveaway_winners WHERE giveaway_id IN
           (SELECT id FROM giveaways WHERE state IN ('over', 'cancelled') AND ended_at < ?)`,
      ),
      dropOldHolds: raw.prepare<[number]>(
        `DELETE FROM giveaway_holds WHERE giveaway_id IN
           (SELECT id FROM giveaways WHERE state IN ('over', 'cancelled') AND ended_at < ?)`,
      ),
      dropOld: raw.prepare<[number]>(
        "DELETE FROM giveaways WHERE state IN ('over', 'cancelled') AND ended_at < ?",
      ),
    };
  }

  write<T>(run: () => T): T {
    return this.db.write(run);
  }

  add(giveaway: Omit<StoredGiveaway, 'id'>): StoredGiveaway {
    const { lastInsertRowid } = this.sql.insert.run({ ...giveaway, rules: JSON.stringify(giveaway.rules) });
    return { ...giveaway, id: Number(lastInsertRowid) };
  }

  put(giveaway: StoredGiveaway): StoredGiveaway {
    this.sql.update.run({ ...giveaway, rules: JSON.stringify(giveaway.rules) });
    return giveaway;
  }

  /** With the id that it had before it was removed. */
  putBack(giveaway: StoredGiveaway): void {
    this.sql.putBack.run({ ...giveaway, rules: JSON.stringify(giveaway.rules) });
  }

  remove(id: number): void {
    this.sql.remove.run(id);
  }

  get(id: number): StoredGiveaway | null {
    return asGiveaway(this.sql.byId.get(id));
  }

  running(): StoredGiveaway | null {
    return asGiveaway(this.sql.running.get());
  }

  planned(): StoredGiveaway[] {
    return this.sql.planned.all().flatMap((row) => asGiveaway(row) ?? []);
  }

  lastOver(): StoredGiveaway | null {
    return asGiveaway(this.sql.lastOver.get());
  }

  /** Newest first. */
  ended(before: number | null, limit: number): StoredGiveaway[] {
    return this.sql.ended
      .all(before ?? Number.MAX_SAFE_INTEGER, limit)
      .flatMap((row) => asGiveaway(row) ?? []);
  }

  addEntry(entry: Omit<Entry, 'id'>): Entry {
    return { ...entry, id: Number(this.sql.insertEntry.run(entry).lastInsertRowid) };
  }

  putEntry(entry: Entry): Entry {
    this.sql.updateEntry.run(entry);
    return entry;
  }

  removeEntry(id: number): void {
    this.sql.removeEntry.run(id);
  }

  /** Also of those who have left; null for who was never in. */
  entry(giveawayId: number, viewerId: string): Entry | null {
    return this.sql.entry.get(giveawayId, viewerId) ?? null;
  }

  /** Those who are in, in the order in which they came. */
  entries(giveawayId: number): Entry[] {
    return this.sql.entries.all(giveawayId);
  }

  entriesPage(giveawayId: number, limit: number, offset: number): Entry[] {
    return this.sql.entriesPage.all(giveawayId, limit, offset);
  }

  entriesOf(viewerId: string): Entry[] {
    return this.sql.entriesOf.all(viewerId);
  }

  totals(giveawayId: number): Totals {
    return this.sql.totals.get(giveawayId) ?? { entrants: 0, tickets: 0, pot: 0 };
  }

  /** Nothing is held for anybody any more. */
  clearHeld(giveawayId: number): void {
    this.sql.clearHeld.run(giveawayId);
  }

  /** Forgets who was in, after everything was given back. */
  empty(giveawayId: number): void {
    this.sql.dropEntries.run(giveawayId);
    this.sql.dropHolds.run(giveawayId);
  }

  holds(giveawayId: number): { holdId: number; entries: number }[] {
    return this.sql.holds.all(giveawayId);
  }

  addHold(giveawayId: number, holdId: number): void {
    this.sql.insertHold.run(holdId, giveawayId);
  }

  countHold(holdId: number): void {
    this.sql.countHold.run(holdId);
  }

  addWinner(winner: Omit<Drawn, 'id'>): Drawn {
    return { ...winner, id: Number(this.sql.insertWinner.run(asDrawnRow(winner)).lastInsertRowid) };
  }

  putWinner(winner: Drawn): Drawn {
    this.sql.updateWinner.run({ ...asDrawnRow(winner), id: winner.id });
    return winner;
  }

  winner(id: number): Drawn | null {
    const row = this.sql.winner.get(id);
    return row ? asDrawn(row) : null;
  }

  winners(giveawayId: number): Drawn[] {
    return this.sql.winners.all(giveawayId).map(asDrawn);
  }

  /** Those of whom chat does not know yet. */
  untold(): Drawn[] {
    return this.sql.untold.all().map(asDrawn);
  }

  /** Of all giveaways, newest first. */
  everyWinner(): Drawn[] {
    return this.sql.everyWinner.all().map(asDrawn);
  }

  /** Null for who has never won. */
  lastWon(viewerId: string): number | null {
    return this.sql.lastWon.get(viewerId)?.last ?? null;
  }

  moveWinners(from: string, to: string): void {
    this.sql.moveWinner.run(to, from);
  }

  forgetWinners(viewerId: string): void {
    this.sql.forgetWinner.run(viewerId);
  }

  /** Deletes what ended before. */
  tidy(before: number): void {
    this.db.write(() => {
      this.sql.dropOldEntries.run(before);
      this.sql.dropOldWinners.run(before);
      this.sql.dropOldHolds.run(before);
      this.sql.dropOld.run(before);
    });
  }
}

function asGiveaway(row: GiveawayRow | undefined): StoredGiveaway | null {
  if (!row) return null;
  return { ...row, rules: giveawayRulesSchema.parse(JSON.parse(row.rules)) };
}

function asDrawnRow(winner: Omit<Drawn, 'id'>): Omit<DrawnRow, 'id'> {
  return { ...winner, delivered: winner.delivered ? 1 : 0, told: winner.told ? 1 : 0 };
}

function asDrawn(row: DrawnRow): Drawn {
  return { ...row, delivered: row.delivered === 1, told: row.told === 1 };
}
