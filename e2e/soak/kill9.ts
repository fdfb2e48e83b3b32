import { seededRandom } from '../../src/main/engine/random.ts';
import { DataFolder } from '../support/dataFolder.ts';
import { headlessDoor } from '../support/doors/headlessDoor.ts';
import { type HammerReport, hammer } from '../support/hammer.ts';
import { type CrowdReport, killWhileCrowdPlays } from '../support/moneyCrowd.ts';
import { startTwitchElsewhere } from '../support/twitchElsewhere.ts';

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

/** Kills the app so many times while 200 viewers buy, give and play; gives the exit code. */
export async function soakCrowd(args: readonly string[]): Promise<number> {
  const kills = Number(args[0] ?? 12);
  const seed = Number(args[1] ?? Date.now() % 1_000_000);
  if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
    say('Give a number of kills, and a seed if you like: npm run soak -- kill9 20 1');
    return 1;
  }
  const folder = new DataFolder();
  const twitch = await startTwitchElsewhere();
  const door = headlessDoor({ folder, newContext: () => Promise.reject(new Error('Not needed')) });
  say(`Killing Emcee ${kills} times while 200 viewers buy, give and play (seed ${seed}) ...`);
  const { next } = seededRandom(seed);
  const report = await killWhileCrowdPlays(door, folder, twitch, {
    kills,
    viewers: 200,
    longest: 40,
    random: next,
    onKill: (now) => say(`  ${crowdWords(now)}`),
  });
  await twitch.house.stop();
  for (const problem of report.broken) say(`  ${problem}`);
  for (const [name, count] of report.acknowledged) say(`  ${String(count).padStart(6)}  ${name}`);
  say(crowdWords(report));
  if (report.broken.length === 0) folder.remove();
  else say(`The data is kept in ${folder.path}`);
  return report.broken.length === 0 ? 0 : 1;
}

function crowdWords({ kills, typed, acknowledged, broken }: CrowdReport): string {
  const said = [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
  return `${kills} kills, ${typed} commands typed, ${said} answers that something was done, ${broken.length} of them or of the books' laws broken`;
}

function wordsOf({ rounds, acknowledged, lost, damage }: HammerReport): string {
  return `${rounds} kills, ${acknowledged} acknowledged changes, ${lost.length} lost, ${damage.length} damaged files`;
}
