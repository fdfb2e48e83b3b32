import { expect, test } from 'vitest';
import type { Entrant } from '../../../../shared/contract/giveaways.ts';
import { chanceOf, percent, sumOf } from './chances.ts';
import { merged } from './entrants.ts';
import { reelNames, stopTimes } from './reel.ts';

test('a reel stops at the one who was drawn, and at nobody else', () => {
  for (const winner of ['Robin', 'Kim', 'Max']) {
    expect(reelNames(['Robin', 'Kim', 'Max'], winner).at(-1)).toBe(winner);
    expect(reelNames(['Robin', 'Kim', 'Max'], winner).at(-2)).not.toBe(winner);
  }
  expect(new Set(reelNames(['Robin'], 'Robin'))).toEqual(new Set(['Robin']));
  expect(new Set(reelNames(['Robin', 'Kim'], 'Zoe'))).toEqual(new Set(['Robin', 'Kim', 'Zoe']));
});

test('reels stop one after the other, the last one at the end', () => {
  expect(stopTimes(1, 6000)).toEqual([6000]);
  const three = stopTimes(3, 6000);
  expect(three).toEqual([...three].sort((one, other) => one - other));
  expect(three.at(-1)).toBe(6000);
  expect(new Set(three).size).toBe(3);
});

const entrant = (id: string, tickets: number, weight = 1): Entrant => ({
  id,
  name: id,
  tickets,
  weight,
  paid: 0,
  enteredAt: 0,
});

test('entrants keep their places when others come, buy again and leave', () => {
  const before = [entrant('a', 1), entrant('b', 1), entrant('c', 1)];
  const after = merged(before, [entrant('d', 1), entrant('a', 3)], ['b']);
  expect(after.map(({ id, tickets }) => [id, tickets])).toEqual([
    ['a', 3],
    ['c', 1],
    ['d', 1],
  ]);
});

test('the chance that is shown is the share of weighted tickets', () => {
  const drum = [entrant('a', 3), entrant('b', 97), entrant('c', 5, 4)];
  const [a, , c] = drum;
  expect(a && percent(chanceOf(a, sumOf(drum)))).toBe('2.5%');
  expect(c && chanceOf(c, sumOf(drum))).toBe(20 / 120);
  expect(percent(1 / 5000)).toBe('0.02%');
});
