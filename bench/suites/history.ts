import { lockDataFolder } from '../../src/main/engine/db/dataFolderLock.ts';
import { openStore } from '../../src/main/engine/db/openStore.ts';
import { keepingLogger } from '../../src/main/engine/testing/keepingLogger.ts';
import { lineOfChat } from '../../src/main/engine/testing/lineOfChat.ts';
import { type HistoryPage, HistoryStore } from '../../src/main/features/chat/historyStore.ts';
import { systemClock } from '../../src/main/node/systemClock.ts';
import { duration, type Suite } from '../harness.ts';
import { removeFolder, temporaryFolder, workerFile } from '../support/folders.ts';

const LINES = 500_000;
const PEOPLE = 5000;
const SECOND = 1000;
const START = 1_760_000_000_000;
const DAY = 86_400_000;
const WORDS = 'the oven is hot and this dough will rise again while we wait for a warm loaf of rye'.split(
  ' ',
);

const ALL: HistoryPage = {
  before: null,
  after: null,
  userId: null,
  who: '',
  text: '',
  from: null,
  to: null,
  limit: 101,
};

/** From the question to the first hundred lines, as the history of the Chat page asks it. */
export async function historySuite(): Promise<Suite> {
  const folder = temporaryFolder();
  const lock = lockDataFolder(folder, { door: 'headless', clock: systemClock });
  const store = openStore({ lock, clock: systemClock, log: keepingLogger(), workerFile });
  const history = new HistoryStore(store.db);
  fill(history, (run) => store.db.write(run));
  const every = store.db.raw.prepare('SELECT text, name FROM chat_lines ORDER BY id DESC');
  const ask = (page: Partial<HistoryPage>) => (): Promise<number> =>
    duration(async () => void (await history.page({ ...ALL, ...page })));

  return {
    title: `The first lines of a search in ${LINES} lines of chat`,
    note: 'read all of them and look in JavaScript',
    runs: 9,
    cases: [
      {
        name: 'all in JavaScript',
        unit: 'ms',
        measure: () =>
          duration(() => (every.all() as { text: string }[]).filter(({ text }) => text.includes('zzzz'))),
      },
      { name: 'a word that many said', unit: 'ms', aim: 50, measure: ask({ text: 'dough' }) },
      { name: 'two words that nobody said', unit: 'ms', aim: 600, measure: ask({ text: 'dough zzzz' }) },
      { name: 'what one person said', unit: 'ms', aim: 600, measure: ask({ who: 'viewer4321' }) },
      {
        name: 'a word that nobody said on one day',
        unit: 'ms',
        aim: 150,
        measure: ask({ text: 'zzzz', from: START + DAY, to: START + 2 * DAY }),
      },
      {
        name: 'longest that the main thread stands still meanwhile',
        unit: 'ms',
        aim: 100,
        measure: () => longestStand(history.page({ ...ALL, text: 'dough zzzz' })),
      },
    ],
    end() {
      store.close();
      lock.release();
      removeFolder(folder);
    },
  };
}

function fill(history: HistoryStore, write: (run: () => void) => void): void {
  const together = 5000;
  for (let from = 0; from < LINES; from += together) {
    const lines = Array.from({ length: together }, (_, at) => {
      const number = from + at;
      const login = `viewer${(number * 7919) % PEOPLE}`;
      const words = Array.from({ length: 8 }, (_, place) => WORDS[(number * 31 + place * 7) % WORDS.length]);
      return lineOfChat(`${words.join(' ')} ${number}`, {
        login,
        role: 'everyone',
        id: `line-${number}`,
        time: START + number * SECOND,
      });
    });
    write(() => history.insert(lines, from + 1));
  }
}

/** How long nothing else got its turn, at worst, until the work was done. Milliseconds. */
async function longestStand(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let busy = true;
  const end = work.finally(() => {
    busy = false;
  });
  while (busy) {
    await new Promise((resolve) => setImmediate(resolve));
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await end;
  return longest;
}
