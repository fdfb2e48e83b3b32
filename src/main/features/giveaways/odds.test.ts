import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightsSchema } from '../../../shared/contract/giveaways.ts';
import { seededRandom } from '../../engine/random.ts';
import { draw, type Lot, pickBy, type Standings, shareOf, sumOf, weightOf } from './odds.ts';

const ROUNDS = 1_000_000;
/** So many standard deviations a fair draw stays within, but once in 1.7 million counts. */
const SIGMAS = 5;

interface Named extends Lot {
  name: string;
}

/** As they would stand on the page: subscribers, a VIP, somebody with many tickets. */
const LOTS: readonly Named[] = [
  { name: 'one ticket', tickets: 1, weight: 1 },
  { name: 'three tickets', tickets: 3, weight: 1 },
  { name: 'VIP', tickets: 1, weight: 1.5 },
  { name: 'tier 1', tickets: 2, weight: 2 },
  { name: 'tier 3', tickets: 1, weight: 4 },
  { name: 'ten tickets', tickets: 10, weight: 1 },
];

function mustBeLike(
  counts: ReadonlyMap<string, number>,
  chances: ReadonlyMap<string, number>,
  rounds: number,
) {
  for (const [name, chance] of chances) {
    const margin = SIGMAS * Math.sqrt((chance * (1 - chance)) / rounds);
    expect(Math.abs((counts.get(name) ?? 0) / rounds - chance), name).toBeLessThan(margin);
  }
}

describe('the draw', () => {
  it('gives each entrant the chance that the page states, over a million seeded draws', {
    timeout: 60_000,
  }, () => {
    const random = seededRandom(2_026);
    const counts = new Map<string, number>();
    const stated = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const [picked] = draw(LOTS, 1, random);
      if (!picked) throw new Error('nobody was drawn');
      counts.set(picked.lot.name, (counts.get(picked.lot.name) ?? 0) + 1);
      stated.set(picked.lot.name, picked.chance);
    }
    expect(stated).toEqual(new Map(LOTS.map((lot) => [lot.name, shareOf(lot) / sumOf(LOTS)])));
    mustBeLike(counts, stated, ROUNDS);
  });

  it('draws the second winner among those who are left, by their weights', { timeout: 60_000 }, () => {
    const random = seededRandom(7);
    const counts = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const picked = draw(LOTS, 2, random);
      const second = picked[1]?.lot.name ?? '';
      counts.set(second, (counts.get(second) ?? 0) + 1);
    }
    const sum = sumOf(LOTS);
    const chances = new Map(
      LOTS.map((lot) => [
        lot.name,
        LOTS.filter((first) => first !== lot).reduce(
          (chance, first) => chance + (shareOf(first) / sum) * (shareOf(lot) / (sum - shareOf(first))),
          0,
        ),
      ]),
    );
    mustBeLike(counts, chances, ROUNDS);
  });

  it('never draws anybody twice, nobody without tickets, and no more than there are', () => {
    const lots = fc.array(
      fc.record({
        tickets: fc.integer({ min: 0, max: 50 }),
        weight: fc.double({ min: 0.1, max: 100, noNaN: true }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(lots, fc.integer({ min: 1, max: 50 }), fc.integer(), (drum, count, seed) => {
        const picked = draw(drum, count, seededRandom(seed));
        const inIt = drum.filter(({ tickets }) => tickets > 0);
        expect(new Set(picked.map(({ lot }) => lot)).size).toBe(Math.min(count, inIt.length));
        for (const { lot } of picked) expect(lot.tickets).toBeGreaterThan(0);
      }),
    );
  });

  it('gives the same winner for the same entrants and seed, so that a draw can be checked', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const first = pickBy(LOTS, seed);
      expect(pickBy(LOTS, seed)).toEqual(first);
      expect(pickBy([...LOTS], first?.seed ?? -1)?.lot).toBe(first?.lot);
    }
  });
});

describe('the weight of a ticket', () => {
  const nobody: Standings = {
    role: 'everyone',
    tier: 0,
    vip: false,
    moderator: false,
    follows: false,
    groups: [],
  };
  const weights = weightsSchema.parse({ groups: [{ group: 'Regulars', factor: 2.5 }] });

  it.each<[string, Partial<Standings>, number]>([
    ['a viewer', {}, 1],
    ['tier 1', { tier: 1 }, 2],
    ['tier 2', { tier: 2 }, 3],
    ['tier 3', { tier: 3 }, 4],
    ['a VIP', { vip: true }, 1.5],
    ['a VIP with tier 2: the larger counts', { vip: true, tier: 2 }, 3],
    ['a moderator', { moderator: true }, 1],
    ['a regular, however it is written', { groups: ['regulars'] }, 2.5],
    ['a regular with tier 3', { groups: ['Regulars'], tier: 3 }, 4],
  ])('of %s', (_who, standings, weight) => {
    expect(weightOf(weights, { ...nobody, ...standings })).toBe(weight);
  });
});
