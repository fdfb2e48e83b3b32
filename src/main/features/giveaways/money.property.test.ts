import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { GiveawayDesk, GiveawayDraft } from '../../../shared/contract/giveaways.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { changesFeature } from '../changes/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { economyFeature } from '../economy/index.ts';
import { gamesFeature } from '../games/index.ts';
import { logFeature } from '../log/index.ts';
import { giveawaysFeature } from './index.ts';

const FEATURES = [
  logFeature,
  changesFeature,
  commandsFeature,
  economyFeature,
  gamesFeature,
  giveawaysFeature,
];
const PEOPLE = ['robin', 'kim', 'max'] as const;
const PURSE = 200;

const RULES: readonly GiveawayDraft[] = [
  { title: 'Loaf', ticketPrice: 10, mostTickets: 6 },
  { title: 'Rest', ticketPrice: 7, mostTickets: 9, claimSeconds: 30, returnUnclaimed: true, winners: 2 },
  { title: 'Pot', ticketPrice: 5, mostTickets: 20, claimSeconds: 0, reward: { kind: 'pot', percent: 100 } },
  { title: 'Pots', ticketPrice: 9, claimSeconds: 20, winners: 3, reward: { kind: 'pot', percent: 80 } },
];

const who = fc.constantFrom(...PEOPLE);
const line = fc.constantFrom(
  '!join',
  '!ticket 2',
  '!ticket all',
  '!ticket half',
  '!leave',
  '!ticket 999',
  'hello',
);
const action = fc.constantFrom('draw', 'cancel', 'redraw', 'accept', 'takeOut', 'close', 'undo');
const crash = fc.constantFrom(
  'payMany' as const,
  'hold' as const,
  'stake' as const,
  'withdraw' as const,
  'settle' as const,
  'release' as const,
);

type Step =
  | { start: number }
  | { who: string; line: string }
  | { act: string }
  | { wait: number }
  | { restart: true }
  /** The power goes right after the books have written: all of that step has to be as if it had never been. */
  | {
      crash: 'payMany' | 'hold' | 'stake' | 'withdraw' | 'settle' | 'release';
      who: string;
      line: string;
      act: string;
    };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ start: fc.nat(RULES.length - 1) }) },
    { weight: 12, arbitrary: fc.record({ who, line }) },
    { weight: 5, arbitrary: fc.record({ act: action }) },
    { weight: 3, arbitrary: fc.record({ wait: fc.integer({ min: 0, max: 90 }) }) },
    { weight: 1, arbitrary: fc.constant({ restart: true as const }) },
    { weight: 3, arbitrary: fc.record({ crash, who, line, act: action }) },
  ),
  { minLength: 10, maxLength: 40 },
);

class Shop {
  readonly stage: ChatStage = startChatStage(FEATURES, { purse: false });
  private lastUndo: string | null = null;

  constructor() {
    this.stage.test.app.settings.set('giveaways', { confirm: false, showSeconds: 0, remind: false });
    for (const login of PEOPLE) {
      this.ledger().payMany({
        lines: [{ viewerId: `id-${login}`, currency: 'tokens', amount: PURSE }],
        reason: 'To play with',
        reference: `begin:${login}`,
        actor: 'test',
      });
    }
  }

  ledger() {
    return this.stage.test.app.services.need('ledger', 'off');
  }

  desk(): GiveawayDesk {
    const snapshot = this.stage.test.app.router.snapshot('giveaways.desk', {
      role: 'streamer',
      name: 'test',
    });
    if (!snapshot.ok) throw new Error(snapshot.error.message);
    return snapshot.data as GiveawayDesk;
  }

  /** Refusals are fine: they are half of what is tried. */
  private async call(route: string, input: unknown): Promise<void> {
    const result = await this.stage.test.call(route, input);
    if (!result.ok) {
      expect(result.error.code, result.error.message).not.toBe('internal');
      return;
    }
    const { undo } = result.data as { undo?: string | null };
    if (typeof undo === 'string') this.lastUndo = undo;
  }

  async start(at: number): Promise<void> {
    await this.call('giveaways.start', { rules: RULES[at] });
  }

  async act(act: string, viewer: string): Promise<void> {
    const { now, last } = this.desk();
    const id = now?.id ?? last?.id ?? 1;
    const winner = (now ?? last)?.winners.find(({ state }) => state === 'called' || state === 'won');
    if (act === 'redraw' || act === 'accept')
      await this.call(`giveaways.${act}`, { winnerId: winner?.id ?? 1 });
    else if (act === 'takeOut') await this.call('giveaways.takeOut', { id, viewerId: `id-${viewer}` });
    else if (act === 'undo') {
      if (this.lastUndo !== null) await this.call('changes.undo', { id: this.lastUndo });
    } else await this.call(`giveaways.${act}`, { id });
  }

  async restart(): Promise<void> {
    this.lastUndo = null;
    await this.stage.test.restart();
  }

  owned(): number {
    return PEOPLE.reduce((sum, login) => sum + this.ledger().balance(`id-${login}`, 'tokens'), 0);
  }

  /** What giveaways that are over have taken and not paid out: it is with the bank. */
  async kept(): Promise<number> {
    const result = await this.stage.test.call('giveaways.history', { limit: 100 });
    if (!result.ok) throw new Error(result.error.message);
    const { giveaways } = result.data as { giveaways: NonNullable<GiveawayDesk['now']>[] };
    return giveaways.reduce(
      (sum, { pot, winners }) => sum + pot - winners.reduce((paid, winner) => paid + winner.paid, 0),
      0,
    );
  }
}

describe('the money of tickets', () => {
  it('is held, given back or paid, and never made or lost, by any sequence with crashes and restarts', {
    timeout: 180_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const shop = new Shop();
        try {
          for (const step of sequence) {
            if ('start' in step) await shop.start(step.start);
            else if ('wait' in step) shop.stage.test.clock.advance(step.wait * 1000);
            else if ('restart' in step) await shop.restart();
            else if ('crash' in step) {
              const ledger = shop.ledger();
              const real = ledger[step.crash].bind(ledger) as (...args: unknown[]) => unknown;
              const spy = vi.spyOn(ledger, step.crash).mockImplementation(((...args: unknown[]) => {
                real(...args);
                throw new Error('the power went out');
              }) as never);
              const before = [shop.owned(), shop.desk().now?.pot, await shop.kept()];
              if (step.line !== 'hello') await shop.stage.chat(step.line, { login: step.who });
              else await shop.stage.test.call(`giveaways.${step.act}`, { id: shop.desk().now?.id ?? 1 });
              spy.mockRestore();
              if (spy.mock.calls.length > 0) {
                expect([shop.owned(), shop.desk().now?.pot, await shop.kept()]).toEqual(before);
              }
              await shop.restart();
            } else if ('act' in step) await shop.act(step.act, 'robin');
            else await shop.stage.chat(step.line, { login: step.who });

            const { now } = shop.desk();
            const isHeld = now !== null && now.endedAt === null;
            const held = isHeld ? now.pot : 0;
            // Drawn again after it was over: its pot is with the bank already.
            const drawnAgain =
              now !== null && !isHeld ? now.pot - now.winners.reduce((sum, { paid }) => sum + paid, 0) : 0;
            expect(shop.owned() + held + (await shop.kept()) + drawnAgain).toBe(PEOPLE.length * PURSE);
            for (const login of PEOPLE) {
              expect(shop.ledger().balance(`id-${login}`, 'tokens')).toBeGreaterThanOrEqual(0);
            }
            const books = await shop.stage.test.call('economy.books');
            if (!books.ok) throw new Error(books.error.message);
            const { currencies } = books.data as {
              currencies: { id: string; held: number; balanced: boolean }[];
            };
            expect(currencies.find(({ id }) => id === 'tokens')).toMatchObject({ held, balanced: true });
          }
        } finally {
          await shop.stage.cleanUp();
        }
      }),
      { numRuns: 15, seed: 20_261_121 },
    );
  });
});
