import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Bet, BetNow, BetShare } from '../../../shared/contract/bets.ts';
import { type MoneyStage, openMoneyStage, PURSE } from '../../testing/moneyStage.ts';
import { betsFeature } from './index.ts';

type Crash = 'hold' | 'stake' | 'settle' | 'release' | 'withdraw';
const PEOPLE = ['robin', 'kim', 'max', 'lou'];
const OPTIONS = ['A', 'B', 'C'];

const stakeLine = fc
  .tuple(
    fc.constantFrom(...OPTIONS, 'X'),
    fc.oneof(fc.integer({ min: -5, max: 400 }).map(String), fc.constantFrom('all', 'half', '', '1.5')),
  )
  .map(([option, amount]) => `!bet ${option} ${amount}`.trim());
const deskLine = fc.constantFrom(
  '!bet open "Q?" "x, y, z" 5',
  '!bet open "Q?" "x, y, z" 0',
  '!bet lock',
  '!bet end A',
  '!bet end B',
  '!bet end C',
  '!bet cancel',
);
const who = fc.constantFrom(...PEOPLE);

type Step =
  | { who: string; line: string }
  | { desk: string }
  | { wait: number }
  | { crash: Crash; who: string; line: string }
  | { off: number }
  | { undo: boolean };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ who, line: stakeLine }) },
  { weight: 1, arbitrary: fc.record({ who, line: fc.constant('!bet leave') }) },
  { weight: 1, arbitrary: fc.record({ desk: deskLine }) },
  { weight: 2, arbitrary: fc.record({ wait: fc.constantFrom(10, 200, 400, 90_000) }) },
  // The power goes right after the books have written: all of that step has to be as if it had never been.
  {
    weight: 3,
    arbitrary: fc.record({
      crash: fc.constantFrom<Crash[]>('hold', 'stake', 'settle', 'release', 'withdraw'),
      who,
      line: fc.oneof(stakeLine, deskLine),
    }),
  },
  { weight: 1, arbitrary: fc.record({ off: fc.integer({ min: 0, max: 500 }) }) },
  { weight: 2, arbitrary: fc.constant({ undo: true }) },
);

const owned = (room: MoneyStage): number => PEOPLE.reduce((sum, login) => sum + room.has(login), 0);

/** A bet, what becomes of it, and how it ends; or not. */
const roundArbitrary: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.array(stepArbitrary, { minLength: 4, maxLength: 10 }),
    fc.constantFrom('!bet end A', '!bet end B', '!bet end C', '!bet cancel', '!bet lock'),
  )
  .map(([steps, close]): Step[] => [{ desk: '!bet open "Q?" "x, y, z" 5' }, ...steps, { desk: close }]);

/** What people own, what lies in the bet, and what the history says was not given back. */
async function everything(room: MoneyStage): Promise<{ owned: number; pool: number; kept: number }> {
  const { bet } = await room.snapshot<BetNow>('bets', 'now');
  const { bets } = await room.call<{ bets: Bet[] }>('bets.history', { limit: 100 });
  return {
    owned: owned(room),
    pool: bet?.pool ?? 0,
    kept: bets.reduce((sum, one) => sum + one.pool - one.paid, 0),
  };
}

describe('what is bet', () => {
  it('comes out again to the last token, through any sequence of bets, winners, crashes and restarts', {
    timeout: 120_000,
  }, async () => {
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(roundArbitrary, { minLength: 2, maxLength: 5 }),
        fc.constantFrom('refund', 'keep'),
        fc.constantFrom('refuse', 'move'),
        async (rounds, nobodyRight, changeMind) => {
          const room = openMoneyStage([betsFeature], PEOPLE);
          const { test } = room.stage;
          test.app.settings.set('bets', { nobodyRight, changeMind, mayLeave: true, leastStake: 1 });
          try {
            for (const step of rounds.flat()) {
              if ('wait' in step) room.wait(step.wait);
              else if ('off' in step) await room.restart(() => test.clock.advance(step.off * 1000));
              else if ('desk' in step) await room.say('mod', step.desk, 'moderator');
              else if ('undo' in step) {
                const changes = await room.snapshot<{ changes: { id: string; undone: boolean }[] }>(
                  'changes',
                  'list',
                );
                const last = changes.changes.find(({ undone }) => !undone);
                // Whoever has spent what they won keeps it; then nothing at all is taken back.
                if (last) await test.call('changes.undo', { id: last.id });
              } else if ('crash' in step) {
                const ledger = room.ledger();
                const crash: Crash = step.crash;
                const real = ledger[crash].bind(ledger) as (...args: unknown[]) => unknown;
                const spy = vi.spyOn(ledger, crash).mockImplementation(((...args: unknown[]) => {
                  real(...args);
                  throw new Error('the power went out');
                }) as never);
                const before = await everything(room);
                await room.say(step.who, step.line, 'moderator');
                spy.mockRestore();
                if (spy.mock.calls.length > 0) expect(await everything(room)).toEqual(before);
                await room.restart();
              } else await room.say(step.who, step.line);

              const now = await everything(room);
              expect(now.owned + now.pool + now.kept).toBe(PEOPLE.length * PURSE);
              if (nobodyRight === 'refund') expect(now.kept).toBe(0);
              expect(await room.books()).toEqual({ held: now.pool, balanced: true });
            }
            const { bets } = await room.call<{ bets: Bet[] }>('bets.history', { limit: 100 });
            for (const bet of bets) {
              const { shares } = await room.call<{ shares: BetShare[] }>('bets.shares', { id: bet.id });
              expect(shares.reduce((sum, { stake }) => sum + stake, 0)).toBe(bet.pool);
              expect(shares.reduce((sum, { payout }) => sum + payout, 0)).toBe(bet.paid);
              if (bet.outcome === 'paid') ended += 1;
            }
          } finally {
            await room.stage.cleanUp();
          }
        },
      ),
      { numRuns: 10, seed: 20_260_101 },
    );
    // A run in which nothing was ever paid would prove nothing.
    expect(ended).toBeGreaterThan(5);
  });
});
