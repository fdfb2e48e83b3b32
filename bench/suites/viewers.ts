import { lockDataFolder } from '../../src/main/engine/db/dataFolderLock.ts';
import { openStore } from '../../src/main/engine/db/openStore.ts';
import { keepingLogger } from '../../src/main/engine/testing/keepingLogger.ts';
import { ViewersStore } from '../../src/main/features/viewers/store.ts';
import { systemClock } from '../../src/main/node/systemClock.ts';
import type { ViewerFilter, ViewerSort } from '../../src/shared/contract/viewers.ts';
import { duration, type Suite } from '../harness.ts';
import { removeFolder, temporaryFolder, workerFile } from '../support/folders.ts';
import { fillViewers } from '../support/viewers.ts';

const VIEWERS = 50_000;
const FILTER: ViewerFilter = { text: '', roles: [], group: '', only: 'all', seenFrom: null, seenTo: null };
const SORT: ViewerSort = { by: 'lastSeen', currency: '', descending: true };

/** From the question to the first hundred rows, as the Users page asks it. */
export async function viewersSuite(): Promise<Suite> {
  const folder = temporaryFolder();
  const lock = lockDataFolder(folder, { door: 'headless', clock: systemClock });
  const store = openStore({ lock, clock: systemClock, log: keepingLogger(), workerFile });
  fillViewers(store.db, VIEWERS);
  const viewers = new ViewersStore(store.db);
  const all = store.db.raw.prepare('SELECT * FROM viewers');
  const lists = { present: [], knownBots: [] };
  const ask = (filter: Partial<ViewerFilter>, sort: Partial<ViewerSort>) => (): Promise<number> =>
    duration(async () => {
      const numbers = await viewers.numbers({ ...FILTER, ...filter }, { ...SORT, ...sort }, lists);
      viewers.byNumbers(numbers.slice(0, 100));
    });

  return {
    title: `The first rows of ${VIEWERS} viewers`,
    note: 'read all of them and sort them in JavaScript',
    runs: 15,
    cases: [
      {
        name: 'all in JavaScript',
        unit: 'ms',
        measure: () =>
          duration(() =>
            (all.all() as { messages: number }[]).sort((one, other) => other.messages - one.messages),
          ),
      },
      { name: 'latest first', unit: 'ms', aim: 50, measure: ask({}, {}) },
      { name: 'by lines written', unit: 'ms', aim: 50, measure: ask({}, { by: 'messages' }) },
      { name: 'by a balance', unit: 'ms', aim: 50, measure: ask({}, { by: 'balance', currency: 'tokens' }) },
      { name: 'search for a part of a name', unit: 'ms', aim: 50, measure: ask({ text: '991' }, {}) },
      {
        name: 'search that finds nobody',
        unit: 'ms',
        aim: 50,
        measure: ask({ text: 'zzzz' }, { by: 'name' }),
      },
    ],
    end() {
      store.close();
      lock.release();
      removeFolder(folder);
    },
  };
}
