import type { Random } from './ports.ts';

/** Chance that a seed makes repeatable: mulberry32, good enough for games and proofs, never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    },
  };
}

/** A whole number from `min` to `max`, both included. */
export function randomInt(random: Random, min: number, max: number): number {
  return min + Math.floor(random.next() * (max - min + 1));
}

/** One of the list; null when it is empty. */
export function randomPick<T>(random: Random, list: readonly T[]): T | null {
  return list[Math.floor(random.next() * list.length)] ?? null;
}
