import { lockDataFolder } from '../../src/main/engine/db/dataFolderLock.ts';
import { openStore } from '../../src/main/engine/db/openStore.ts';
import { LogHub } from '../../src/main/engine/log/logger.ts';
import { Redactor } from '../../src/main/engine/log/redactor.ts';
import { keepingLogger } from '../../src/main/engine/testing/keepingLogger.ts';
import { LogStore } from '../../src/main/features/log/store.ts';
import { systemClock } from '../../src/main/node/systemClock.ts';
import { rate, type Suite } from '../harness.ts';
import { removeFolder, temporaryFolder, workerFile } from '../support/folders.ts';

const ROWS = 20_000;

export async function logSuite(): Promise<Suite> {
  const folder = temporaryFolder();
  const lock = lockDataFolder(folder, { door: 'headless', clock: systemClock });
  const store = openStore({ lock, clock: systemClock, log: keepingLogger(), workerFile });
  const insert = store.db.raw.prepare(
    "INSERT INTO log_rows (time, level, category, feature, event, message, details) VALUES (?, 'info', 'system', 'bench', 'bench.row', ?, ?)",
  );
  const empty = (): void => {
    store.db.behind.flush();
    store.db.raw.exec('DELETE FROM log_rows');
  };

  return {
    title: `Log rows, ${ROWS} at a time`,
    note: 'bare prepared inserts in one transaction',
    runs: 7,
    cases: [
      {
        name: 'bare inserts',
        unit: '/s',
        async measure() {
          empty();
          return rate(ROWS, () =>
            store.db.raw.transaction(() => {
              for (let count = 0; count < ROWS; count += 1)
                insert.run(Date.now(), `Row number ${count}`, `{"count":${count}}`);
            })(),
          );
        },
      },
      {
        name: 'through logger, redactor and write-behind',
        unit: '/s',
        async measure() {
          empty();
          const hub = new LogHub(systemClock, new Redactor());
          hub.stopKeeping();
          const rows = new LogStore(store.db);
          hub.addSink((record) => void rows.add(record));
          const log = hub.logger('bench');
          return rate(ROWS, () => {
            for (let count = 0; count < ROWS; count += 1)
              log.info({ event: 'bench.row', message: `Row number ${count}`, details: { count } });
            store.db.behind.flush();
          });
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
