import { z } from 'zod';
import { type Purchase, type ShopDesk, shopContract } from '../../../shared/contract/shop.ts';
import { Alarm } from '../../engine/alarm.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { Occasion } from '../../engine/occasion.ts';
import { type Doer, type Made, panelDoer, recordChange } from '../../engine/recordChange.ts';
import { ruleFileName } from '../../engine/rules/ruleFiles.ts';
import { BoughtBoons } from './boons.ts';
import { Catalogue } from './catalogue.ts';
import { shopCommands } from './commands.ts';
import { ShopEditing } from './editing.ts';
import { Effects } from './effects.ts';
import { boughtFacts, boughtOccasion, shopPieces } from './pieces.ts';
import { isOnSale, nextSaleChange, priceFor } from './prices.ts';
import { ShopStore, type StoredPurchase } from './store.ts';
import { Till } from './till.ts';

declare module '../../engine/events.ts' {
  interface Events {
    /** Something was bought in the shop, or given from it. */
    'shop.bought': { purchaseId: number; itemId: string; buyerId: string; ownerId: string };
  }
}

const TIDY_EVERY = 60_000;
/** Many purchases at once make one push; in milliseconds. */
const PUSH_AFTER = 100;

/** Where viewers spend what they have earned. */
export const shopFeature = defineFeature({
  contract: shopContract,
  title: 'Shop',
  description: 'Sells viewers boosts, titles and things of your own for their points.',
  group: 'audience',
  settings: { version: 1, schema: z.object({}) },
  setup(ctx) {
    const { db, clock, random } = ctx;
    const { services, twitch, texts } = ctx.engine;
    const people = () => services.get('people');
    const purse = () => services.get('purse');
    const ledger = () => services.get('ledger');
    const nameOf = (id: string): string => people()?.byId(id)?.name ?? id;

    const store = new ShopStore(db);
    const catalogue = new Catalogue(store, ctx.log);
    const boons = new BoughtBoons(db, clock);
    const effects = new Effects({
      boons,
      random,
      ledger,
      purse,
      routines: () => services.get('routines'),
      texts,
      say: (text) => twitch.outbox.say({ text, from: ctx.id, priority: 'answer' }),
    });
    const till = new Till({
      store,
      catalogue,
      boons,
      effects,
      clock,
      ledger,
      purse,
      stream: () => twitch.state.live?.id ?? null,
      nameOf,
      bought: ({ id, itemId, buyerId, ownerId }) =>
        ctx.emit('shop.bought', { purchaseId: id, itemId, buyerId, ownerId }),
    });
    const editing = new ShopEditing({ catalogue, store, effects });
    ctx.provide('boons', boons);
    ctx.every(TIDY_EVERY, () => boons.tidy());

    // The books come and go with their module.
    let counted: { books: ReturnType<typeof ledger>; end: () => void } = { books: null, end: () => {} };
    const multiply = (): void => {
      const books = ledger();
      if (books === counted.books) return;
      counted.end();
      const end = books?.multiply((viewerId, currency) => boons.factor(viewerId, currency)) ?? (() => {});
      counted = { books, end };
    };
    multiply();
    ctx.onStop(services.onChange(multiply));
    ctx.onStop(() => counted.end());

    const buyerOf = (id: string): Occasion['viewer'] => {
      const person = people()?.byId(id);
      return person ? { ...person, role: services.get('crowd')?.roleOf(id) ?? 'everyone' } : null;
    };
    const toldOccasion = (purchase: StoredPurchase): Occasion =>
      boughtOccasion(purchase, { viewer: buyerOf(purchase.buyerId), nameOf });
    const finish = (purchase: StoredPurchase, occasion: Occasion): void => {
      if (purchase.state !== 'due') return;
      ctx.guard(`giving out ${purchase.item.title}`, async () => {
        const facts = { ...occasion.facts, ...boughtFacts(purchase, nameOf) };
        const ending = effects.perform(purchase.item, { ...occasion, facts, depth: occasion.depth + 1 });
        till.begun(purchase.id);
        const problem = await ending;
        if (problem === null) return;
        till.failed(purchase.id, problem);
        ctx.log.warn({
          event: 'shop.effect_failed',
          message: `${purchase.item.title} of ${nameOf(purchase.buyerId)} waits on the Shop page: ${problem}`,
        });
      });
    };
    // Paid before a crash, and its effects not begun.
    ctx.after(0, () => {
      for (const purchase of store.inState('due')) finish(purchase, toldOccasion(purchase));
    });

    ctx.on('viewer.merged', ({ from, to }) => {
      store.merge(from, to);
      boons.merge(from, to);
    });
    ctx.on('viewer.forgotten', ({ id }) => {
      store.forget(id);
      boons.forget(id);
    });

    const record = (doer: Doer, made: Made<unknown>): string => recordChange(ctx, doer, made);
    const parts = { catalogue, store, till, boons, clock, people, purse, finish };
    for (const kind of shopCommands(parts)) ctx.registries.commands.add(kind);
    const pieces = shopPieces({
      ...parts,
      enable: (item, on) => editing.enable([item.id], on),
      record,
      occasionOf: toldOccasion,
      onBought: (run) =>
        ctx.on('shop.bought', ({ purchaseId }) => {
          const purchase = store.get(purchaseId);
          if (purchase) run(purchase);
        }),
    });
    for (const kind of pieces.actions) ctx.registries.actions.add(kind);
    for (const kind of pieces.triggers) ctx.registries.triggers.add(kind);
    for (const kind of pieces.variables) ctx.registries.variables.add(kind);

    let revision = 0;
    const desk = (): ShopDesk => {
      const stock = store.stock();
      const now = clock.now();
      return {
        items: catalogue.items.map((item) => ({
          item,
          stock: stock.get(item.id) ?? null,
          priceNow: priceFor(item, 'everyone', now),
          onSale: isOnSale(item.sale, now),
          problem: effects.problem(item),
        })),
        currencies: (purse()?.currencies() ?? []).map(({ id, one, many }) => ({ id, one, many })),
        open: store.openCount(),
        revision,
      };
    };
    let waiting = false;
    const changed = (): void => {
      revision += 1;
      if (waiting) return;
      waiting = true;
      ctx.after(PUSH_AFTER, () => {
        waiting = false;
        if (ctx.engine.hub.watching('shop.desk') > 0) ctx.push('desk', desk());
      });
    };
    ctx.onStop(till.onChange(changed));
    ctx.onStop(catalogue.onChange(changed));
    ctx.onStop(services.onChange(changed));
    // A sale begins and ends by the clock.
    const sales = new Alarm(clock, ctx.after);
    const armSales = (): void =>
      sales.set(nextSaleChange(catalogue.items, clock.now()), () => {
        changed();
        armSales();
      });
    armSales();
    ctx.onStop(catalogue.onChange(armSales));

    const asPurchase = (stored: StoredPurchase): Purchase => {
      const { id, time, itemId, item, buyerId, ownerId, price, currency, state, note } = stored;
      const person = (of: string): Purchase['buyer'] => ({ id: of, name: nameOf(of) });
      return {
        id,
        time,
        itemId,
        title: item.title,
        buyer: person(buyerId),
        owner: person(ownerId),
        price,
        currency,
        state,
        note,
      };
    };
    const done = (caller: { name: string }, made: Made<unknown>): { undo: string } => ({
      undo: record(panelDoer(caller), made),
    });
    const counts = (
      caller: { name: string },
      made: Made<number>,
    ): { count: number; undo: string | null } => ({
      count: made.value,
      undo: made.value === 0 ? null : done(caller, made).undo,
    });

    return {
      handlers: {
        save: ({ item, isNew, stock }, caller) => done(caller, editing.save(item, isNew, stock)),
        remove: ({ ids }, caller) => done(caller, editing.remove(ids)),
        enable: ({ ids, on }, caller) => done(caller, editing.enable(ids, on)),
        order: ({ ids }, caller) => done(caller, editing.order(ids)),
        putOnSale: ({ ids, sale }, caller) => done(caller, editing.putOnSale(ids, sale)),
        addPack: (_input, caller) => counts(caller, editing.addPack()),
        exportRules: () => ({
          fileName: ruleFileName('shop', clock.now()),
          text: editing.exportText(),
        }),
        importRules: ({ text, mode }, caller) => counts(caller, editing.import(text, mode)),
        purchases: ({ limit, ...filter }) => {
          const found = store.list({ ...filter, limit: limit + 1 });
          const shown = found.slice(0, limit);
          return {
            purchases: shown.map(asPurchase),
            next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
          };
        },
        fulfil: ({ id }, caller) => done(caller, till.fulfil(id)),
        refund: ({ id }, caller) => done(caller, till.refund(id, caller.name)),
        sold: ({ from }) => ({ items: store.sold(from ?? 0) }),
      },
      snapshots: { desk },
      api: null,
    };
  },
});
