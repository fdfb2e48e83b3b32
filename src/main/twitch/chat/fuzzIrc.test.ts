import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../engine/random.ts';
import { FakeClock } from '../../engine/testing/fakeClock.ts';
import { fuzzIrc } from './fuzzIrc.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapNow(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('the reading of chat', () => {
  it('survives 100,000 broken lines, with memory that does not grow', () => {
    const clock = new FakeClock();
    const heaps: number[] = [];
    const result = fuzzIrc({
      lines: 100_000,
      random: seededRandom(20_260_101),
      clock,
      each: (line) => {
        // A minute for every thousand lines, so that what is remembered for a while is forgotten again.
        clock.advance(60_000);
        if (line % 25_000 === 0) heaps.push(heapNow());
      },
    });
    expect(result.lines).toBe(100_000);
    // Broken, but not so much that the test would read nothing.
    expect(result.facts).toBeGreaterThan(10_000);
    expect(result.malformed).toBeGreaterThan(5_000);
    const [first = 0] = heaps;
    expect((heaps.at(-1) ?? 0) - first).toBeLessThan(4 * 1024 * 1024);
  });
});
