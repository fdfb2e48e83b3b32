import { expect, onTestFinished, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../engine/testing/testDatabase.ts';
import { localTime } from './calendar.ts';
import { DEFAULT_PLAN } from './defaultPlan.ts';
import { Earnings } from './earnings.ts';
import { Books } from './ledger.ts';
import { LedgerStore } from './ledgerStore.ts';

/** One token for every line, without a rest between two. */
const RULE = {
  id: 'lines',
  on: true,
  event: 'chat' as const,
  currency: 'tokens',
  amount: 1,
  per: 1,
  most: null,
  cooldown: 0,
  tier: null,
  reward: '',
};

function opened(): TestDatabase & { earnings: Earnings; tokens(): number; booked(): unknown } {
  const there = openTestDatabase();
  onTestFinished(there.cleanUp);
  const { db, clock } = there;
  const ledger = new Books({
    db,
    store: new LedgerStore(db),
    clock,
    currency: (id) => ({ one: id, many: id }),
    excluded: () => new Set(),
    changed: () => {},
  });
  const earnings = new Earnings({
    db,
    ledger,
    clock,
    plan: () => ({ ...DEFAULT_PLAN, rules: [RULE], multipliers: [], happyHours: [] }),
    local: () => localTime(clock.now(), 'UTC'),
    happyNow: () => 1,
    roleOf: () => 'everyone',
    ignored: () => false,
  });
  return {
    ...there,
    earnings,
    tokens: () => ledger.balance('11', 'tokens'),
    booked: () =>
      db.raw
        .prepare(
          `SELECT sum(amount) FROM ledger_rows AS row
           JOIN ledger_accounts AS account ON account.id = row.account_id WHERE account.owner = '11'`,
        )
        .pluck()
        .get(),
  };
}

test('lines are paid with the next late writes, and every line is in the books once', () => {
  const { earnings, clock, tokens, booked } = opened();
  for (const id of ['a', 'b', 'c']) earnings.spoke('11', 'everyone', id);
  clock.advance(200);
  expect([tokens(), booked()]).toEqual([3, 3]);
  earnings.spoke('11', 'everyone', 'd');
  clock.advance(200);
  expect([tokens(), booked()]).toEqual([4, 4]);
});

test('lines are paid once when a late write beside them throws and undoes them', () => {
  const { db, earnings, tokens, booked } = opened();
  earnings.spoke('11', 'everyone', 'a');
  db.behind.add(() => {
    throw new Error('not mine');
  });
  earnings.spoke('11', 'everyone', 'b');
  db.behind.flush();
  expect([tokens(), booked()]).toEqual([2, 2]);
});

test('what is earned while the disk is full is paid once there is space, with what came meanwhile', () => {
  const { db, earnings, clock, tokens, booked } = opened();
  db.raw.pragma('wal_checkpoint(TRUNCATE)');
  db.raw.pragma(`max_page_count = ${db.raw.pragma('page_count', { simple: true })}`);
  const lines = Array.from({ length: 3000 }, (_, number) => `line-${number}`);
  for (const id of lines) earnings.spoke(`1${id}`, 'everyone', id);
  clock.advance(200);
  expect(db.raw.prepare('SELECT count(*) FROM ledger_rows').pluck().get()).toBe(0);
  earnings.spoke('11', 'everyone', 'later');
  clock.advance(200);
  expect(tokens()).toBe(0);
  db.raw.pragma('max_page_count = 100000');
  clock.advance(2000);
  expect([tokens(), booked()]).toEqual([1, 1]);
  // One for each viewer, and the bank's two.
  expect(db.raw.prepare('SELECT count(*) FROM ledger_rows').pluck().get()).toBe(3000 + 1 + 2);
});
