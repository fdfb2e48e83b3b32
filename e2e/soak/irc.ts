import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seededRandom } from '../../src/main/engine/random.ts';
import { FakeClock } from '../../src/main/engine/testing/fakeClock.ts';
import { fuzzIrc } from '../../src/main/twitch/chat/fuzzIrc.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What is remembered on purpose, such as the ids of the last lines, may still fill up after the first look. */
const MOST_GROWTH_MB = 4;
/** A thousand broken lines that take longer than this would be felt as a stall, in milliseconds. */
const MOST_FOR_A_THOUSAND = 1_000;

/** Feeds so many broken lines to all that reads chat; gives the exit code. */
export function soakIrc(args: readonly string[]): number {
  const lines = Number(args[0] ?? 1_000_000);
  const seed = Number(args[1] ?? Date.now() % 1_000_000);
  if (!Number.isInteger(lines) || lines < 100_000 || !Number.isInteger(seed)) {
    say('Give a number of lines from 100,000 on, and a seed if you like: npm run soak -- irc 1000000 1');
    return 1;
  }
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const clock = new FakeClock();
  const heaps: number[] = [];
  let slowest = 0;
  let last = performance.now();
  const started = last;
  say(`Reading ${lines.toLocaleString('en-GB')} broken lines of chat (seed ${seed}) ...`);

  const result = fuzzIrc({
    lines,
    random: seededRandom(seed),
    clock,
    each: (line) => {
      slowest = Math.max(slowest, performance.now() - last);
      clock.advance(60_000);
      if (line % 50_000 === 0) {
        collectGarbage();
        heaps.push(process.memoryUsage().heapUsed / 1024 / 1024);
      }
      last = performance.now();
    },
  });

  const seconds = (performance.now() - started) / 1000;
  const growth = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0);
  say(
    `${result.lines.toLocaleString('en-GB')} lines in ${seconds.toFixed(1)} s, ${result.malformed} of them no lines at all, ${result.facts} facts.`,
  );
  say(
    `The slowest thousand took ${slowest.toFixed(0)} ms; memory grew by ${growth.toFixed(1)} MB from the first look to the last.`,
  );
  const fine = growth < MOST_GROWTH_MB && slowest < MOST_FOR_A_THOUSAND;
  if (!fine) say(`That is too much: at most ${MOST_GROWTH_MB} MB and ${MOST_FOR_A_THOUSAND} ms.`);
  return fine ? 0 : 1;
}
