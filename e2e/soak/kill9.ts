import { DataFolder } from '../support/dataFolder.ts';
import { headlessDoor } from '../support/doors/headlessDoor.ts';
import { type HammerReport, hammer } from '../support/hammer.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Kills the app so many times in the midst of writing; gives the exit code. */
export async function runSoak(args: readonly string[]): Promise<number> {
  const rounds = Number(args[0] ?? 200);
  if (!Number.isInteger(rounds) || rounds < 1) {
    say(`"${args[0]}" is not a number of rounds. For example: npm run soak -- 500`);
    return 1;
  }
  const folder = new DataFolder();
  const door = headlessDoor({ folder, newContext: () => Promise.reject(new Error('Not needed')) });
  const started = performance.now();
  say(`Killing Emcee ${rounds} times while it writes ...`);

  const onRound = (report: HammerReport): void => {
    if (report.rounds % 20 === 0 || report.rounds === rounds) say(`  ${wordsOf(report)}`);
  };
  const report = await hammer(door, folder, rounds, Math.random, onRound);
  for (const problem of [...report.lost, ...report.damage]) say(`  ${problem}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${wordsOf(report)} (${seconds} s)`);
  const fine = report.lost.length === 0 && report.damage.length === 0;
  if (fine) folder.remove();
  else say(`The data is kept in ${folder.path}`);
  return fine ? 0 : 1;
}

function wordsOf({ rounds, acknowledged, lost, damage }: HammerReport): string {
  return `${rounds} kills, ${acknowledged} acknowledged changes, ${lost.length} lost, ${damage.length} damaged files`;
}
