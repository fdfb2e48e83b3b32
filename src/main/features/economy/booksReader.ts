import type { LedgerFilter } from '../../../shared/contract/economy.ts';
import type { Database } from '../../engine/db/database.ts';

export interface FoundRow {
  id: number;
  bookingId: number;
  time: number;
  owner: string;
  kind: 'viewer' | 'hold' | 'bank' | 'forgotten';
  currency: string;
  amount: number;
  balance: number;
  reason: string;
  reference: string;
  actor: string;
  holdId: number | null;
  undoes: number | null;
  undoneBy: number | null;
}

export interface CurrencyTotals {
  currency: string;
  owned: number;
  owners: number;
  held: number;
  handedOut: number;
  takenBack: number;
  /** 0 when the books balance. */
  total: number;
  /** Accounts whose balance is not the sum of their rows. */
  wrong: number;
}

/** Long looks into the ledger, which happen beside the main thread. */
export class BooksReader {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Newest first, below `before`. */
  search(filter: LedgerFilter, before: number | null, limit: number): Promise<FoundRow[]> {
    const parts: string[] = [];
    const parameters: (string | number)[] = [];
    const add = (part: string, ...values: (string | number)[]): void => {
      parts.push(part);
      parameters.push(...values);
    };
    if (before !== null) add('row.id < ?', before);
    if (filter.viewerId !== null) {
      add('row.account_id IN (SELECT id FROM ledger_accounts WHERE owner = ?)', filter.viewerId);
    }
    if (filter.currency !== '') add('account.currency = ?', filter.currency);
    if (filter.accounts === 'viewers') add("account.kind IN ('viewer', 'forgotten')");
    if (filter.from !== null) add('booking.time >= ?', filter.from);
    if (filter.to !== null) add('booking.time <= ?', filter.to);
    const text = filter.text.trim();
    if (text !== '') {
      const pattern = `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
      add("(booking.reason LIKE ? ESCAPE '\\' OR booking.reference LIKE ? ESCAPE '\\')", pattern, pattern);
    }
    return this.db.read<FoundRow>(
      `SELECT row.id, row.booking_id AS bookingId, booking.time, account.owner, account.kind, account.currency,
         row.amount, row.balance, booking.reason, booking.reference, booking.actor, booking.hold_id AS holdId,
         booking.undoes, undone.id AS undoneBy
       FROM ledger_rows AS row
       CROSS JOIN ledger_accounts AS account ON account.id = row.account_id
       CROSS JOIN ledger_bookings AS booking ON booking.id = row.booking_id
       LEFT JOIN ledger_bookings AS undone ON undone.undoes = booking.id
       ${parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : ''}
       ORDER BY row.id DESC LIMIT ?`,
      [...parameters, limit],
    );
  }

  totals(from: number | null): Promise<CurrencyTotals[]> {
    return this.db.read<CurrencyTotals>(
      `WITH sums AS (SELECT account_id, sum(amount) AS sum FROM ledger_rows GROUP BY account_id),
       moved AS (
         SELECT account.currency,
           sum(CASE WHEN row.amount < 0 THEN -row.amount ELSE 0 END) AS handedOut,
           sum(CASE WHEN row.amount > 0 THEN row.amount ELSE 0 END) AS takenBack
         FROM ledger_accounts AS account CROSS JOIN ledger_rows AS row ON row.account_id = account.id
         JOIN ledger_bookings AS booking ON booking.id = row.booking_id
         WHERE account.kind = 'bank' AND booking.time >= ? GROUP BY account.currency
       )
       SELECT account.currency,
         sum(CASE WHEN kind IN ('viewer', 'forgotten') THEN balance ELSE 0 END) AS owned,
         sum(CASE WHEN kind IN ('viewer', 'forgotten') AND balance > 0 THEN 1 ELSE 0 END) AS owners,
         sum(CASE WHEN kind = 'hold' THEN balance ELSE 0 END) AS held,
         coalesce(max(moved.handedOut), 0) AS handedOut, coalesce(max(moved.takenBack), 0) AS takenBack,
         sum(balance) AS total, sum(balance <> coalesce(sums.sum, 0)) AS wrong
       FROM ledger_accounts AS account
       LEFT JOIN sums ON sums.account_id = account.id
       LEFT JOIN moved ON moved.currency = account.currency
       GROUP BY account.currency`,
      [from ?? 0],
    );
  }

  /** What the bank has given (above 0) and got (below 0), by reason. */
  reasons(
    from: number | null,
  ): Promise<{ currency: string; reason: string; times: number; amount: number }[]> {
    return this.db.read(
      `SELECT account.currency, booking.reason, count(*) AS times, -sum(row.amount) AS amount
       FROM ledger_accounts AS account
       CROSS JOIN ledger_rows AS row ON row.account_id = account.id
       JOIN ledger_bookings AS booking ON booking.id = row.booking_id
       WHERE account.kind = 'bank' AND booking.time >= ?
       GROUP BY account.currency, booking.reason ORDER BY abs(sum(row.amount)) DESC LIMIT 200`,
      [from ?? 0],
    );
  }

  holds(): Promise<{ id: number; reason: string; time: number }[]> {
    return this.db.read(
      "SELECT id, reason, time FROM ledger_holds WHERE state = 'open' ORDER BY id DESC LIMIT 200",
    );
  }
}
