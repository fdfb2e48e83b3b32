import { z } from 'zod';
import { type ShopItem, shopItemSchema } from '../../../shared/contract/shop.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { Nearest } from '../../engine/commands/nearest.ts';
import type { Logger } from '../../engine/ports.ts';
import { Watchers } from '../../engine/watchers.ts';
import { BAKERY_PACK } from './pack.ts';
import type { ShopStore } from './store.ts';

const MOST_ITEMS = 500;

export type Search =
  | { kind: 'found'; item: ShopItem }
  /** Two or more fit as well. */
  | { kind: 'several'; items: readonly ShopItem[] }
  | { kind: 'nothing' };

/** The items in their order. */
export class Catalogue {
  private readonly store: ShopStore;
  private readonly watchers = new Watchers();
  private list: readonly ShopItem[];

  constructor(store: ShopStore, log: Logger) {
    this.store = store;
    const saved = store.catalogue();
    const read = saved === null ? null : z.array(shopItemSchema).safeParse(saved);
    if (read && !read.success) {
      log.warn({
        event: 'shop.items_bad',
        message:
          'The items of the shop could not be read, so those that it came with are sold until you save one.',
      });
    }
    this.list = read?.success ? read.data : BAKERY_PACK;
  }

  get items(): readonly ShopItem[] {
    return this.list;
  }

  get(id: string): ShopItem | null {
    return this.list.find((item) => item.id === id) ?? null;
  }

  need(id: string): ShopItem {
    const item = this.get(id);
    if (!item) throw new AppError('not_found', 'There is no such item in the shop.');
    return item;
  }

  /** Adds it at the end, or changes the one of its id. */
  put(item: ShopItem): void {
    this.use(
      this.get(item.id) ? this.list.map((one) => (one.id === item.id ? item : one)) : [...this.list, item],
    );
  }

  /** The whole list anew. */
  use(items: readonly ShopItem[]): void {
    if (items.length > MOST_ITEMS)
      throw new AppError('conflict', `A shop holds ${MOST_ITEMS} items at most. Remove some first.`);
    this.store.write(() => this.store.putCatalogue(items));
    this.list = items;
    this.watchers.call();
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }
}

/** The item that somebody means: by its id or name, by the beginning, by a part of it, or nearly so. */
export function findItem(items: readonly ShopItem[], typed: string): Search {
  const wanted = foldName(typed);
  if (wanted === '') return { kind: 'nothing' };
  const named = items.map((item) => ({ item, names: [foldName(item.id), foldName(item.title)] }));
  const ways: ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.startsWith(wanted),
    (name) => name.includes(wanted),
  ];
  for (const fits of ways) {
    const found = named.filter(({ names }) => names.some(fits)).map(({ item }) => item);
    const [only] = found;
    if (only && found.length === 1) return { kind: 'found', item: only };
    if (found.length > 1) return { kind: 'several', items: found };
  }
  const near = new Nearest(named.flatMap(({ names }) => names)).to(wanted);
  const meant = near === null ? undefined : named.find(({ names }) => names.includes(near));
  return meant ? { kind: 'found', item: meant.item } : { kind: 'nothing' };
}

/** One form of writing: `Flour Power`, `flour_power` and `flour-power` are the same. */
function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
