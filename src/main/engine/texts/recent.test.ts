import { expect, it } from 'vitest';
import { Recent } from './recent.ts';

it('keeps what is used again and again, and lets go of the rest', () => {
  const recent = new Recent<number>(3, 1_000);
  recent.set('always', 1);
  for (let turn = 0; turn < 20; turn += 1) {
    recent.set(`once ${turn}`, turn);
    expect(recent.get('always')).toBe(1);
  }
  expect(recent.get('once 2')).toBeNull();
});

it('never holds more letters than two generations may', () => {
  const recent = new Recent<number>(1_000, 100);
  for (let turn = 0; turn < 50; turn += 1) recent.set(`${turn}`.padEnd(40, 'x'), turn);
  const held = Array.from({ length: 50 }, (_, turn) => recent.get(`${turn}`.padEnd(40, 'x')));
  expect(held.filter((value) => value !== null).length).toBeLessThanOrEqual(4);
});
