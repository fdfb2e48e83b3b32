import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedPayout, shareOut } from './shareOut.ts';

const stakes = (...amounts: number[]) => amounts.map((amount) => ({ amount }));

describe('a pot that is shared', () => {
  it('gives what cannot be divided to those who lost most by rounding, then to the larger stake, then to the first', () => {
    expect(shareOut(100, stakes(1, 1, 1))).toEqual([34, 33, 33]);
    expect(shareOut(10, stakes(1, 2))).toEqual([3, 7]);
    expect(shareOut(5, stakes(2, 2))).toEqual([3, 2]);
    expect(shareOut(7, [])).toEqual([]);
  });

  it('is given out to the last token, and nobody who was right gets less than they put in', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 1_000_000_000_000 }), (right, others) => {
        const sum = right.reduce((all, amount) => all + amount, 0);
        const shares = shareOut(sum + others, stakes(...right));
        expect(shares.reduce((all, share) => all + share, 0)).toBe(sum + others);
        for (const [at, amount] of right.entries()) {
          expect(shares[at]).toBeGreaterThanOrEqual(amount);
          const exact = (BigInt(sum + others) * BigInt(amount)) / BigInt(sum);
          expect(BigInt(shares[at] ?? 0) - exact).toBeLessThanOrEqual(1n);
        }
      }),
    );
  });
});

describe('fixed odds', () => {
  it('are rounded down, without the error of 1.1 × 50', () => {
    expect(fixedPayout(50, 110)).toBe(55);
    expect(fixedPayout(33, 150)).toBe(49);
  });
});
