import type { Odds } from '../../../engine/games/odds.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';

export interface HeistTarget {
  id: string;
  title: string;
  /** The chance of each member to get away, in percent: anything from the first to the second. */
  chance: readonly [number, number];
  /** What is paid for a stake of 100. */
  pays: readonly [number, number];
  /** `gets away through the vents`. */
  away: string;
  caught: string;
}

export const HEIST_TARGETS: readonly HeistTarget[] = [
  {
    id: 'bank',
    title: 'the bank',
    chance: [40, 70],
    pays: [150, 200],
    away: 'out of the vault before the alarm',
    caught: 'stuck in the revolving door',
  },
  {
    id: 'casino',
    title: 'the casino',
    chance: [30, 60],
    pays: [180, 250],
    away: 'past the cameras with full pockets',
    caught: 'recognised by the doorman',
  },
  {
    id: 'mansion',
    title: 'the mansion',
    chance: [50, 80],
    pays: [130, 180],
    away: 'over the garden wall',
    caught: 'held by a very small dog',
  },
  {
    id: 'train',
    title: 'the night train',
    chance: [35, 65],
    pays: [160, 220],
    away: 'off at the last station',
    caught: 'asked for a ticket',
  },
];

/** Percent more for a crew of so many; the largest that fits counts. */
const CREW_BONUS = [
  { from: 15, percent: 15 },
  { from: 10, percent: 10 },
  { from: 5, percent: 5 },
] as const;

export function crewBonus(crew: number): number {
  return CREW_BONUS.find(({ from }) => crew >= from)?.percent ?? 0;
}

/** How hard it is and what it brings, the same for the whole crew. */
export function planHeist(
  random: Random,
  target: HeistTarget,
  crew: number,
): { percent: number; pays: number } {
  return {
    percent: Math.min(100, randomInt(random, ...target.chance) + crewBonus(crew)),
    pays: randomInt(random, ...target.pays) / 100,
  };
}

/** One member tries to get away. */
export function getsAway(random: Random, percent: number): boolean {
  return random.next() * 100 < percent;
}

export function heistOdds(): Odds[] {
  const crews = [1, ...CREW_BONUS.map(({ from }) => from).reverse()];
  return HEIST_TARGETS.flatMap((target) =>
    crews.map((crew) => {
      const chance = (target.chance[0] + target.chance[1]) / 200 + crewBonus(crew) / 100;
      return {
        bet: `${target.id}${crew}`,
        title: `${target.title}, ${crew === 1 ? 'a small crew' : `a crew of ${crew} or more`}`,
        outcomes: [
          { id: 'away', title: 'Gets away', chance, pays: (target.pays[0] + target.pays[1]) / 200 },
          { id: 'caught', title: 'Is caught', chance: 1 - chance, pays: 0 },
        ],
      };
    }),
  );
}
