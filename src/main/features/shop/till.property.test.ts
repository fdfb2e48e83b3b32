import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Purchase, ShopDesk } from '../../../shared/contract/shop.ts';
import { shopItemSchema } from '../../../shared/contract/shop.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { changesFeature } from '../changes/index.ts';
import { chatFeature } from '../chat/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { economyFeature } from '../economy/index.ts';
import { logFeature } from '../log/index.ts';
import { viewersFeature } from '../viewers/index.ts';
import { shopFeature } from './index.ts';

const FEATURES = [
  logFeature,
  changesFeature,
  chatFeature,
  commandsFeature,
  viewersFeature,
  economyFeature,
  shopFeature,
];
const NAMES = ['robin', 'kim', 'sam'] as const;
const STOCK = 4;
const BEGIN = 60;

/** Few of a thing that gives something back, one that is kept, and one without end. */
const ITEMS = [
  { id: 'jar', price: 12, effects: [{ kind: 'give', currency: 'tokens', amount: 20 }] },
  { id: 'feast', price: 10, use: 'kept', effects: [{ kind: 'give', currency: 'tokens', amount: 3 }] },
  { id: 'shield', price: 7, effects: [{ kind: 'boon', boon: 'fight_hp', amount: 20, uses: 2 }] },
].map((item) => shopItemSchema.parse({ title: item.id, ...item }));
const ids = ITEMS.map(({ id }) => id);

type Act =
  | { kind: 'buy' | 'gift'; who: number; item: number; line: number }
  | { kind: 'use'; who: number; item: number }
  | { kind: 'refund' | 'refundUndone'; which: number }
  /** Dies after so many bookings of a purchase, and starts again on the same file. */
  | { kind: 'crash'; who: number; item: number; after: number };

const who = fc.nat(NAMES.length - 1);
const item = fc.nat(ITEMS.length - 1);
const which = fc.nat(8);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('buy' as const), who, item, line: fc.nat(25) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('gift' as const), who, item, line: fc.nat(25) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('use' as const), who, item }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom('refund' as const, 'refundUndone' as const), which }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), who, item, after: fc.nat(1) }) },
  ),
  { minLength: 5, maxLength: 25 },
);

async function ask<T>(stage: ChatStage, route: string, input: unknown = {}): Promise<T> {
  const result = await stage.test.call(route, input);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data as T;
}

/** What has to be true of money, stock and purchases at any moment. */
async function mustHold(stage: ChatStage): Promise<void> {
  const ledger = stage.test.app.services.need('ledger', 'off');
  const { purchases } = await ask<{ purchases: Purchase[] }>(stage, 'shop.purchases', { limit: 200 });
  const stands = purchases.filter(({ state }) => state !== 'refunded');
  const snapshot = stage.test.app.router.snapshot('shop.desk', { role: 'streamer', name: 'test' });
  if (!snapshot.ok) throw new Error(snapshot.error.message);
  for (const { item: sold, stock } of (snapshot.data as ShopDesk).items) {
    expect(stock).toBeGreaterThanOrEqual(0);
    expect(stock, sold.id).toBe(STOCK - stands.filter(({ itemId }) => itemId === sold.id).length);
  }
  const gained = stands
    .filter(({ state }) => state === 'done')
    .reduce((sum, { itemId }) => sum + ({ jar: 20, feast: 3 }[itemId] ?? 0), 0);
  const paid = stands.reduce((sum, { price }) => sum + price, 0);
  const owned = NAMES.reduce((sum, name) => sum + ledger.balance(`id-${name}`, 'tokens'), 0);
  expect(owned).toBe(NAMES.length * BEGIN - paid + gained);
  const { currencies } = await ask<{ currencies: { id: string; balanced: boolean }[] }>(
    stage,
    'economy.books',
  );
  expect(currencies.every(({ balanced }) => balanced)).toBe(true);
}

async function play(plan: readonly Act[]): Promise<void> {
  const stage = startChatStage(FEATURES, { people: false, purse: false });
  try {
    const old = stage.test.app.router.snapshot('shop.desk', { role: 'streamer', name: 'test' });
    if (!old.ok) throw new Error(old.error.message);
    await ask(stage, 'shop.remove', { ids: (old.data as ShopDesk).items.map((one) => one.item.id) });
    for (const one of ITEMS) await ask(stage, 'shop.save', { item: one, isNew: true, stock: STOCK });
    for (const name of NAMES) {
      await stage.chat('hello', { login: name });
      stage.test.app.services.need('ledger', 'off').payMany({
        reason: 'A test',
        reference: `begin:${name}`,
        actor: 'test',
        lines: [{ viewerId: `id-${name}`, currency: 'tokens', amount: BEGIN }],
      });
    }
    for (const act of plan) {
      switch (act.kind) {
        case 'buy':
          await stage.chat(`!buy ${ids[act.item]}`, { login: NAMES[act.who] ?? '', id: `buy-${act.line}` });
          break;
        case 'gift': {
          const other = NAMES[(act.who + 1) % NAMES.length];
          const line = `!giftitem @${other} ${ids[act.item]}`;
          await stage.chat(line, { login: NAMES[act.who] ?? '', id: `gift-${act.line}` });
          break;
        }
        case 'use':
          await stage.chat(`!use ${ids[act.item]}`, { login: NAMES[act.who] ?? '' });
          break;
        case 'refund':
        case 'refundUndone': {
          const { purchases } = await ask<{ purchases: Purchase[] }>(stage, 'shop.purchases');
          const bought = purchases[act.which];
          if (!bought) break;
          const refunded = await stage.test.call('shop.refund', { id: bought.id });
          await mustHold(stage);
          if (act.kind === 'refundUndone' && refunded.ok)
            await stage.test.call('changes.undo', { id: (refunded.data as { undo: string }).undo });
          break;
        }
        case 'crash': {
          const ledger = stage.test.app.services.need('ledger', 'off');
          const pay = ledger.payMany.bind(ledger);
          let left = act.after;
          vi.spyOn(ledger, 'payMany').mockImplementation((booking) => {
            const booked = pay(booking);
            if (left === 0) throw new Error('killed');
            left -= 1;
            return booked;
          });
          await stage.chat(`!buy ${ids[act.item]}`, { login: NAMES[act.who] ?? '' });
          await stage.test.restart();
          break;
        }
      }
      await mustHold(stage);
    }
  } finally {
    await stage.cleanUp();
  }
}

describe('whatever is bought, used, given and refunded', () => {
  it('no stock goes below 0, no money is made or lost, and a crash in between leaves nothing half done', async () => {
    await fc.assert(fc.asyncProperty(acts, play), { numRuns: 15 });
  }, 120_000);
});
