import { sql } from 'drizzle-orm';
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { PurchaseState, ShopItem } from '../../../shared/contract/shop.ts';
import type { BoonKind } from '../../engine/boons.ts';

/** All items in their order, as the streamer has written them; no row until the first change. */
export const shopCatalogue = sqliteTable('shop_catalogue', {
  id: integer('id').primaryKey(),
  items: text('items', { mode: 'json' }).$type<ShopItem[]>().notNull(),
});

/** How many are left; no row for items of which there is no end. */
export const shopStock = sqliteTable(
  'shop_stock',
  {
    itemId: text('item_id').primaryKey(),
    remaining: integer('remaining').notNull(),
  },
  () => [check('shop_stock_not_below_zero', sql`remaining >= 0`)],
);

/** One row for each thing that was bought. The inventory of a viewer is what they own of the state `kept`. */
export const shopPurchases = sqliteTable(
  'shop_purchases',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** The same line of chat buys once. */
    reference: text('reference').notNull(),
    /** Epoch milliseconds. */
    time: integer('time').notNull(),
    itemId: text('item_id').notNull(),
    /** The item as it was bought, in case it is taken out of the shop. */
    item: text('item', { mode: 'json' }).$type<ShopItem>().notNull(),
    buyerId: text('buyer_id').notNull(),
    ownerId: text('owner_id').notNull(),
    price: integer('price').notNull(),
    currency: text('currency').notNull(),
    state: text('state').$type<PurchaseState>().notNull(),
    /** Twitch's id of the stream; null when it was not live. */
    streamId: text('stream_id'),
    /** What its effects gave, to be taken back by a refund. */
    gains: text('gains', { mode: 'json' }).$type<{ currency: string; amount: number }[]>().notNull(),
    /** True when one was taken from the stock, to be put back by a refund. */
    fromStock: integer('from_stock', { mode: 'boolean' }).notNull(),
    /** How often it was refunded; each refund and its undoing is a booking of its own. */
    turns: integer('turns').notNull(),
    note: text('note').notNull(),
  },
  (table) => [
    uniqueIndex('shop_purchases_by_reference').on(table.reference),
    index('shop_purchases_by_owner').on(table.ownerId, table.state),
    index('shop_purchases_by_item').on(table.itemId, table.time),
    index('shop_purchases_by_buyer').on(table.buyerId, table.itemId, table.time),
    index('shop_purchases_by_state').on(table.state),
  ],
);

/** What runs for viewers or waits to. */
export const shopBoons = sqliteTable(
  'shop_boons',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    viewerId: text('viewer_id').notNull(),
    purchaseId: integer('purchase_id').notNull(),
    kind: text('kind').$type<BoonKind>().notNull(),
    /** Of one chain only the oldest that is not over runs; the others wait for it. */
    chain: text('chain').notNull(),
    amount: real('amount').notNull(),
    text: text('text').notNull(),
    /** Null for all. */
    currency: text('currency'),
    /** Epoch milliseconds. */
    from: integer('begins_at').notNull(),
    /** Null for no end. */
    until: integer('ends_at'),
    /** Null when they are not counted. */
    uses: integer('uses'),
    source: text('source').notNull(),
  },
  (table) => [
    index('shop_boons_by_viewer').on(table.viewerId),
    index('shop_boons_by_purchase').on(table.purchaseId),
    check('shop_boons_uses_not_below_zero', sql`uses IS NULL OR uses >= 0`),
  ],
);

/** Which game has used which boon, so that it is taken once and can be given back. */
export const shopBoonUses = sqliteTable(
  'shop_boon_uses',
  {
    id: integer('id').primaryKey(),
    reference: text('reference').notNull(),
    boonId: integer('boon_id').notNull(),
    amount: real('amount').notNull(),
    time: integer('time').notNull(),
  },
  (table) => [index('shop_boon_uses_by_reference').on(table.reference)],
);
