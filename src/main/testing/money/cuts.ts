import { seededRandom } from '../../engine/random.ts';
import { Doer } from './acts.ts';
import { MoneyChannel } from './channel.ts';
import { furnish, lawsOf } from './run.ts';

/** One thing that is done with money, once what it needs has been prepared. */
export interface Cut {
  name: string;
  prepare(doer: Doer): Promise<unknown>;
  run(doer: Doer): Promise<unknown>;
}

/** Merging writes the rows of all who were seen lately first. */
const MOST_STATEMENTS = 80;

const nothing = async (): Promise<void> => {};
const boughtLast = (doer: Doer): number | null =>
  doer.id('SELECT id FROM shop_purchases ORDER BY id DESC LIMIT 1');
const inGames = async (doer: Doer): Promise<void> => {
  await doer.say('!slots 50', 'v1');
  await doer.say('!lotto', 'v1');
  await doer.say('!lotto', 'v2');
  await doer.say('!duel @v3 100', 'v1');
  await doer.say('!blackjack 50', 'v1');
  await doer.say('!buy feast', 'v1');
  await doer.say('!buy flour_power', 'v1');
  await doer.say('!daily', 'v1');
};

/** Whatever takes more than one statement. */
export const CUTS: readonly Cut[] = [
  { name: 'buying', prepare: nothing, run: (doer) => doer.say('!buy jar', 'v1') },
  {
    name: 'using',
    prepare: (doer) => doer.say('!buy feast', 'v1'),
    run: (doer) => doer.say('!use feast', 'v1'),
  },
  { name: 'giving an item', prepare: nothing, run: (doer) => doer.say('!giftitem @v2 shield', 'v1') },
  {
    name: 'refunding',
    prepare: (doer) => doer.say('!buy jar', 'v1'),
    run: (doer) => doer.press('shop.refund', { id: boughtLast(doer) }),
  },
  {
    name: 'undoing a refund',
    prepare: async (doer) => {
      await doer.say('!buy jar', 'v1');
      await doer.press('shop.refund', { id: boughtLast(doer) });
    },
    run: (doer) => doer.channel.call('changes.undo', { id: doer.undos.at(-1) }),
  },
  { name: 'a gift', prepare: nothing, run: (doer) => doer.say('!gift @v2 100', 'v1') },
  { name: 'a claim', prepare: nothing, run: (doer) => doer.say('!daily', 'v1') },
  { name: 'slots', prepare: nothing, run: (doer) => doer.say('!slots 50', 'v1') },
  { name: 'a duel', prepare: nothing, run: (doer) => doer.say('!duel @v2 100', 'v1') },
  {
    name: 'accepting',
    prepare: (doer) => doer.say('!duel @v2 100', 'v1'),
    run: (doer) => doer.say('!accept', 'v2'),
  },
  {
    name: 'declining',
    prepare: (doer) => doer.say('!duel @v2 100', 'v1'),
    run: (doer) => doer.say('!decline', 'v2'),
  },
  {
    name: 'joining',
    prepare: (doer) => doer.say('!heist 100', 'v1'),
    run: (doer) => doer.say('!join 100', 'v2'),
  },
  {
    name: 'leaving',
    prepare: async (doer) => {
      await doer.say('!heist 100', 'v1');
      await doer.say('!join 100', 'v2');
    },
    run: (doer) => doer.say('!leave', 'v2'),
  },
  {
    name: 'the end of time',
    prepare: async (doer) => {
      await doer.say('!heist 100', 'v1');
      await doer.say('!join 100', 'v2');
    },
    run: async ({ channel }) => channel.clock.advance(180_000),
  },
  {
    name: 'the draw',
    prepare: async (doer) => {
      await doer.say('!lotto', 'v1');
      await doer.say('!lotto', 'v2');
    },
    run: (doer) => doer.say('!lotto draw', 'v1'),
  },
  {
    name: 'switching a game off',
    prepare: inGames,
    run: (doer) => doer.channel.call('games.setEnabled', { game: 'lotto', enabled: false }),
  },
  {
    name: 'giving stakes back by hand',
    prepare: (doer) => doer.say('!lotto', 'v1'),
    run: (doer) =>
      doer.channel.call('economy.releaseHold', {
        id: doer.id("SELECT id FROM ledger_holds WHERE state = 'open'"),
      }),
  },
  { name: 'forgetting', prepare: inGames, run: (doer) => doer.forget('v1') },
  { name: 'putting two together', prepare: inGames, run: (doer) => doer.merge('id-v1', 'id-v2') },
  {
    name: 'putting one together who plays alone',
    prepare: inGames,
    run: (doer) => doer.merge('id-v1', 'id-v9'),
  },
];

/** Breaks one thing right before its statement of that number, and looks after all laws; then it is tried again. */
export async function cutAt(
  { prepare, run }: Cut,
  statement: number,
  how: 'killed' | 'refused',
): Promise<{ broken: string[]; wasCut: boolean }> {
  const channel = new MoneyChannel(1);
  try {
    const doer = new Doer(channel, seededRandom(1));
    const credit = 100_000;
    await furnish(channel, credit);
    await prepare(doer);
    channel.clock.advance(1000);
    channel.faults();
    const wasCut =
      how === 'killed'
        ? await channel.killWithin(statement, 1000, () => run(doer))
        : await channel.failWithin(statement, () => run(doer));
    doer.settle(wasCut && how === 'killed');
    const broken = await lawsOf(channel, doer, credit);
    await run(doer);
    doer.settle(false);
    broken.push(...(await lawsOf(channel, doer, credit)).map((text) => `${text}, after another try`));
    return { broken, wasCut };
  } finally {
    await channel.close();
  }
}

/** Breaks each thing before its `first`th statement, and every `step` after that, until it has no more. */
export async function cutEverything(
  first: number,
  step: number,
): Promise<{ cuts: number; broken: string[] }> {
  const found: string[] = [];
  let cuts = 0;
  for (const cut of CUTS) {
    for (const how of ['killed', 'refused'] as const) {
      for (let statement = first; statement < MOST_STATEMENTS; statement += step) {
        const { broken, wasCut } = await cutAt(cut, statement, how);
        if (broken.length > 0)
          found.push(`${cut.name}, ${how} at statement ${statement}: ${broken.slice(0, 3).join(' | ')}`);
        if (!wasCut) break;
        cuts += 1;
      }
    }
  }
  return { cuts, broken: found };
}
