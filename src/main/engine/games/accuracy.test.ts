import { describe, expect, it } from 'vitest';
import { accuracy, bestAccuracy } from './accuracy.ts';

describe('how near an answer is', () => {
  it('is all for the same words, whatever their case, accents and signs', () => {
    expect(accuracy('  Crème BRÛLÉE!', 'creme brulee')).toBe(100);
  });

  it('keeps the numbers of a range apart', () => {
    expect(accuracy('75 80', '75-80')).toBe(100);
    expect(accuracy('7580', '75-80')).toBeLessThan(100);
  });

  it('counts letters in the same order, of both sides', () => {
    // 4 of 5 and 4 letters.
    expect(accuracy('yest', 'yeast')).toBeCloseTo(88.9, 1);
    expect(accuracy('flour', 'butter')).toBeLessThan(50);
  });

  it('is nothing for an answer that is only signs', () => {
    expect(accuracy('???', 'yeast')).toBe(0);
    expect(accuracy('', '')).toBe(0);
  });

  it('takes the best of several right answers', () => {
    expect(bestAccuracy('co2', ['carbon dioxide', 'CO2'])).toBe(100);
    expect(bestAccuracy('x', [])).toBe(0);
  });
});
