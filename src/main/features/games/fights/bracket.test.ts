import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../engine/random.ts';
import {
  championOf,
  endMatch,
  makeBracket,
  nextMatch,
  placesOf,
  roundTitle,
  settleWalkovers,
  shuffled,
  splitPrize,
} from './bracket.ts';

const sizes = Array.from({ length: 63 }, (_, at) => at + 2);

/** Plays it to the end; who is gone loses without a match. Answers how many matches two played. */
function play(players: number, seed: number, gone: ReadonlySet<number> = new Set()) {
  const random = seededRandom(seed);
  const bracket = makeBracket(players);
  let played = 0;
  for (;;) {
    const next = settleWalkovers(bracket, (player) => gone.has(player));
    if (!next) return { bracket, played };
    played += 1;
    endMatch(bracket, next.round, next.match, random.next() < 0.5 ? 0 : 1);
  }
}

describe('a bracket', () => {
  it.each(
    sizes,
  )('for %i has everybody once, byes only beside somebody, and one match less than players', (players) => {
    const first = makeBracket(players)[0] ?? [];
    const seated = first.flatMap(({ sides }) => sides).filter((side) => side !== null);
    expect(seated.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: players }, (_, at) => at),
    );
    for (const { sides } of first) expect(sides[0]).not.toBeNull();
    const { bracket, played } = play(players, players);
    expect(played).toBe(players - 1);
    expect(championOf(bracket)).not.toBeNull();
    expect(nextMatch(bracket)).toBeNull();
    const placed = placesOf(bracket).flat();
    expect(placed.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: players }, (_, at) => at),
    );
  });

  it('keeps the two with the earliest places apart until the final', () => {
    const bracket = makeBracket(8);
    expect(bracket[0]?.map(({ sides }) => sides)).toEqual([
      [0, 7],
      [3, 4],
      [1, 6],
      [2, 5],
    ]);
    expect(bracket.map((_, round) => roundTitle(bracket, round))).toEqual([
      'Quarter-finals',
      'Semi-finals',
      'Final',
    ]);
    expect(roundTitle(makeBracket(64), 0)).toBe('Last 64');
  });

  it('ends whoever leaves, however many and whenever, without anybody who left as its winner while one stayed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 64 }),
        fc.integer(),
        fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 64 }),
        (players, seed, leavers) => {
          const gone = new Set(leavers.filter((player) => player < players));
          const champion = championOf(play(players, seed, gone).bracket);
          if (gone.size === players) expect(champion).toBeNull();
          else expect(champion !== null && !gone.has(champion)).toBe(true);
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('the prize', () => {
  it('is paid out whole, to the last token, whatever the split and the players', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 64 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.constantFrom([100], [70, 20, 10], [50, 25, 15, 10], [40, 20, 10, 10, 5, 5, 5, 5]),
        (players, prize, parts) => {
          const shares = splitPrize(prize, parts, placesOf(play(players, prize).bracket));
          expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBe(prize);
          for (const share of shares.values()) expect(share).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: 12, numRuns: 300 },
    );
  });

  it('is split by place; both who lost the semi-finals share the third, and what nobody is there for is the winner’s', () => {
    const four = [[2], [0], [1, 3]];
    expect([...splitPrize(1000, [70, 20, 10], four)]).toEqual([
      [2, 700],
      [0, 200],
      [1, 50],
      [3, 50],
    ]);
    expect([...splitPrize(1000, [70, 20, 10], [[1], [0]])]).toEqual([
      [1, 800],
      [0, 200],
    ]);
  });
});

describe('the lot', () => {
  it('gives everybody every place equally often', () => {
    const random = seededRandom(13);
    const counts = new Map<string, number>();
    for (let round = 0; round < 120_000; round += 1) {
      const [first, , third] = shuffled(random, ['a', 'b', 'c', 'd']);
      counts.set(`${first}${third}`, (counts.get(`${first}${third}`) ?? 0) + 1);
    }
    expect(counts.size).toBe(12);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(450);
  });
});
