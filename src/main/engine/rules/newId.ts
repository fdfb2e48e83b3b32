import type { Random } from '../ports.ts';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A short id that nobody mistypes; 12 letters make a clash as good as impossible. */
export function newId(random: Random): string {
  let id = '';
  for (let count = 0; count < 12; count += 1) id += LETTERS[Math.floor(random.next() * LETTERS.length)];
  return id;
}
