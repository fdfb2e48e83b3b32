import type { Database } from '../../engine/db/database.ts';
import type { Hold, LedgerLine, LedgerNote } from '../../engine/ledger.ts';

export const BANK = 'bank';
export const holdOwner = (id: number): string => `hold:${id}`;

/** Owner to amount, for one currency; an owner stands in it once. */
export type Changes = Map<string, number>;

export interface StoredBooking {
  id: number;
  time: number;
  reference: string;
  reason: string;
  actor: string;
  holdId: number | null;
  undoes: number | null;
}

export interface StoredLine {
  owner: string;
  currency: string;
  amount: number;
}

interface StoredHold {
  id: number;
  reference: string;
  reason: string;
  state: Hold['state'];
}

/** The only SQL of the ledger. Whoever changes something does it within `db.write`. */
export class LedgerStore {
  private readonly sql;

  constructor(db: Database) {
    const { raw } = db;
    this.sql = {
      balance: raw.prepare<[string, string], { balance: number }>(
        'SELECT balance FROM ledger_accounts WHERE owner = ? AND currency = ?',
      ),
      balancesOf: raw
        .prepare<[string, string], [owner: string, balance: number]>(
          `SELECT account.owner, account.balance FROM json_each(?) AS asked CROSS JOIN ledger_accounts AS account
           WHERE account.owner = asked.value AND account.currency = ?`,
        )
        .raw(),
      balances: raw.prepare<[string], { currency: string; balance: number }>(
        'SELECT currency, balance FROM ledger_accounts WHERE owner = ? AND balance <> 0',
      ),
      byReference: raw.prepare<[string], StoredBooking>(
        `SELECT id, time, reference, reason, actor, hold_id AS holdId, undoes FROM ledger_bookings
         WHERE reference = ?`,
      ),
      byId: raw.prepare<[number], StoredBooking>(
        'SELECT id, time, reference, reason, actor, hold_id AS holdId, undoes FROM ledger_bookings WHERE id = ?',
      ),
      rowReference: raw.prepare<[number], { reference: string }>(
        `SELECT reference FROM ledger_bookings WHERE id = (SELECT booking_id FROM ledger_rows WHERE id = ?)`,
      ),
      undoneBy: raw.prepare<[number], { id: number }>('SELECT id FROM ledger_bookings WHERE undoes = ?'),
      insertBooking: raw.prepare<Omit<StoredBooking, 'id'>>(
        `INSERT INTO ledger_bookings (time, reference, reason, actor, hold_id, undoes)
         VALUES (:time, :reference, :reason, :actor, :holdId, :undoes)`,
      ),
      // One statement for any number of accounts; the object's keys are the owners.
      update: raw.prepare<[string, string]>(
        `UPDATE ledger_accounts SET balance = balance + change.value FROM json_each(?) AS change
         WHERE owner = change.key AND currency = ?`,
      ),
      insertMissing: raw.prepare<[string, string]>(
        `INSERT INTO ledger_accounts (owner, currency, kind, balance)
         SELECT change.key, ?,
           CASE WHEN change.key = '${BANK}' THEN 'bank' WHEN change.key LIKE 'hold:%' THEN 'hold' ELSE 'viewer' END,
           change.value
         FROM json_each(?) AS change WHERE true ON CONFLICT (owner, currency) DO NOTHING`,
      ),
      insertRows: raw.prepare<[number, string, string]>(
        `INSERT INTO ledger_rows (booking_id, account_id, amount, balance)
         SELECT ?, account.id, change.value, account.balance
         FROM json_each(?) AS change CROSS JOIN ledger_accounts AS account
         WHERE account.owner = change.key AND account.currency = ?`,
      ),
      lines: raw.prepare<[number], StoredLine>(
        `SELECT account.owner, account.currency, row.amount FROM ledger_rows AS row
         JOIN ledger_accounts AS account ON account.id = row.account_id WHERE row.booking_id = ?`,
      ),
      holdLines: raw.prepare<[number], StoredLine>(
        `SELECT account.owner, account.currency, sum(row.amount) AS amount
         FROM ledger_bookings AS booking JOIN ledger_rows AS row ON row.booking_id = booking.id
         JOIN ledger_accounts AS account ON account.id = row.account_id
         WHERE booking.hold_id = ? GROUP BY account.id HAVING sum(row.amount) <> 0`,
      ),
      hold: raw.prepare<[number], StoredHold>(
        'SELECT id, reference, reason, state FROM ledger_holds WHERE id = ?',
      ),
      holdByReference: raw.prepare<[string], StoredHold>(
        'SELECT id, reference, reason, state FROM ledger_holds WHERE reference = ?',
      ),
      insertHold: raw.prepare<{ reference: string; reason: string; survives: number; time: number }>(
        `INSERT INTO ledger_holds (reference, reason, state, survives, time)
         VALUES (:reference, :reason, 'open', :survives, :time)`,
      ),
      endHold: raw.prepare<[string, number]>('UPDATE ledger_holds SET state = ? WHERE id = ?'),
      leftOpen: raw.prepare<[], { id: number }>(
        "SELECT id FROM ledger_holds WHERE state = 'open' AND survives = 0",
      ),
      addStake: raw.prepare<[number, number, string, string]>(
        `INSERT INTO ledger_stakes (hold_id, account_id, amount)
         SELECT ?, id, ? FROM ledger_accounts WHERE owner = ? AND currency = ?
         ON CONFLICT (hold_id, account_id) DO UPDATE SET amount = amount + excluded.amount`,
      ),
      stakes: raw.prepare<[number], StoredLine>(
        `SELECT account.owner, account.currency, stake.amount FROM ledger_stakes AS stake
         JOIN ledger_accounts AS account ON account.id = stake.account_id WHERE stake.hold_id = ?
         ORDER BY account.id`,
      ),
      dropStakes: raw.prepare<[number, string]>(
        `DELETE FROM ledger_stakes WHERE hold_id = ?
         AND account_id IN (SELECT id FROM ledger_accounts WHERE owner = ?)`,
      ),
      moveStakes: raw.prepare<[string, string]>(
        `INSERT INTO ledger_stakes (hold_id, account_id, amount)
         SELECT stake.hold_id, there.id, stake.amount FROM ledger_stakes AS stake
         JOIN ledger_accounts AS here ON here.id = stake.account_id AND here.owner = ?
         JOIN ledger_accounts AS there ON there.owner = ? AND there.currency = here.currency
         JOIN ledger_holds AS hold ON hold.id = stake.hold_id AND hold.state = 'open' WHERE true
         ON CONFLICT (hold_id, account_id) DO UPDATE SET amount = amount + excluded.amount`,
      ),
      dropOpenStakes: raw.prepare<[string]>(
        `DELETE FROM ledger_stakes WHERE account_id IN (SELECT id FROM ledger_accounts WHERE owner = ?)
         AND hold_id IN (SELECT id FROM ledger_holds WHERE state = 'open')`,
      ),
      openStakes: raw.prepare<[string], { currency: string }>(
        `SELECT DISTINCT account.currency FROM ledger_stakes AS stake
         JOIN ledger_accounts AS account ON account.id = stake.account_id AND account.owner = ?
         JOIN ledger_holds AS hold ON hold.id = stake.hold_id AND hold.state = 'open'`,
      ),
      leaders: raw.prepare<[string, number], { owner: string; balance: number }>(
        `SELECT owner, balance FROM ledger_accounts
         WHERE kind = 'viewer' AND currency = ? AND balance > 0 ORDER BY balance DESC, id LIMIT ?`,
      ),
      above: raw.prepare<[string, number], { count: number }>(
        `SELECT count(*) AS count FROM ledger_accounts
         WHERE kind = 'viewer' AND currency = ? AND balance > ?`,
      ),
      firstAccount: raw.prepare<[string], { id: number | null }>(
        'SELECT min(id) AS id FROM ledger_accounts WHERE owner = ?',
      ),
      anonymise: raw.prepare<[string, string]>(
        "UPDATE ledger_accounts SET owner = ?, kind = 'forgotten' WHERE owner = ?",
      ),
      // A reference may hold the id, as in `daily:12345:2026-05-01`; and so may the actor.
      anonymiseReferences: raw.prepare<[string, string]>(
        `UPDATE ledger_bookings SET reference = 'forgotten:' || id WHERE id IN (
           SELECT row.booking_id FROM ledger_rows AS row
           JOIN ledger_accounts AS account ON account.id = row.account_id WHERE account.owner = ?
         ) AND instr(reference, ?) > 0`,
      ),
      anonymiseActor: raw.prepare<[string, string, string]>(
        `UPDATE ledger_bookings SET actor = ? WHERE actor = ? AND id IN (
           SELECT row.booking_id FROM ledger_rows AS row
           JOIN ledger_accounts AS account ON account.id = row.account_id WHERE account.owner = ?
         )`,
      ),
    };
  }

  balance(owner: string, currency: string): number {
    return this.sql.balance.get(owner, currency)?.balance ?? 0;
  }

  /** Of many at once; who has no account is not among them. */
  balancesOf(owners: readonly string[], currency: string): Map<string, number> {
    return new Map(this.sql.balancesOf.all(JSON.stringify(owners), currency));
  }

  balances(owner: string): Map<string, number> {
    return new Map(this.sql.balances.all(owner).map(({ currency, balance }) => [currency, balance]));
  }

  find(reference: string): StoredBooking | null {
    return this.sql.byReference.get(reference) ?? null;
  }

  byId(id: number): StoredBooking | null {
    return this.sql.byId.get(id) ?? null;
  }

  /** The reference under which a row was booked; null when there is no such row. */
  referenceOfRow(row: number): string | null {
    return this.sql.rowReference.get(row)?.reference ?? null;
  }

  isUndone(booking: number): boolean {
    return this.sql.undoneBy.get(booking) !== undefined;
  }

  /** Changes each account and writes a row for it. Throws SQLite's CHECK error for a balance below 0. */
  book(
    note: LedgerNote & { time: number; holdId: number | null; undoes: number | null },
    changes: ReadonlyMap<string, Changes>,
  ): number {
    const { time, reference, reason, actor, holdId, undoes } = note;
    const id = Number(
      this.sql.insertBooking.run({ time, reference, reason, actor, holdId, undoes }).lastInsertRowid,
    );
    for (const [currency, accounts] of changes) {
      const json = JSON.stringify(Object.fromEntries(accounts));
      if (this.sql.update.run(json, currency).changes < accounts.size) {
        this.insertMissing(currency, accounts);
      }
      this.sql.insertRows.run(id, json, currency);
    }
    return id;
  }

  lines(booking: number): StoredLine[] {
    return this.sql.lines.all(booking);
  }

  /** What a hold changed in the end, all its bookings together; the hold's own account is at 0 and not among them. */
  holdLines(holdId: number): StoredLine[] {
    return this.sql.holdLines.all(holdId);
  }

  hold(id: number): Hold | null {
    return this.withStakes(this.sql.hold.get(id));
  }

  holdByReference(reference: string): Hold | null {
    return this.withStakes(this.sql.holdByReference.get(reference));
  }

  insertHold(hold: { reference: string; reason: string; survives: boolean; time: number }): number {
    return Number(this.sql.insertHold.run({ ...hold, survives: hold.survives ? 1 : 0 }).lastInsertRowid);
  }

  endHold(id: number, state: 'settled' | 'released'): void {
    this.sql.endHold.run(state, id);
  }

  leftOpen(): number[] {
    return this.sql.leftOpen.all().map(({ id }) => id);
  }

  addStake(holdId: number, line: LedgerLine): void {
    this.sql.addStake.run(holdId, line.amount, line.viewerId, line.currency);
  }

  dropStakes(holdId: number, owner: string): void {
    this.sql.dropStakes.run(holdId, owner);
  }

  /** In which currencies somebody has stakes in running games. */
  openStakes(owner: string): string[] {
    return this.sql.openStakes.all(owner).map(({ currency }) => currency);
  }

  /** Both have an account in each of the currencies. */
  moveStakes(from: string, to: string): void {
    this.sql.moveStakes.run(from, to);
    this.sql.dropOpenStakes.run(from);
  }

  openAccount(owner: string, currency: string): void {
    this.sql.insertMissing.run(currency, JSON.stringify({ [owner]: 0 }));
  }

  leaders(currency: string, count: number): { owner: string; balance: number }[] {
    return this.sql.leaders.all(currency, count);
  }

  /** How many have more. */
  above(currency: string, balance: number): number {
    return this.sql.above.get(currency, balance)?.count ?? 0;
  }

  /** The rows stay as they are and lead to nobody any more. */
  anonymise(owner: string): void {
    const first = this.sql.firstAccount.get(owner)?.id ?? null;
    if (first === null) return;
    const as = `forgotten:${first}`;
    this.sql.anonymiseReferences.run(owner, owner);
    this.sql.anonymiseActor.run(as, owner, owner);
    this.sql.anonymise.run(as, owner);
  }

  private insertMissing(currency: string, accounts: Changes): void {
    const missing: Record<string, number> = {};
    for (const [owner, amount] of accounts) {
      if (this.sql.balance.get(owner, currency) === undefined) missing[owner] = amount;
    }
    this.sql.insertMissing.run(currency, JSON.stringify(missing));
  }

  /** The stakes are read when somebody asks for them: most who add to a hold of thousands do not. */
  private withStakes(hold: StoredHold | undefined): Hold | null {
    if (!hold) return null;
    const { stakes: read } = this.sql;
    let stakes: LedgerLine[] | null = null;
    return {
      ...hold,
      get stakes() {
        stakes ??= read
          .all(hold.id)
          .map(({ owner, currency, amount }) => ({ viewerId: owner, currency, amount }));
        return stakes;
      },
    };
  }
}
