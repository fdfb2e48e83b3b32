import { seededRandom } from '../../engine/random.ts';
import { type Act, actsOf, Doer, PEOPLE } from './acts.ts';
import { MoneyChannel } from './channel.ts';
import { brokenLaws } from './laws.ts';

export interface MoneyOptions {
  operations: number;
  seed: number;
  /** So many are done in one channel; then another one begins, so that a look at all its books stays quick. */
  perChannel?: number;
  /** So many times as often as usual something breaks; for a short run. */
  dangers?: number;
  /** Told after every look. */
  onCheck?(report: MoneyReport): void;
}

export interface MoneyReport {
  operations: number;
  byKind: Map<string, number>;
  channels: number;
  /** Killed between two operations, and within a transaction. */
  kills: { between: number; within: number };
  /** Stopped in order and started again. */
  restarts: number;
  /** Single statements that the disk refused while life went on. */
  failures: number;
  /** How often all laws were looked after. */
  checks: number;
  bookings: number;
  rounds: number;
  purchases: number;
  /** What was wrong, with the number of the operation before; empty when all is well. */
  broken: string[];
}

/** Of so many operations one is the last before the power goes out, one is hit by it, one meets a full disk. */
const KILL_EVERY = 2_000;
const CUT_EVERY = 1_000;
const FAIL_EVERY = 400;
const RESTART_EVERY = 5_000;
const CHECK_EVERY = 2_500;
/** A transaction has rarely more statements. */
const MOST_STATEMENTS = 14;
const DAY = 86_400_000;
const BEGIN = 2_000;
const STOCK = 40;
const LIMITED = ['jar', 'feast', 'favour'];
const CREDITS = [0, 500, 100_000];

/** Does what people do with money, at random and repeatably, with crashes, and looks after the books again and again. */
export async function runMoney(options: MoneyOptions): Promise<MoneyReport> {
  const { operations, seed, perChannel = 50_000, dangers = 1, onCheck = () => {} } = options;
  const report: MoneyReport = {
    operations: 0,
    byKind: new Map(),
    channels: 0,
    kills: { between: 0, within: 0 },
    restarts: 0,
    failures: 0,
    checks: 0,
    bookings: 0,
    rounds: 0,
    purchases: 0,
    broken: [],
  };
  while (report.operations < operations && report.broken.length === 0) {
    const end = Math.min(operations, report.operations + perChannel);
    await runChannel({ seed: seed + report.channels, end, report, dangers, onCheck });
    report.channels += 1;
  }
  return report;
}

async function runChannel({
  seed,
  end,
  report,
  dangers,
  onCheck,
}: {
  seed: number;
  end: number;
  report: MoneyReport;
  dangers: number;
  onCheck(report: MoneyReport): void;
}): Promise<void> {
  const random = seededRandom(seed);
  const channel = new MoneyChannel(seed);
  const doer = new Doer(channel, random);
  const houseCredit = doer.pick(CREDITS);
  const oneIn = (count: number): boolean => random.next() * count < 1;
  const check = async (): Promise<void> => {
    const broken = await lawsOf(channel, doer, houseCredit);
    report.broken.push(...broken.map((text) => `after operation ${report.operations}: ${text}`));
    report.checks += 1;
    onCheck(report);
  };

  try {
    await furnish(channel, houseCredit);
    const acts = actsOf(channel.app.registries.commands.list());
    while (report.operations < end && report.broken.length === 0) {
      const act = choose(acts, random.next());
      report.operations += 1;
      report.byKind.set(act.name, (report.byKind.get(act.name) ?? 0) + 1);
      const away = (): number => (oneIn(2) ? doer.whole(0, DAY) : doer.whole(0, 60_000));
      if (oneIn(CUT_EVERY / dangers)) {
        const faults = channel.faults();
        doer.wrong.push(...faults);
        const cut = await channel.killWithin(doer.whole(0, MOST_STATEMENTS), away(), () => act.run(doer));
        doer.settle(cut);
        if (!cut) continue;
        report.kills.within += 1;
        await check();
      } else if (oneIn(FAIL_EVERY / dangers)) {
        doer.wrong.push(...channel.faults());
        const failed = await channel.failWithin(doer.whole(0, MOST_STATEMENTS), () => act.run(doer));
        doer.settle(false);
        if (!failed) continue;
        report.failures += 1;
        await check();
      } else {
        await act.run(doer);
        doer.settle(false);
      }
      if (oneIn(KILL_EVERY / dangers)) {
        doer.wrong.push(...channel.faults());
        await channel.kill(away());
        report.kills.between += 1;
        doer.settle(true);
        await check();
      } else if (oneIn(RESTART_EVERY / dangers)) {
        doer.wrong.push(...channel.faults());
        await channel.restart(away());
        report.restarts += 1;
        doer.settle(true);
        await check();
      } else if (report.operations % CHECK_EVERY === 0) await check();
    }
    if (report.broken.length === 0) await check();
    const count = (table: string): number =>
      channel.raw.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0;
    report.bookings += count('ledger_bookings');
    report.rounds += count('game_rounds');
    report.purchases += count('shop_purchases');
  } finally {
    await channel.close();
  }
}

/** What is wrong with the channel, in words; empty when all is well. */
export async function lawsOf(channel: MoneyChannel, doer: Doer, houseCredit: number): Promise<string[]> {
  // What a start goes on with, and what waits for the next round of the event loop.
  channel.clock.advance(0);
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  return [
    ...channel.faults(),
    ...doer.wrong.splice(0),
    ...(await channel.unlikeTheBooks()),
    ...brokenLaws(channel.raw, {
      games: new Set(channel.app.registries.games.list().map(({ title }) => title)),
      houseCredit,
      stock: new Map(LIMITED.map((id) => [id, STOCK])),
      merged: doer.merged,
      lostWithRounds: doer.lostWithRounds,
    }),
  ];
}

/** People with something to spend, and a shop with things of which there are few. */
export async function furnish(channel: MoneyChannel, houseCredit: number): Promise<void> {
  channel.app.settings.set('games', { houseCredit, keepDays: 3650 });
  const items = [
    { id: 'jar', price: 12, effects: [{ kind: 'give', currency: 'tokens', amount: 20 }] },
    { id: 'feast', price: 10, use: 'kept', effects: [{ kind: 'give', currency: 'tokens', amount: 3 }] },
    { id: 'favour', price: 5, byHand: true },
    { id: 'shield', price: 7, effects: [{ kind: 'boon', boon: 'fight_hp', amount: 20, uses: 2 }] },
  ];
  for (const item of items) {
    const stock = LIMITED.includes(item.id) ? { stock: STOCK } : {};
    const result = await channel.call('shop.save', {
      item: { title: item.id, currency: 'tokens', ...item },
      isNew: true,
      ...stock,
    });
    if (!result.ok) throw new Error(result.error.message);
  }
  for (const login of PEOPLE) await channel.say(login, 'hello');
  for (const login of PEOPLE) await channel.say('v1', `!give @${login} ${BEGIN}`, 'moderator');
}

function choose(acts: readonly Act[], luck: number): Act {
  let left = luck * acts.reduce((sum, { weight }) => sum + weight, 0);
  for (const act of acts) {
    left -= act.weight;
    if (left < 0) return act;
  }
  const last = acts.at(-1);
  if (!last) throw new Error('There is nothing to do');
  return last;
}
