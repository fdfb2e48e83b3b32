import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';

const LETTER = /[\p{L}\p{N}]/u;

function placesOf(word: string): number[] {
  return [...word].flatMap((sign, place) => (LETTER.test(sign) ? [place] : []));
}

export function lettersIn(word: string): number {
  return placesOf(word).length;
}

/** The places of its letters in the order in which they are shown: the first letter, then by chance. */
export function orderOf(word: string, random: Random): number[] {
  const [first, ...rest] = placesOf(word);
  if (first === undefined) return [];
  const order = [first];
  while (rest.length > 0) order.push(...rest.splice(randomInt(random, 0, rest.length - 1), 1));
  return order;
}

/** `c***** c***`: what is not shown is a star; blanks and hyphens stay. */
export function masked(word: string, shown: readonly number[]): string {
  return [...word].map((sign, place) => (LETTER.test(sign) && !shown.includes(place) ? '*' : sign)).join('');
}
