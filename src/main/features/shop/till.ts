import { type ChatRole, chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import type { ShopItem } from '../../../shared/contract/shop.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Purse } from '../../engine/purse.ts';
import type { Made } from '../../engine/recordChange.ts';
import { Watchers } from '../../engine/watchers.ts';
import type { BoughtBoons } from './boons.ts';
import type { Catalogue } from './catalogue.ts';
import type { Effects } from './effects.ts';
import { amountWords, currencyOf, priceFor } from './prices.ts';
import { FORGOTTEN, type ShopStore, type StoredPurchase } from './store.ts';

export interface TillParts {
  store: ShopStore;
  catalogue: Catalogue;
  boons: BoughtBoons;
  effects: Effects;
  clock: Clock;
  ledger(): Ledger | null;
  purse(): Purse | null;
  /** Twitch's id of the stream; null while it is not live. */
  stream(): string | null;
  nameOf(viewerId: string): string;
  /** Something was bought, once it is in the books. */
  bought(purchase: StoredPurchase): void;
}

export interface Order {
  item: ShopItem;
  buyer: { id: string; role: ChatRole };
  /** Who gets it. */
  ownerId: string;
  /** The same reference buys once. */
  reference: string;
}

export interface Bought {
  purchase: StoredPurchase;
  /** It was bought before, and nothing was changed. */
  already: boolean;
}

const ECONOMY_OFF = 'The shop is closed: its books are the module "Economy", which is switched off.';

/** Where things are bought, used, given away and given back. Each of them is one transaction: all of it, or nothing. */
export class Till {
  private readonly parts: TillParts;
  private readonly watchers = new Watchers();

  constructor(parts: TillParts) {
    this.parts = parts;
  }

  /** Throws with a sentence for the buyer when it cannot be. */
  buy({ item, buyer, ownerId, reference }: Order): Bought {
    const { store, clock } = this.parts;
    const { ledger, currency } = this.books(item);
    const bought = store.write((): Bought => {
      const before = store.byReference(reference);
      if (before) return { purchase: before, already: true };
      this.mustBeSold(item, buyer, ownerId);
      const stock = store.stockOf(item.id);
      if (stock === 0) throw new AppError('shop.sold_out', `${item.title} is sold out.`);
      if (stock !== null) store.moveStock(item.id, -1);
      const price = priceFor(item, buyer.role, clock.now());
      const balance = ledger.balance(buyer.id, currency.id);
      if (balance < price) {
        const has = amountWords(balance, currency);
        throw new AppError(
          'purse.too_little',
          `${item.title} costs ${amountWords(price, currency)}, and you have ${has}.`,
        );
      }
      return {
        purchase: this.enter({
          item,
          buyerId: buyer.id,
          ownerId,
          reference,
          price,
          currency: currency.id,
          fromStock: stock !== null,
        }),
        already: false,
      };
    });
    if (!bought.already) this.tell(bought.purchase);
    return bought;
  }

  /** For nothing, whatever its limits and its stock are: a routine gives it. */
  give(item: ShopItem, ownerId: string, reference: string): Bought {
    const { store } = this.parts;
    const { currency } = this.books(item);
    const given = store.write((): Bought => {
      const before = store.byReference(reference);
      if (before) return { purchase: before, already: true };
      const purchase = this.enter({
        item,
        buyerId: ownerId,
        ownerId,
        reference,
        price: 0,
        currency: currency.id,
        fromStock: false,
      });
      return { purchase, already: false };
    });
    if (!given.already) this.tell(given.purchase);
    return given;
  }

  /** Uses one that was kept. The item as it is sold now holds; when it is gone, as it was bought. */
  use(id: number): StoredPurchase {
    const { store, catalogue } = this.parts;
    const used = store.write(() => {
      const purchase = this.need(id);
      if (purchase.state !== 'kept') throw new AppError('conflict', 'That was used before.');
      const item = catalogue.get(purchase.itemId) ?? purchase.item;
      return this.applied({ ...purchase, item });
    });
    this.watchers.call();
    return used;
  }

  /** Gives one that was kept to somebody else. */
  handOver(id: number, ownerId: string): StoredPurchase {
    const { store } = this.parts;
    const given = store.write(() => {
      const purchase = this.need(id);
      if (purchase.state !== 'kept') throw new AppError('conflict', 'That was used before.');
      return store.put({ ...purchase, ownerId });
    });
    this.watchers.call();
    return given;
  }

  /** The streamer has done what was bought. */
  fulfil(id: number): Made<StoredPurchase> {
    const { store } = this.parts;
    const turn = (from: 'open' | 'done', to: 'open' | 'done'): StoredPurchase => {
      const purchase = store.write(() => {
        const found = this.need(id);
        if (found.state !== from) throw new AppError('conflict', 'That purchase does not wait any more.');
        return store.put({ ...found, state: to });
      });
      this.watchers.call();
      return purchase;
    };
    const value = turn('open', 'done');
    return {
      value,
      text: `Did ${value.item.title} for ${this.parts.nameOf(value.ownerId)}`,
      undo: () => void turn('done', 'open'),
    };
  }

  /** Gives the price back and takes back what was given for it, as far as it can be taken back. */
  refund(id: number, actor: string): Made<StoredPurchase> {
    const { store, boons, nameOf } = this.parts;
    const ledger = this.needLedger();
    const before = this.need(id);
    let boonsBack = (): void => {};
    const reference = `shop:${id}:refund:${before.turns + 1}`;
    const lines = (sign: 1 | -1) => [
      { viewerId: before.buyerId, currency: before.currency, amount: sign * before.price },
      ...before.gains.map(({ currency, amount }) => ({
        viewerId: before.ownerId,
        currency,
        amount: -sign * amount,
      })),
    ];
    const value = store.write(() => {
      if (before.state === 'refunded') throw new AppError('conflict', 'That was given back before.');
      if (before.buyerId === FORGOTTEN)
        throw new AppError(
          'conflict',
          'Who bought that was forgotten, so there is nobody to give it back to.',
        );
      this.paid(
        () => ledger.payMany({ reason: `Refund: ${before.item.title}`, reference, actor, lines: lines(1) }),
        `${nameOf(before.ownerId)} has spent what ${before.item.title} gave, so it cannot be given back.`,
      );
      if (before.fromStock) store.moveStock(before.itemId, 1);
      boonsBack = boons.takeBack(id);
      return store.put({ ...before, state: 'refunded', turns: before.turns + 1 });
    });
    this.watchers.call();
    return {
      value,
      text: `Refunded ${before.item.title} of ${nameOf(before.buyerId)}`,
      undo: () => {
        store.write(() => {
          const now = this.need(id);
          if (now.state !== 'refunded' || now.turns !== value.turns)
            throw new AppError('conflict', 'That purchase was changed since.');
          this.paid(
            () =>
              ledger.payMany({
                reason: `Refund taken back: ${before.item.title}`,
                reference: `${reference}:undo`,
                actor,
                lines: lines(-1),
              }),
            `${nameOf(before.buyerId)} has spent the refund, so it cannot be taken back.`,
          );
          if (before.fromStock) this.takeFromStock(before.item);
          boonsBack();
          store.put({ ...now, state: before.state });
        });
        this.watchers.call();
      },
    };
  }

  /** What was to be said, played or run has begun. */
  begun(id: number): void {
    this.turn(id, (purchase) =>
      purchase.state === 'due' ? { ...purchase, state: purchase.item.byHand ? 'open' : 'done' } : purchase,
    );
  }

  /** It went wrong: the streamer decides what becomes of it. */
  failed(id: number, problem: string): void {
    this.turn(id, (purchase) =>
      purchase.state === 'refunded' ? purchase : { ...purchase, state: 'open', note: problem },
    );
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }

  private books(item: ShopItem): { ledger: Ledger; currency: { id: string; one: string; many: string } } {
    const ledger = this.needLedger();
    const purse = this.parts.purse();
    const currency = purse === null ? null : currencyOf(purse, item.currency);
    if (currency === null)
      throw new AppError('purse.no_currency', `${item.title} has a price in a currency that is gone.`);
    return { ledger, currency };
  }

  private needLedger(): Ledger {
    const ledger = this.parts.ledger();
    if (ledger === null) throw new AppError('feature_off', ECONOMY_OFF);
    return ledger;
  }

  private turn(id: number, change: (purchase: StoredPurchase) => StoredPurchase): void {
    const { store } = this.parts;
    store.write(() => store.put(change(this.need(id))));
    this.watchers.call();
  }

  private need(id: number): StoredPurchase {
    const purchase = this.parts.store.get(id);
    if (!purchase) throw new AppError('not_found', 'There is no such purchase.');
    return purchase;
  }

  /** Everything but money and stock. */
  private mustBeSold(item: ShopItem, buyer: Order['buyer'], ownerId: string): void {
    const { store, boons, clock, stream, effects } = this.parts;
    const refuse = (why: string): never => {
      throw new AppError('shop.refused', why);
    };
    const { title } = item;
    if (!item.on) refuse(`${title} is not sold now.`);
    if (!chatRoleAtLeast(buyer.role, item.role)) refuse(`${title} is not for sale to everybody.`);
    if (buyer.id !== ownerId && !item.giftable) refuse(`${title} cannot be given away.`);
    const streamId = stream();
    if ((item.liveOnly || item.mostPerStream !== null) && streamId === null)
      refuse(`${title} is sold only while the stream is live.`);
    if (effects.problem(item) !== null) refuse(`${title} does not work just now, so it is not sold.`);
    const own = store.boughtBy(buyer.id, item.id);
    if (item.mostPerViewer !== null && own.count >= item.mostPerViewer)
      refuse(`You have had as many of ${title} as one can.`);
    if (
      item.mostPerStream !== null &&
      streamId !== null &&
      store.inStream(item.id, streamId) >= item.mostPerStream
    )
      refuse(`No more of ${title} in this stream.`);
    const rest = Math.max(
      restOf(own.last, item.cooldown, clock.now()),
      restOf(item.cooldownForAll === 0 ? null : store.lastOf(item.id), item.cooldownForAll, clock.now()),
    );
    if (rest > 0) refuse(`${title} can be bought again in ${waitText(rest)}.`);
    for (const effect of item.effects) {
      if (effect.kind === 'boon' && boons.hasForGood(ownerId, item.id, effect))
        refuse(`${buyer.id === ownerId ? 'You have' : 'They have'} ${title} for good already.`);
    }
  }

  /** Within `db.write`: takes the price and does what is bought. */
  private enter(
    order: Pick<
      StoredPurchase,
      'item' | 'buyerId' | 'ownerId' | 'reference' | 'price' | 'currency' | 'fromStock'
    >,
  ): StoredPurchase {
    const { store, clock, stream } = this.parts;
    const { item, buyerId, price, currency } = order;
    const purchase = store.add({
      ...order,
      itemId: item.id,
      time: clock.now(),
      state: 'kept',
      streamId: stream(),
      gains: [],
      turns: 0,
      note: '',
    });
    if (price > 0) {
      this.needLedger().payMany({
        reason: `Bought ${item.title}`,
        reference: `shop:${purchase.id}:price`,
        actor: buyerId,
        lines: [{ viewerId: buyerId, currency, amount: -price }],
      });
    }
    return item.use === 'kept' ? purchase : this.applied(purchase);
  }

  private applied(purchase: StoredPurchase): StoredPurchase {
    const { effects, store } = this.parts;
    const { gains, note } = effects.apply(purchase, `shop:${purchase.id}:gain`);
    const after = purchase.item.byHand ? 'open' : 'done';
    const state = effects.hasMore(purchase.item) ? 'due' : after;
    return store.put({ ...purchase, gains, note, state });
  }

  private takeFromStock(item: ShopItem): void {
    const { store } = this.parts;
    if (store.stockOf(item.id) === 0) throw new AppError('conflict', `${item.title} is sold out by now.`);
    store.moveStock(item.id, -1);
  }

  private paid(pay: () => void, otherwise: string): void {
    try {
      pay();
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'purse.too_little')
        throw new AppError('conflict', otherwise);
      throw thrown;
    }
  }

  private tell(purchase: StoredPurchase): void {
    this.parts.bought(purchase);
    this.watchers.call();
  }
}

/** Milliseconds; a clock that was put back makes nobody wait longer than the cooldown itself. */
function restOf(last: number | null, seconds: number, now: number): number {
  if (last === null || seconds === 0) return 0;
  return Math.min(last + seconds * 1000 - now, seconds * 1000);
}
