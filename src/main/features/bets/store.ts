import type { BetOutcome, BetState } from '../../../shared/contract/bets.ts';
import type { Database } from '../../engine/db/database.ts';

export interface StoredBet {
  id: number;
  question: string;
  options: string[];
  /** Hundredths; null for a pool. */
  odds: number[] | null;
  state: BetState;
  currency: string;
  least: number;
  most: number;
  openedBy: string;
  /** Null for the panel or a routine. */
  openedById: string | null;
  openedAt: number;
  locksAt: number | null;
  lockedAt: number | null;
  endedAt: number | null;
  winner: number | null;
  outcome: BetOutcome | null;
  holdId: number | null;
  /** Empty before the first stake. */
  holdReference: string;
  bookings: number;
  pool: number;
  paid: number;
}

export interface StoredStake {
  id: number;
  viewerId: string;
  name: string;
  option: number;
  amount: number;
  payout: number;
}

/** What lies on one option. */
export interface OptionSum {
  option: number;
  viewers: number;
  amount: number;
}

export interface BetFilter {
  text: string;
  state: 'ended' | 'cancelled' | null;
  before: number | null;
  limit: number;
}

type BetRow = Omit<StoredBet, 'options' | 'odds'> & { options: string; odds: string | null };

const BET = `id, question, options, odds, state, currency, least, most, opened_by AS openedBy,
  opened_by_id AS openedById,  opened_at AS openedAt, locks_at AS locksAt, locked_at AS lockedAt, ended_at AS endedAt, winner, outcome,
  hold_id AS holdId, hold_reference AS holdReference, bookings, pool, paid`;
const STAKE = 'id, viewer_id AS viewerId, name, option, amount, payout';

/** The only SQL of bets. Whoever changes something does it within `db.write`. */
export class BetStore {
  private readonly sql;

  constructor(db: Database) {
    const { raw } = db;
    this.sql = {
      running: raw.prepare<[], BetRow>(
        `SELECT ${BET} FROM bets WHERE state IN ('open', 'locked') ORDER BY id LIMIT 1`,
      ),
      byId: raw.prepare<[number], BetRow>(`SELECT ${BET} FROM bets WHERE id = ?`),
      insert: raw.prepare<[Omit<BetRow, 'id'>]>(
        `INSERT INTO bets (question, options, odds, state, currency, least, most, opened_by,
           opened_by_id, opened_at, locks_at, locked_at, ended_at, winner, outcome, hold_id, hold_reference, bookings, pool, paid)
         VALUES (@question, @options, @odds, @state, @currency, @least, @most, @openedBy,
           @openedById, @openedAt, @locksAt, @lockedAt, @endedAt, @winner, @outcome, @holdId, @holdReference, @bookings, @pool, @paid)`,
      ),
      save: raw.prepare<[BetRow]>(
        `UPDATE bets SET state = @state, locks_at = @locksAt, locked_at = @lockedAt, ended_at = @endedAt,
           winner = @winner, outcome = @outcome, hold_id = @holdId, hold_reference = @holdReference, bookings = @bookings, pool = @pool, paid = @paid
         WHERE id = @id`,
      ),
      page: raw.prepare<
        [{ state: string | null; text: string; before: number | null; limit: number }],
        BetRow
      >(
        `SELECT ${BET} FROM bets WHERE state IN ('ended', 'cancelled') AND (@state IS NULL OR state = @state)
           AND (@text = '' OR instr(lower(question), lower(@text)) > 0) AND (@before IS NULL OR id < @before)
         ORDER BY id DESC LIMIT @limit`,
      ),
      stakes: raw.prepare<[number], StoredStake>(
        `SELECT ${STAKE} FROM bet_stakes WHERE bet_id = ? ORDER BY id`,
      ),
      stakesOf: raw.prepare<[number, string], StoredStake>(
        `SELECT ${STAKE} FROM bet_stakes WHERE bet_id = ? AND viewer_id = ? ORDER BY id`,
      ),
      sums: raw.prepare<[number], OptionSum>(
        `SELECT option, count(*) AS viewers, sum(amount) AS amount FROM bet_stakes WHERE bet_id = ?
         GROUP BY option`,
      ),
      viewers: raw.prepare<[number], { count: number }>(
        'SELECT count(DISTINCT viewer_id) AS count FROM bet_stakes WHERE bet_id = ?',
      ),
      add: raw.prepare<[number, string, string, number, number]>(
        `INSERT INTO bet_stakes (bet_id, viewer_id, name, option, amount, payout) VALUES (?, ?, ?, ?, ?, 0)
         ON CONFLICT (bet_id, viewer_id, option) DO UPDATE SET amount = amount + excluded.amount, name = excluded.name`,
      ),
      drop: raw.prepare<[number, string]>('DELETE FROM bet_stakes WHERE bet_id = ? AND viewer_id = ?'),
      pay: raw.prepare<[number, number]>('UPDATE bet_stakes SET payout = ? WHERE id = ?'),
      merge: raw.prepare<[string, string]>(
        `INSERT INTO bet_stakes (bet_id, viewer_id, name, option, amount, payout)
         SELECT bet_id, ?, name, option, amount, payout FROM bet_stakes WHERE viewer_id = ? AND true
         ON CONFLICT (bet_id, viewer_id, option) DO UPDATE SET amount = amount + excluded.amount,
           payout = payout + excluded.payout`,
      ),
      dropViewer: raw.prepare<[string]>('DELETE FROM bet_stakes WHERE viewer_id = ?'),
      forget: raw.prepare<[string]>(
        "UPDATE bet_stakes SET viewer_id = 'forgotten:' || id, name = '' WHERE viewer_id = ?",
      ),
      forgetOpener: raw.prepare<[string]>(
        "UPDATE bets SET opened_by = '', opened_by_id = NULL WHERE opened_by_id = ?",
      ),
      pruneStakes: raw.prepare<[number]>(
        `DELETE FROM bet_stakes WHERE bet_id IN
           (SELECT id FROM bets WHERE state IN ('ended', 'cancelled') AND ended_at < ?)`,
      ),
      prune: raw.prepare<[number]>("DELETE FROM bets WHERE state IN ('ended', 'cancelled') AND ended_at < ?"),
    };
  }

  /** The one that is open or locked; null for none. */
  running(): StoredBet | null {
    return asBet(this.sql.running.get());
  }

  byId(id: number): StoredBet | null {
    return asBet(this.sql.byId.get(id));
  }

  insert(bet: Omit<StoredBet, 'id'>): number {
    return Number(this.sql.insert.run(asRow(bet)).lastInsertRowid);
  }

  /** What can change of it; question and options stay. */
  save(bet: StoredBet): void {
    this.sql.save.run({ ...asRow(bet), id: bet.id });
  }

  list(filter: BetFilter): StoredBet[] {
    return this.sql.page.all(filter).flatMap((row) => asBet(row) ?? []);
  }

  stakes(betId: number): StoredStake[] {
    return this.sql.stakes.all(betId);
  }

  stakesOf(betId: number, viewerId: string): StoredStake[] {
    return this.sql.stakesOf.all(betId, viewerId);
  }

  sums(betId: number): OptionSum[] {
    return this.sql.sums.all(betId);
  }

  viewers(betId: number): number {
    return this.sql.viewers.get(betId)?.count ?? 0;
  }

  addStake(betId: number, { id, name }: { id: string; name: string }, option: number, amount: number): void {
    this.sql.add.run(betId, id, name, option, amount);
  }

  dropStakes(betId: number, viewerId: string): void {
    this.sql.drop.run(betId, viewerId);
  }

  pay(stakeId: number, payout: number): void {
    this.sql.pay.run(payout, stakeId);
  }

  merge(from: string, to: string): void {
    this.sql.merge.run(to, from);
    this.sql.dropViewer.run(from);
  }

  /** What they put in stays in the history, and leads to nobody. */
  forget(viewerId: string): void {
    this.sql.forget.run(viewerId);
    this.sql.forgetOpener.run(viewerId);
  }

  /** Drops what ended before. */
  tidy(before: number): void {
    this.sql.pruneStakes.run(before);
    this.sql.prune.run(before);
  }
}

function asBet(row: BetRow | undefined): StoredBet | null {
  if (!row) return null;
  return {
    ...row,
    options: JSON.parse(row.options) as string[],
    odds: row.odds === null ? null : (JSON.parse(row.odds) as number[]),
  };
}

function asRow<B extends Omit<StoredBet, 'id'>>(bet: B): Omit<BetRow, 'id'> {
  return {
    ...bet,
    options: JSON.stringify(bet.options),
    odds: bet.odds === null ? null : JSON.stringify(bet.odds),
  };
}
