import { z } from 'zod';
import type { Sale, ShopItem } from '../../../shared/contract/shop.ts';
import { shopItemSchema } from '../../../shared/contract/shop.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Made } from '../../engine/recordChange.ts';
import { readRules, writeRules } from '../../engine/rules/ruleFiles.ts';
import type { Catalogue } from './catalogue.ts';
import type { Effects } from './effects.ts';
import { BAKERY_PACK } from './pack.ts';
import type { ShopStore } from './store.ts';

interface EditingParts {
  catalogue: Catalogue;
  store: ShopStore;
  effects: Effects;
}

const FILE_KIND = 'shop items';
const stockField = z.object({ stock: z.number().int().min(0).max(1_000_000).nullable().default(null) });

/** How the streamer changes what is sold. Each change knows its way back. */
export class ShopEditing {
  private readonly parts: EditingParts;

  constructor(parts: EditingParts) {
    this.parts = parts;
  }

  /** `stock` left out stays as it is. */
  save(item: ShopItem, isNew: boolean, stock: number | null | undefined): Made<ShopItem> {
    const { catalogue, store, effects } = this.parts;
    const before = catalogue.get(item.id);
    if (isNew && before) throw new AppError('conflict', `There is an item "${item.id}" already.`);
    if (!isNew && !before) throw new AppError('not_found', 'That item was removed in the meantime.');
    effects.mustBeValid(item);
    const stockBefore = store.stockOf(item.id);
    store.write(() => {
      catalogue.put(item);
      if (stock !== undefined) store.putStock(item.id, stock);
    });
    return {
      value: item,
      text: `${isNew ? 'Added' : 'Changed'} ${item.title} in the shop`,
      undo: () =>
        store.write(() => {
          if (before) catalogue.put(before);
          else catalogue.use(catalogue.items.filter(({ id }) => id !== item.id));
          if (stock !== undefined) store.putStock(item.id, stockBefore);
        }),
    };
  }

  remove(ids: readonly string[]): Made<null> {
    const { catalogue, store } = this.parts;
    const before = catalogue.items;
    const removed = before.filter(({ id }) => ids.includes(id));
    const stock = store.stock();
    store.write(() => {
      catalogue.use(before.filter(({ id }) => !ids.includes(id)));
      for (const { id } of removed) store.putStock(id, null);
    });
    return {
      value: null,
      text: `Took ${namesOf(removed)} out of the shop`,
      undo: () =>
        store.write(() => {
          // What was added meanwhile stays.
          const now = catalogue.items.filter(({ id }) => !removed.some((one) => one.id === id));
          catalogue.use(inOrderOf(before, [...now, ...removed]));
          for (const { id } of removed) store.putStock(id, stock.get(id) ?? null);
        }),
    };
  }

  enable(ids: readonly string[], on: boolean): Made<null> {
    return this.changeSome(ids, { on }, (names) => `Switched ${names} ${on ? 'on' : 'off'}`);
  }

  putOnSale(ids: readonly string[], sale: Sale | null): Made<null> {
    return this.changeSome(ids, { sale }, (names) =>
      sale === null ? `Ended the sale of ${names}` : `Put ${names} on sale for ${sale.percent} % less`,
    );
  }

  order(ids: readonly string[]): Made<null> {
    const { catalogue } = this.parts;
    const before = catalogue.items;
    catalogue.use(
      inOrderOf(
        ids.map((id) => ({ id })),
        before,
      ),
    );
    return {
      value: null,
      text: 'Put the shop in another order',
      undo: () => catalogue.use(inOrderOf(before, catalogue.items)),
    };
  }

  addPack(): Made<number> {
    const { catalogue } = this.parts;
    return this.add(
      BAKERY_PACK.filter(({ id }) => !catalogue.get(id)),
      'of the bakery',
    );
  }

  exportText(): string {
    const { catalogue, store } = this.parts;
    const stock = store.stock();
    return writeRules(FILE_KIND, {
      items: catalogue.items.map((item) => ({ ...item, stock: stock.get(item.id) ?? null })),
    });
  }

  /** Nothing of a file with a mistake in it is taken. Items that are there already are changed. */
  import(text: string, mode: 'add' | 'replace'): Made<number> {
    const { catalogue, store, effects } = this.parts;
    const { items } = readRules(FILE_KIND, text, {
      items: shopItemSchema.and(stockField).array().max(500),
    });
    if (new Set(items.map(({ id }) => id)).size < items.length)
      throw new AppError('rules.bad_file', 'Nothing was imported: two items have the same id.');
    for (const item of items) effects.mustBeValid(item);
    const before = catalogue.items;
    const stockBefore = store.stock();
    const given = items.map(({ stock: _, ...item }) => item);
    store.write(() => {
      if (mode === 'replace') for (const { id } of before) store.putStock(id, null);
      catalogue.use(
        mode === 'replace'
          ? given
          : [
              ...before.map((one) => given.find(({ id }) => id === one.id) ?? one),
              ...given.filter(({ id }) => !before.some((one) => one.id === id)),
            ],
      );
      for (const { id, stock } of items) store.putStock(id, stock);
    });
    return {
      value: items.length,
      text: `Imported ${items.length} items into the shop`,
      undo: () =>
        store.write(() => {
          for (const { id } of catalogue.items) store.putStock(id, null);
          catalogue.use(before);
          for (const [id, remaining] of stockBefore) store.putStock(id, remaining);
        }),
    };
  }

  private add(items: readonly ShopItem[], what: string): Made<number> {
    const { catalogue } = this.parts;
    if (items.length > 0) catalogue.use([...catalogue.items, ...items]);
    return {
      value: items.length,
      text: `Added ${items.length} items ${what} to the shop`,
      undo: () => catalogue.use(catalogue.items.filter(({ id }) => !items.some((one) => one.id === id))),
    };
  }

  private changeSome(
    ids: readonly string[],
    change: Partial<ShopItem>,
    text: (names: string) => string,
  ): Made<null> {
    const { catalogue } = this.parts;
    const before = catalogue.items.filter(({ id }) => ids.includes(id));
    catalogue.use(catalogue.items.map((item) => (ids.includes(item.id) ? { ...item, ...change } : item)));
    const fields = Object.keys(change) as (keyof ShopItem)[];
    return {
      value: null,
      text: text(namesOf(before)),
      undo: () =>
        catalogue.use(
          catalogue.items.map((item) => {
            const old = before.find(({ id }) => id === item.id);
            if (!old) return item;
            return { ...item, ...Object.fromEntries(fields.map((field) => [field, old[field]])) };
          }),
        ),
    };
  }
}

function namesOf(items: readonly ShopItem[]): string {
  const [only] = items;
  return only && items.length === 1 ? only.title : `${items.length} items`;
}

/** Those of `order` first, in its order; the others after them, as they are. */
function inOrderOf(order: readonly { id: string }[], items: readonly ShopItem[]): ShopItem[] {
  const places = new Map(order.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: ShopItem): number => places.get(id) ?? order.length;
  return [...items].sort((one, other) => placeOf(one) - placeOf(other));
}
