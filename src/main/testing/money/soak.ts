import { cutEverything } from './cuts.ts';
import { type MoneyReport, runMoney } from './run.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const count = (number: number): string => number.toLocaleString('en-GB');
const CHECKS_A_LINE = 200;

/** Does so many things with money, with crashes in between, and looks after the books; gives the exit code. */
export async function soakMoney(args: readonly string[]): Promise<number> {
  const operations = numberAfter(args, '--ops') ?? 1_000_000;
  const seed = numberAfter(args, '--seed') ?? Date.now() % 1_000_000;
  if (!Number.isInteger(operations) || operations < 1000 || !Number.isInteger(seed)) {
    say(
      'Give a number of operations from 1,000 on, and a seed if you like: npm run soak -- money --ops 1000000 --seed 1',
    );
    return 1;
  }
  say(`Buying, giving and playing ${count(operations)} times (seed ${seed}) ...`);
  const started = performance.now();
  const { cuts, broken } = await cutEverything(0, 1);
  say(`  ${cuts} writes were broken at each of their statements, by a kill and by a full disk.`);
  for (const problem of broken) say(`  ${problem}`);
  if (broken.length > 0) return 1;
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0);
  const onCheck = (report: MoneyReport): void => {
    if (report.checks % CHECKS_A_LINE === 0) say(`  ${wordsOf(report)} (${seconds()} s)`);
  };
  const report = await runMoney({ operations, seed, onCheck });
  const kinds = [...report.byKind].sort(([, one], [, other]) => other - one);
  for (const [kind, times] of kinds) say(`  ${count(times).padStart(9)}  ${kind}`);
  for (const problem of report.broken) say(`  ${problem}`);
  say(`${wordsOf(report)} (${seconds()} s)`);
  say(
    `In ${report.channels} channels: ${count(report.bookings)} bookings, ${count(report.rounds)} rounds of games, ${count(report.purchases)} purchases.`,
  );
  say(
    report.broken.length === 0
      ? 'Every balance is the sum of its rows, and nothing was made or lost.'
      : `Something is wrong. The same again: npm run soak -- money --ops ${operations} --seed ${seed}`,
  );
  return report.broken.length === 0 ? 0 : 1;
}

function wordsOf({ operations, kills, restarts, failures, checks }: MoneyReport): string {
  return `${count(operations)} operations, ${kills.between + kills.within} kills (${kills.within} within a write), ${restarts} restarts, ${failures} refused writes, ${count(checks)} looks at all books`;
}

/** Null when it is not given. */
function numberAfter(args: readonly string[], name: string): number | null {
  const at = args.indexOf(name);
  return at < 0 ? null : Number(args[at + 1]);
}
