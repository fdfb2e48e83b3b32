import type { Database } from '../../src/main/engine/db/database.ts';

/** A channel with a history: so many viewers with names, times, notes for some, and two balances each. */
export function fillViewers(db: Database, count: number): void {
  db.raw.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO viewers (id, login, name, first_seen, last_seen, watched_seconds, messages, streams, role, notes)
    SELECT 100000 + i, 'viewer_' || (i * 7919 % 1000003), 'Viewer_' || (i * 7919 % 1000003),
      1700000000000 + i * 1000, 1750000000000 + (i * 7919 % 1000003) * 1000, i * 31 % 900000, i * 17 % 5000, i % 60,
      CASE WHEN i % 50 = 0 THEN 'subscriber' ELSE 'everyone' END,
      CASE WHEN i % 100 = 0 THEN 'Met at a convention' ELSE '' END
    FROM n;
    -- The worst case: everybody has written a line since their row was written.
    INSERT INTO viewer_visits (number, last_seen, messages) SELECT number, last_seen, messages FROM viewers;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO ledger_accounts (owner, currency, kind, balance) SELECT 100000 + i, 'tokens', 'viewer', i % 3000 FROM n;
    INSERT INTO ledger_accounts (owner, currency, kind, balance)
    SELECT 'bank', 'tokens', 'bank', -sum(balance) FROM ledger_accounts;
    INSERT INTO ledger_bookings (time, reference, reason, actor) VALUES (1700000000000, 'opening', 'Opening balances', 'bench');
    INSERT INTO ledger_rows (booking_id, account_id, amount, balance) SELECT 1, id, balance, balance FROM ledger_accounts;
  `);
}
