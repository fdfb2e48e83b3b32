import { lockDataFolder } from '../../src/main/engine/db/dataFolderLock.ts';
import { openStore } from '../../src/main/engine/db/openStore.ts';
import { keepingLogger } from '../../src/main/engine/testing/keepingLogger.ts';
import { Books } from '../../src/main/features/economy/ledger.ts';
import { LedgerStore } from '../../src/main/features/economy/ledgerStore.ts';
import { systemClock } from '../../src/main/node/systemClock.ts';
import { duration, type Suite } from '../harness.ts';
import { removeFolder, temporaryFolder, workerFile } from '../support/folders.ts';
import { fillViewers } from '../support/viewers.ts';

const VIEWERS = 50_000;
const ONLINE = 2000;

/**
 * The baseline stands in for a bot that reads each viewer, adds, and writes the viewer back, one after the other:
 * prepared statements on the same SQLite file, each change a transaction of its own, and no ledger at all.
 */
export async function payoutSuite(): Promise<Suite> {
  const folder = temporaryFolder();
  const lock = lockDataFolder(folder, { door: 'headless', clock: systemClock });
  const store = openStore({ lock, clock: systemClock, log: keepingLogger(), workerFile });
  const { db } = store;
  fillViewers(db, VIEWERS);
  const books = new Books({
    db,
    store: new LedgerStore(db),
    clock: systemClock,
    currency: (id) => (id === 'tokens' ? { one: 'token', many: 'tokens' } : null),
    excluded: () => new Set(),
    changed: () => {},
  });
  const online = Array.from({ length: ONLINE }, (_, index) => String(100_001 + ((index * 23) % VIEWERS)));
  db.raw.exec('CREATE TABLE bench_purses (id TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID');
  db.raw.exec(
    `INSERT INTO bench_purses SELECT owner, json_object('id', owner, 'tokens', balance) FROM ledger_accounts`,
  );
  const read = db.raw.prepare<[string], { document: string }>(
    'SELECT document FROM bench_purses WHERE id = ?',
  );
  const write = db.raw.prepare<[string, string]>('UPDATE bench_purses SET document = ? WHERE id = ?');
  let times = 0;

  return {
    title: `Pay ${ONLINE} who are here, among ${VIEWERS} viewers`,
    note: 'read, add and write back one viewer after the other, without a ledger',
    runs: 15,
    cases: [
      {
        name: 'one by one, no ledger',
        unit: 'ms',
        measure: () =>
          duration(() => {
            for (const id of online) {
              const purse = JSON.parse(read.get(id)?.document ?? '{}');
              write.run(JSON.stringify({ ...purse, tokens: purse.tokens + 1 }), id);
            }
          }),
      },
      {
        name: 'one booking with a row for each',
        unit: 'ms',
        aim: 15,
        measure: () => {
          times += 1;
          return duration(() =>
            books.payMany({
              reason: 'Watching',
              reference: `bench:${times}`,
              actor: 'bench',
              lines: online.map((viewerId) => ({ viewerId, currency: 'tokens', amount: 1 })),
            }),
          );
        },
      },
    ],
    end() {
      store.close();
      lock.release();
      removeFolder(folder);
    },
  };
}
