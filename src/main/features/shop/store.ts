import type { Purchase, PurchaseState, ShopItem } from '../../../shared/contract/shop.ts';
import type { Database } from '../../engine/db/database.ts';

export interface Gain {
  currency: string;
  amount: number;
}

export interface StoredPurchase
  extends Pick<Purchase, 'id' | 'time' | 'itemId' | 'price' | 'currency' | 'note'> {
  reference: string;
  item: ShopItem;
  buyerId: string;
  ownerId: string;
  state: PurchaseState;
  streamId: string | null;
  gains: Gain[];
  fromStock: boolean;
  turns: number;
}

export interface SoldRow {
  itemId: string;
  title: string;
  currency: string;
  sold: number;
  income: number;
  buyers: number;
  refunded: number;
}

type Row = Omit<StoredPurchase, 'item' | 'gains' | 'fromStock'> & {
  item: string;
  gains: string;
  fromStock: number;
};

const COLUMNS = `id, reference, time, item_id AS itemId, item, buyer_id AS buyerId, owner_id AS ownerId, price, currency,
  state, stream_id AS streamId, gains, from_stock AS fromStock, turns, note`;

/** What nobody leads back to. */
export const FORGOTTEN = 'forgotten';

/** The SQL of items, stock and purchases. Whoever changes something does it within `db.write`. */
export class ShopStore {
  private readonly db: Database;
  private readonly sql;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.sql = {
      catalogue: raw.prepare<[], { items: string }>('SELECT items FROM shop_catalogue WHERE id = 1'),
      putCatalogue: raw.prepare<[string]>(
        'INSERT INTO shop_catalogue (id, items) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET items = excluded.items',
      ),
      stock: raw.prepare<[], { itemId: string; remaining: number }>(
        'SELECT item_id AS itemId, remaining FROM shop_stock',
      ),
      stockOf: raw.prepare<[string], { remaining: number }>(
        'SELECT remaining FROM shop_stock WHERE item_id = ?',
      ),
      putStock: raw.prepare<[string, number]>(
        'INSERT INTO shop_stock (item_id, remaining) VALUES (?, ?) ON CONFLICT (item_id) DO UPDATE SET remaining = excluded.remaining',
      ),
      dropStock: raw.prepare<[string]>('DELETE FROM shop_stock WHERE item_id = ?'),
      moveStock: raw.prepare<[number, string]>(
        'UPDATE shop_stock SET remaining = remaining + ? WHERE item_id = ?',
      ),
      insert: raw.prepare<Omit<Row, 'id'>>(
        `INSERT INTO shop_purchases (reference, time, item_id, item, buyer_id, owner_id, price, currency, state, stream_id,
           gains, from_stock, turns, note)
         VALUES (:reference, :time, :itemId, :item, :buyerId, :ownerId, :price, :currency, :state, :streamId,
           :gains, :fromStock, :turns, :note)`,
      ),
      update: raw.prepare<Row>(
        `UPDATE shop_purchases SET owner_id = :ownerId, state = :state, gains = :gains, from_stock = :fromStock,
         turns = :turns, note = :note WHERE id = :id`,
      ),
      byId: raw.prepare<[number], Row>(`SELECT ${COLUMNS} FROM shop_purchases WHERE id = ?`),
      byReference: raw.prepare<[string], Row>(`SELECT ${COLUMNS} FROM shop_purchases WHERE reference = ?`),
      inState: raw.prepare<[PurchaseState], Row>(
        `SELECT ${COLUMNS} FROM shop_purchases WHERE state = ? ORDER BY id`,
      ),
      kept: raw.prepare<[string], Row>(
        `SELECT ${COLUMNS} FROM shop_purchases WHERE owner_id = ? AND state = 'kept' ORDER BY id`,
      ),
      boughtBy: raw.prepare<[string, string], { count: number; last: number | null }>(
        `SELECT count(*) AS count, max(time) AS last FROM shop_purchases
         WHERE buyer_id = ? AND item_id = ? AND state <> 'refunded'`,
      ),
      lastOf: raw.prepare<[string], { last: number | null }>(
        "SELECT max(time) AS last FROM shop_purchases WHERE item_id = ? AND state <> 'refunded'",
      ),
      inStream: raw.prepare<[string, string], { count: number }>(
        "SELECT count(*) AS count FROM shop_purchases WHERE item_id = ? AND stream_id = ? AND state <> 'refunded'",
      ),
      open: raw.prepare<[], { count: number }>(
        "SELECT count(*) AS count FROM shop_purchases WHERE state = 'open'",
      ),
      sold: raw.prepare<[number], SoldRow>(
        `SELECT item_id AS itemId, currency,
           (SELECT json_extract(newest.item, '$.title') FROM shop_purchases AS newest
            WHERE newest.item_id = bought.item_id ORDER BY newest.id DESC LIMIT 1) AS title,
           sum(state <> 'refunded') AS sold, sum(CASE WHEN state = 'refunded' THEN 0 ELSE price END) AS income,
           count(DISTINCT CASE WHEN state = 'refunded' THEN NULL ELSE buyer_id END) AS buyers,
           sum(state = 'refunded') AS refunded
         FROM shop_purchases AS bought WHERE time >= ? GROUP BY item_id, currency ORDER BY sold DESC, income DESC`,
      ),
      moveBuyer: raw.prepare<[string, string]>('UPDATE shop_purchases SET buyer_id = ? WHERE buyer_id = ?'),
      moveOwner: raw.prepare<[string, string]>('UPDATE shop_purchases SET owner_id = ? WHERE owner_id = ?'),
      dropKept: raw.prepare<[string]>(
        "UPDATE shop_purchases SET state = 'done' WHERE owner_id = ? AND state IN ('kept', 'open', 'due')",
      ),
    };
  }

  write<T>(run: () => T): T {
    return this.db.write(run);
  }

  /** As it was saved; null before the first change. */
  catalogue(): unknown {
    const row = this.sql.catalogue.get();
    return row ? JSON.parse(row.items) : null;
  }

  putCatalogue(items: readonly ShopItem[]): void {
    this.sql.putCatalogue.run(JSON.stringify(items));
  }

  stock(): Map<string, number> {
    return new Map(this.sql.stock.all().map(({ itemId, remaining }) => [itemId, remaining]));
  }

  /** Null when there is no end of them. */
  stockOf(itemId: string): number | null {
    return this.sql.stockOf.get(itemId)?.remaining ?? null;
  }

  putStock(itemId: string, remaining: number | null): void {
    if (remaining === null) this.sql.dropStock.run(itemId);
    else this.sql.putStock.run(itemId, remaining);
  }

  /** The table refuses to go below 0. */
  moveStock(itemId: string, by: number): void {
    this.sql.moveStock.run(by, itemId);
  }

  add(purchase: Omit<StoredPurchase, 'id'>): StoredPurchase {
    const { lastInsertRowid } = this.sql.insert.run(asRow(purchase));
    return { ...purchase, id: Number(lastInsertRowid) };
  }

  put(purchase: StoredPurchase): StoredPurchase {
    this.sql.update.run({ ...asRow(purchase), id: purchase.id });
    return purchase;
  }

  get(id: number): StoredPurchase | null {
    return asPurchase(this.sql.byId.get(id));
  }

  byReference(reference: string): StoredPurchase | null {
    return asPurchase(this.sql.byReference.get(reference));
  }

  inState(state: PurchaseState): StoredPurchase[] {
    return this.sql.inState.all(state).flatMap((row) => asPurchase(row) ?? []);
  }

  /** What lies in an inventory, the oldest first. */
  kept(ownerId: string): StoredPurchase[] {
    return this.sql.kept.all(ownerId).flatMap((row) => asPurchase(row) ?? []);
  }

  boughtBy(buyerId: string, itemId: string): { count: number; last: number | null } {
    return this.sql.boughtBy.get(buyerId, itemId) ?? { count: 0, last: null };
  }

  lastOf(itemId: string): number | null {
    return this.sql.lastOf.get(itemId)?.last ?? null;
  }

  inStream(itemId: string, streamId: string): number {
    return this.sql.inStream.get(itemId, streamId)?.count ?? 0;
  }

  openCount(): number {
    return this.sql.open.get()?.count ?? 0;
  }

  sold(from: number): SoldRow[] {
    return this.sql.sold.all(from);
  }

  list(filter: {
    state: PurchaseState | null;
    viewerId: string | null;
    itemId: string | null;
    before: number | null;
    limit: number;
  }): StoredPurchase[] {
    const conditions: string[] = [];
    const values: (string | number)[] = [];
    const ask = (condition: string, ...given: (string | number)[]): void => {
      conditions.push(condition);
      values.push(...given);
    };
    if (filter.state !== null) ask('state = ?', filter.state);
    if (filter.viewerId !== null) ask('(buyer_id = ? OR owner_id = ?)', filter.viewerId, filter.viewerId);
    if (filter.itemId !== null) ask('item_id = ?', filter.itemId);
    if (filter.before !== null) ask('id < ?', filter.before);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    return this.db.raw
      .prepare<(string | number)[], Row>(
        `SELECT ${COLUMNS} FROM shop_purchases ${where} ORDER BY id DESC LIMIT ?`,
      )
      .all(...values, filter.limit)
      .flatMap((row) => asPurchase(row) ?? []);
  }

  merge(from: string, to: string): void {
    this.sql.moveBuyer.run(to, from);
    this.sql.moveOwner.run(to, from);
  }

  /** The purchases stay, for what sells, and lead to nobody; what lay in the inventory is gone. */
  forget(viewerId: string): void {
    this.sql.dropKept.run(viewerId);
    this.sql.moveBuyer.run(FORGOTTEN, viewerId);
    this.sql.moveOwner.run(FORGOTTEN, viewerId);
  }
}

function asRow(purchase: Omit<StoredPurchase, 'id'>): Omit<Row, 'id'> {
  const { item, gains, fromStock } = purchase;
  return {
    ...purchase,
    item: JSON.stringify(item),
    gains: JSON.stringify(gains),
    fromStock: fromStock ? 1 : 0,
  };
}

function asPurchase(row: Row | undefined): StoredPurchase | null {
  if (!row) return null;
  return {
    ...row,
    item: JSON.parse(row.item) as ShopItem,
    gains: JSON.parse(row.gains) as Gain[],
    fromStock: row.fromStock === 1,
  };
}
