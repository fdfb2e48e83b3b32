import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../engine/db/database.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { makeStoreFolder } from '../../engine/testing/storeFolder.ts';
import { Books } from './ledger.ts';
import { LedgerStore } from './ledgerStore.ts';

const clock = new FakeClock();
const EXCLUDED = 'bot';

function booksOf(db: Database): Books {
  return new Books({
    db,
    store: new LedgerStore(db),
    clock,
    currency: (id) => (id === 'tokens' || id === 'xp' ? { one: id, many: id } : null),
    excluded: () => new Set([EXCLUDED]),
    changed: () => {},
  });
}

/** What has to be true of the books at any moment. */
function mustBalance(db: Database): void {
  const rows = db.raw
    .prepare<
      [],
      { owner: string; currency: string; kind: string; balance: number; sum: number; last: number }
    >(
      `SELECT owner, currency, kind, balance,
         (SELECT coalesce(sum(amount), 0) FROM ledger_rows WHERE account_id = account.id) AS sum,
         (SELECT balance FROM ledger_rows WHERE account_id = account.id ORDER BY id DESC LIMIT 1) AS last
       FROM ledger_accounts AS account`,
    )
    .all();
  const totals = new Map<string, number>();
  for (const row of rows) {
    expect(row.sum, `the rows of ${row.owner}`).toBe(row.balance);
    expect(row.last ?? 0, `the last row of ${row.owner}`).toBe(row.balance);
    if (row.kind !== 'bank') expect(row.balance, row.owner).toBeGreaterThanOrEqual(0);
    totals.set(row.currency, (totals.get(row.currency) ?? 0) + row.balance);
  }
  for (const [currency, total] of totals) expect(total, `all of ${currency}`).toBe(0);
}

let db: Database;
let books: Books;
beforeEach(() => {
  const folder = makeStoreFolder();
  const store = folder.open();
  db = store.db;
  books = booksOf(db);
  onTestFinished(folder.cleanUp);
});

let counter = 0;
const note = (reference = `test:${++counter}`) => ({ reason: 'A test', reference, actor: 'test' });
const give = (viewerId: string, amount: number, currency = 'tokens'): void =>
  void books.payMany({ ...note(), lines: [{ viewerId, currency, amount }] });

describe('the ledger', () => {
  it('books a reference once, however often it is asked to', () => {
    const again = { ...note('follow:1'), lines: [{ viewerId: '1', currency: 'tokens', amount: 10 }] };
    expect(books.payMany(again).already).toBe(false);
    expect(books.payMany(again)).toEqual({ already: true, id: null });
    expect(books.balance('1', 'tokens')).toBe(10);
    mustBalance(db);
  });

  it('changes nobody when one of many cannot pay, and says who', () => {
    give('1', 10);
    expect(() =>
      books.payMany({
        ...note(),
        lines: [
          { viewerId: '1', currency: 'tokens', amount: -8 },
          { viewerId: '2', currency: 'tokens', amount: -5 },
          { viewerId: '3', currency: 'tokens', amount: 13 },
        ],
      }),
    ).toThrow(
      expect.objectContaining({
        code: 'purse.too_little',
        data: { viewerId: '2', currency: 'tokens', balance: 0, missing: 5 },
      }),
    );
    expect(['1', '2', '3'].map((id) => books.balance(id, 'tokens'))).toEqual([10, 0, 0]);
    mustBalance(db);
  });

  it('refuses fractions, unknown currencies and ids that are accounts of its own', () => {
    const pay = (line: { viewerId: string; currency: string; amount: number }) => () =>
      books.payMany({ ...note(), lines: [line] });
    expect(pay({ viewerId: '1', currency: 'tokens', amount: 1.5 })).toThrow('whole');
    expect(pay({ viewerId: '1', currency: 'gold', amount: 1 })).toThrow('no currency "gold"');
    expect(pay({ viewerId: 'bank', currency: 'tokens', amount: 1 })).toThrow("nobody's id");
    expect(pay({ viewerId: 'hold:1', currency: 'tokens', amount: 1 })).toThrow("nobody's id");
  });

  it('keeps the fee of a gift and lets nobody give to themselves', () => {
    give('1', 100);
    books.transfer({ ...note(), from: '1', to: '2', currency: 'tokens', amount: 100, fee: 5 });
    expect([books.balance('1', 'tokens'), books.balance('2', 'tokens')]).toEqual([0, 95]);
    expect(() => books.transfer({ ...note(), from: '2', to: '2', currency: 'tokens', amount: 1 })).toThrow(
      'themselves',
    );
    mustBalance(db);
  });

  it('is undone with the transaction that it is part of', () => {
    expect(() =>
      db.write(() => {
        give('1', 10);
        throw new Error('the rest failed');
      }),
    ).toThrow('the rest failed');
    expect(books.balance('1', 'tokens')).toBe(0);
    mustBalance(db);
  });

  it('undoes a booking once, and not below what is there', () => {
    books.payMany({ ...note('a'), lines: [{ viewerId: '1', currency: 'tokens', amount: 10 }] });
    expect(books.undo('a', 'test')?.already).toBe(false);
    expect(books.undo('a', 'test')).toBeNull();
    expect(books.undo('never', 'test')).toBeNull();
    books.payMany({ ...note('b'), lines: [{ viewerId: '1', currency: 'tokens', amount: 10 }] });
    books.payMany({ ...note('c'), lines: [{ viewerId: '1', currency: 'tokens', amount: -7 }] });
    expect(() => books.undo('b', 'test')).toThrow('only 3');
    expect(books.balance('1', 'tokens')).toBe(3);
    mustBalance(db);
  });
});

describe('a hold', () => {
  const stakes = [
    { viewerId: '1', currency: 'tokens', amount: 30 },
    { viewerId: '2', currency: 'tokens', amount: 20 },
  ];

  it('takes stakes at once and pays out once', () => {
    give('1', 30);
    give('2', 50);
    const hold = books.hold({ ...note('duel:1'), stakes });
    expect(books.hold({ ...note('duel:1'), stakes }).id).toBe(hold.id);
    expect([books.balance('1', 'tokens'), books.balance('2', 'tokens')]).toEqual([0, 30]);
    const winner = [{ viewerId: '2', currency: 'tokens', amount: 50 }];
    books.settle(hold.id, winner, { reason: 'Won', actor: 'games' });
    expect(books.settle(hold.id, winner, { reason: 'Won', actor: 'games' }).already).toBe(true);
    books.release(hold.id, { reason: 'Back', actor: 'games' });
    expect([books.balance('1', 'tokens'), books.balance('2', 'tokens')]).toEqual([0, 80]);
    mustBalance(db);
  });

  it('takes nothing from anybody when one cannot pay', () => {
    give('1', 30);
    expect(() => books.hold({ ...note(), stakes })).toThrow('only 0');
    expect(books.balance('1', 'tokens')).toBe(30);
    expect(db.raw.prepare('SELECT count(*) AS count FROM ledger_holds').get()).toEqual({ count: 0 });
  });

  it('gives back to who leaves, adds for who joins, and releases the rest', () => {
    give('1', 30);
    give('2', 50);
    const { id } = books.hold({ ...note(), stakes });
    books.stake(id, [{ viewerId: '2', currency: 'tokens', amount: 30 }], note());
    books.withdraw(id, '1', note());
    expect(books.findHold('nothing')).toBeNull();
    expect([books.balance('1', 'tokens'), books.balance('2', 'tokens')]).toEqual([30, 0]);
    books.release(id, { reason: 'Back', actor: 'games' });
    expect(books.balance('2', 'tokens')).toBe(50);
    expect(() => books.settle(id, [], { reason: 'Late', actor: 'games' })).toThrow(
      expect.objectContaining({ code: 'ledger.hold_over' }),
    );
    mustBalance(db);
  });

  it('gives stakes back at a start, except those of what goes on', () => {
    give('1', 30);
    give('2', 50);
    books.hold({ ...note('heist'), stakes: [stakes[0] ?? never()] });
    books.hold({ ...note('raffle'), stakes: [stakes[1] ?? never()], survives: true });
    const next = booksOf(db);
    expect(next.releaseLeftOpen()).toBe(1);
    expect([next.balance('1', 'tokens'), next.balance('2', 'tokens')]).toEqual([30, 30]);
    expect(next.findHold('raffle')).toMatchObject({ state: 'open', stakes: [stakes[1]] });
    mustBalance(db);
  });

  it('is undone whole, so that a payout taken back does not leave the stakes with nobody', () => {
    give('1', 30);
    give('2', 20);
    const { id } = books.hold({ ...note('duel:2'), stakes });
    expect(() => books.undo('duel:2', 'test')).toThrow('still runs');
    books.settle(id, [{ viewerId: '1', currency: 'tokens', amount: 60 }], { reason: 'Won', actor: 'games' });
    books.undo(`hold:${id}:settled`, 'test');
    expect([books.balance('1', 'tokens'), books.balance('2', 'tokens')]).toEqual([30, 20]);
    expect(books.undo('duel:2', 'test')).toBeNull();
    mustBalance(db);
  });

  it('goes to the entry that its owner was merged into', () => {
    give('1', 30);
    const { id } = books.hold({ ...note(), stakes: [{ viewerId: '1', currency: 'tokens', amount: 20 }] });
    books.merge('1', '9', 'test');
    books.release(id, { reason: 'Back', actor: 'games' });
    expect([books.balance('1', 'tokens'), books.balance('9', 'tokens')]).toEqual([0, 30]);
    mustBalance(db);
  });
});

describe('leaderboards', () => {
  it('give equal amounts the same place and leave out who earns nothing', () => {
    give(EXCLUDED, 500);
    give('1', 10);
    give('2', 30);
    give('3', 10);
    give('4', 5);
    expect(books.leaders('tokens', 10).map(({ place, viewerId }) => [place, viewerId])).toEqual([
      [1, '2'],
      [2, '1'],
      [2, '3'],
      [4, '4'],
    ]);
    expect(books.place('4', 'tokens')).toBe(4);
    expect(books.place('5', 'tokens')).toBeNull();
  });

  it('forget a person and keep the rows', () => {
    give('1', 10);
    books.payMany({
      reason: 'Claimed',
      reference: 'daily:1:2026-01-01',
      actor: '1',
      lines: [{ viewerId: '1', currency: 'tokens', amount: 5 }],
    });
    books.forget('1');
    expect(books.leaders('tokens', 10)).toEqual([]);
    expect(books.balance('1', 'tokens')).toBe(0);
    const texts = db.raw
      .prepare<[], { reference: string; actor: string; owner: string }>(
        `SELECT reference, actor, owner FROM ledger_bookings AS booking JOIN ledger_rows AS row ON row.booking_id = booking.id
         JOIN ledger_accounts AS account ON account.id = row.account_id WHERE booking.reason = 'Claimed' AND kind <> 'bank'`,
      )
      .all();
    expect(texts).toHaveLength(1);
    expect(JSON.stringify(texts)).not.toMatch(/"1"|daily:1:/);
    mustBalance(db);
  });
});

type Step =
  | { kind: 'pay'; who: number; amount: number; reference: number }
  | { kind: 'gift'; from: number; to: number; amount: number }
  | { kind: 'hold'; who: number; other: number; amount: number }
  | { kind: 'settle' | 'release'; which: number; winner: number }
  | { kind: 'undo'; reference: number }
  | { kind: 'merge'; from: number; to: number }
  /** The process dies in the middle of a transaction, and starts again on the same file. */
  | { kind: 'crash'; who: number; amount: number };

const who = fc.integer({ min: 1, max: 4 });
const amount = fc.integer({ min: 1, max: 60 });
const reference = fc.integer({ min: 1, max: 12 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('pay' as const),
      who,
      amount: fc.integer({ min: -60, max: 100 }),
      reference,
    }),
    fc.record({ kind: fc.constant('gift' as const), from: who, to: who, amount }),
    fc.record({ kind: fc.constant('hold' as const), who, other: who, amount }),
    fc.record({
      kind: fc.constantFrom('settle' as const, 'release' as const),
      which: reference,
      winner: who,
    }),
    fc.record({ kind: fc.constant('undo' as const), reference }),
    fc.record({ kind: fc.constant('merge' as const), from: who, to: who }),
    fc.record({ kind: fc.constant('crash' as const), who, amount }),
  ),
  { maxLength: 40 },
);

describe('whatever happens', () => {
  it('each balance is the sum of its rows, none is below 0, nothing is minted, and no stake is lost', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const folder = makeStoreFolder();
        try {
          let store = folder.open();
          let own = booksOf(store.db);
          const seen = new Map<string, number>();
          const holds: number[] = [];
          let made = 0;
          let minted = 0;
          const tokens = (): number =>
            [1, 2, 3, 4].reduce((sum, id) => sum + own.balance(String(id), 'tokens'), 0);
          const held = (): number =>
            store.db.raw
              .prepare<[], { held: number }>(
                "SELECT coalesce(sum(balance), 0) AS held FROM ledger_accounts WHERE kind = 'hold'",
              )
              .get()?.held ?? 0;
          const attempt = (run: () => void): boolean => {
            const before = tokens() + held();
            try {
              run();
              return true;
            } catch (thrown) {
              expect(thrown).toHaveProperty('code');
              expect(tokens() + held()).toBe(before);
              return false;
            }
          };
          for (const step of plan) {
            const before = tokens() + held();
            switch (step.kind) {
              case 'pay': {
                const key = `pay:${step.reference}`;
                attempt(() => {
                  const { already } = own.payMany({
                    ...note(key),
                    lines: [{ viewerId: String(step.who), currency: 'tokens', amount: step.amount }],
                  });
                  expect(already).toBe(seen.has(key));
                  if (already || step.amount === 0) return;
                  seen.set(key, step.amount);
                  minted += step.amount;
                });
                break;
              }
              case 'gift':
                attempt(() =>
                  own.transfer({
                    ...note(`gift:${++made}`),
                    from: String(step.from),
                    to: String(step.to),
                    currency: 'tokens',
                    amount: step.amount,
                  }),
                );
                expect(tokens() + held()).toBe(before);
                break;
              case 'hold':
                attempt(() => {
                  const hold = own.hold({
                    ...note(`game:${++made}`),
                    stakes: [step.who, step.other].map((id) => ({
                      viewerId: String(id),
                      currency: 'tokens',
                      amount: step.amount,
                    })),
                  });
                  holds.push(hold.id);
                });
                expect(tokens() + held()).toBe(before);
                break;
              case 'settle':
              case 'release': {
                const id = holds[step.which % Math.max(1, holds.length)];
                if (id === undefined) break;
                attempt(() => {
                  const note = { reason: 'Over', actor: 'test' };
                  if (step.kind === 'release') return own.release(id, note);
                  const pot = store.db.raw
                    .prepare<[number], { pot: number }>(
                      'SELECT coalesce(sum(amount), 0) AS pot FROM ledger_stakes WHERE hold_id = ?',
                    )
                    .get(id);
                  const winner = String(step.winner);
                  own.settle(id, [{ viewerId: winner, currency: 'tokens', amount: pot?.pot ?? 0 }], note);
                });
                expect(tokens() + held()).toBe(before);
                break;
              }
              case 'undo': {
                const key = `pay:${step.reference}`;
                attempt(() => {
                  if (own.undo(key, 'test')) minted -= seen.get(key) ?? 0;
                });
                break;
              }
              case 'merge':
                if (step.from !== step.to)
                  attempt(() => own.merge(String(step.from), String(step.to), 'test'));
                expect(tokens() + held()).toBe(before);
                break;
              case 'crash': {
                expect(() =>
                  store.db.write(() => {
                    own.payMany({
                      ...note(`lost:${++made}`),
                      lines: [{ viewerId: String(step.who), currency: 'tokens', amount: step.amount }],
                    });
                    throw new Error('killed');
                  }),
                ).toThrow('killed');
                store.close();
                store = folder.open();
                own = booksOf(store.db);
                own.releaseLeftOpen();
                expect(held()).toBe(0);
                expect(tokens()).toBe(before);
                break;
              }
            }
            expect(tokens() + held()).toBe(minted);
          }
          mustBalance(store.db);
          store.close();
        } finally {
          folder.cleanUp();
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

function never(): never {
  throw new Error('unreachable');
}
