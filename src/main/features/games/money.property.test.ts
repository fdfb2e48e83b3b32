import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openParlour, type Parlour, PURSE } from './testing/parlour.ts';

const PEOPLE = ['robin', 'kim', 'max'];

const lineArbitrary = fc.constantFrom(
  '!slots 50',
  '!slots all',
  '!roulette red half',
  '!roulette 7 20',
  '!dice 100',
  '!coinflip 200',
  '!rps rock 50',
  '!blackjack 100',
  '!hit',
  '!stand',
  '!double',
  '!duel @kim 100',
  '!duel 150',
  '!accept',
  '!decline',
  '!leave',
  '!heist 100',
  '!join 100',
  '!join',
  '!lotto',
  '!lotto draw',
  '!goldenticket',
);

const stepArbitrary = fc.oneof(
  { weight: 12, arbitrary: fc.record({ who: fc.constantFrom(...PEOPLE), line: lineArbitrary }) },
  { weight: 3, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 400 }) }) },
  // The power goes right after the books have written: all of that step has to be as if it had never been.
  {
    weight: 2,
    arbitrary: fc.record({
      crash: fc.constantFrom(
        'payMany' as const,
        'hold' as const,
        'stake' as const,
        'settle' as const,
        'withdraw' as const,
      ),
      who: fc.constantFrom(...PEOPLE),
      line: lineArbitrary,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ restart: true }) },
  { weight: 1, arbitrary: fc.record({ switchOff: fc.constantFrom('heist', 'duel', 'lotto', 'golden') }) },
);

/** What people have, what lies in games, and what the house has won. */
async function everything(room: Parlour): Promise<{ owned: number; pots: number; till: number }> {
  const owned = PEOPLE.reduce((sum, login) => sum + room.has(login), 0);
  const pots = (await room.tables()).reduce((sum, { pot }) => sum + pot, 0);
  return { owned, pots, till: await room.till() };
}

describe('money', () => {
  it('is neither made nor lost by any sequence of games, crashes, restarts and switches', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 10, maxLength: 30 }),
        fc.constantFrom(0, 500, 100_000),
        async (steps, credit) => {
          const room = openParlour(PEOPLE);
          try {
            room.stage.test.app.settings.set('games', { houseCredit: credit });
            for (const step of steps) {
              if ('wait' in step) room.wait(step.wait);
              else if ('restart' in step) await room.restart();
              else if ('switchOff' in step) {
                await room.call('games.setEnabled', { game: step.switchOff, enabled: false });
                await room.call('games.setEnabled', { game: step.switchOff, enabled: true });
              } else if ('crash' in step) {
                const ledger = room.ledger();
                const real = ledger[step.crash].bind(ledger) as (...args: unknown[]) => unknown;
                const spy = vi.spyOn(ledger, step.crash).mockImplementation(((...args: unknown[]) => {
                  real(...args);
                  throw new Error('the power went out');
                }) as never);
                const before = await everything(room);
                await room.say(step.who, step.line);
                spy.mockRestore();
                if (spy.mock.calls.length === 1) expect(await everything(room)).toEqual(before);
                await room.restart();
              } else await room.say(step.who, step.line);

              const { owned, pots, till } = await everything(room);
              expect(owned + pots + till).toBe(PEOPLE.length * PURSE);
              expect(till).toBeGreaterThanOrEqual(-credit);
              const { currencies } = await room.call<{
                currencies: { id: string; held: number; balanced: boolean }[];
              }>('economy.books');
              expect(currencies.find(({ id }) => id === 'tokens')).toMatchObject({
                held: pots,
                balanced: true,
              });
            }
          } finally {
            await room.stage.cleanUp();
          }
        },
      ),
      { numRuns: 8, seed: 20_260_101 },
    );
  });
});
