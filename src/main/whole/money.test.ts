import { describe, expect, it } from 'vitest';
import { cutEverything } from '../testing/money/cuts.ts';
import { runMoney } from '../testing/money/run.ts';

describe('money', () => {
  // `npm run soak -- money` does a million of them.
  it('is neither made nor lost, whatever people do with it and whenever the power goes out', async () => {
    const { broken, kills, failures, bookings, byKind } = await runMoney({
      operations: 6_000,
      seed: 2026,
      perChannel: 3_000,
      dangers: 4,
    });
    expect(broken).toEqual([]);
    expect(kills.between).toBeGreaterThan(5);
    expect(kills.within).toBeGreaterThan(5);
    expect(failures).toBeGreaterThan(10);
    expect(bookings).toBeGreaterThan(2_000);
    expect([...byKind.keys()]).toEqual(
      expect.arrayContaining(['games', 'buy', 'season ended', 'somebody forgotten']),
    );
  }, 120_000);

  // The soak breaks every statement.
  it('is never left half moved when a write breaks off in its middle', async () => {
    const { cuts, broken } = await cutEverything(2, 13);
    expect(broken).toEqual([]);
    expect(cuts).toBeGreaterThan(30);
  }, 120_000);
});
