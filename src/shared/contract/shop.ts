import { z } from 'zod';
import { defineContract, defineLive, defineRoute } from '../rpc/contract.ts';
import { undoSchema } from './changes.ts';
import { chatRoleSchema } from './ladder.ts';
import { importModeSchema, importTextSchema, ruleIdsSchema } from './ruleRoutes.ts';
import { stepsSchema } from './steps.ts';

export const BOON_CHOICES = [
  'earnings',
  'no_cooldowns',
  'fight_hp',
  'fight_damage',
  'trivia_seconds',
  'title',
  'sparkle',
] as const;

const amountSchema = z.number().int().min(1).max(1_000_000_000);
/** Null for the main one. */
const currencyIdSchema = z.string().min(1).max(20).nullable().default(null);

/** Something that holds for a while: longer earnings, a title, more strength in fights. */
const boonEffectSchema = z.object({
  kind: z.literal('boon'),
  boon: z.enum(BOON_CHOICES),
  /** A factor for earnings; HP, damage or seconds for games; of no meaning for the others. */
  amount: z.number().min(0).max(1000).default(0),
  /** The words of a title, or the emoji of a sparkle. */
  text: z.string().trim().max(40).default(''),
  /** For earnings: null for all currencies. */
  currency: z.string().min(1).max(20).nullable().default(null),
  /** Null for no end. */
  seconds: z.number().int().min(1).max(31_536_000).nullable().default(null),
  /** For so many games; null when they are not counted. */
  uses: z.number().int().min(1).max(1000).nullable().default(null),
  /** Bought while one still runs: it comes after that one, takes its place, or runs beside it. */
  again: z.enum(['extend', 'restart', 'beside']).default('extend'),
});
export type BoonEffect = z.infer<typeof boonEffectSchema>;

const outcomeSchema = z.object({
  /** Out of the sum of all weights. */
  weight: z.number().int().min(1).max(1_000_000),
  currency: currencyIdSchema,
  /** 0 for nothing. */
  amount: z.number().int().min(0).max(1_000_000_000),
});

export const shopEffectSchema = z.discriminatedUnion('kind', [
  boonEffectSchema,
  z.object({ kind: z.literal('give'), currency: currencyIdSchema, amount: amountSchema }),
  z.object({ kind: z.literal('chance'), outcomes: z.array(outcomeSchema).min(1).max(20) }),
  /** Says so many lines of the list, drawn by lot. */
  z.object({
    kind: z.literal('draw'),
    count: z.number().int().min(1).max(5),
    lines: z.array(z.string().trim().min(1).max(140)).min(1).max(500),
  }),
  z.object({ kind: z.literal('say'), text: z.string().trim().min(1, 'Write what to say').max(2000) }),
  z.object({ kind: z.literal('sound'), sound: z.string().trim().min(1, 'Choose a sound').max(120) }),
  z.object({ kind: z.literal('steps'), steps: stepsSchema.min(1, 'Choose what to run') }),
]);
export type ShopEffect = z.infer<typeof shopEffectSchema>;

/** Epoch milliseconds. */
const momentSchema = z.number().int().min(0).max(8.64e15).nullable();

export const saleSchema = z.object({
  percent: z.number().int().min(1).max(100),
  /** Null for at once, and for no end. */
  from: momentSchema.default(null),
  until: momentSchema.default(null),
});
export type Sale = z.infer<typeof saleSchema>;

export const shopItemSchema = z
  .object({
    /** What is typed in chat; it stays. */
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_]{0,39}$/, 'An id is lower case letters, digits and _, such as flour_power.'),
    title: z.string().trim().min(1, 'Give it a name').max(60),
    /** A sign or two that stand for it; empty for none. */
    emoji: z.string().trim().max(16).default(''),
    text: z.string().trim().max(200).default(''),
    category: z
      .string()
      .trim()
      .toLowerCase()
      .min(1, 'Give it a category')
      .max(30)
      .regex(/^[^\s]+$/, 'A category is one word.')
      .default('other'),
    on: z.boolean().default(true),
    price: z.number().int().min(0).max(1_000_000_000),
    currency: currencyIdSchema,
    /** Other prices for roles; the one of the highest role that the buyer has holds. */
    rolePrices: z
      .array(z.object({ role: chatRoleSchema, price: z.number().int().min(0).max(1_000_000_000) }))
      .max(8)
      .default([]),
    sale: saleSchema.nullable().default(null),
    /** How many one viewer can ever buy; null for any number. */
    mostPerViewer: z.number().int().min(1).max(1_000_000).nullable().default(null),
    /** How many are sold in one stream; with it, it is sold only while the stream is live. */
    mostPerStream: z.number().int().min(1).max(1_000_000).nullable().default(null),
    /** Seconds until the same viewer, or anybody, can buy the next one. */
    cooldown: z.number().int().min(0).max(31_536_000).default(0),
    cooldownForAll: z.number().int().min(0).max(31_536_000).default(0),
    role: chatRoleSchema.default('everyone'),
    liveOnly: z.boolean().default(false),
    /** `now`: works when it is bought. `kept`: lies in the inventory until it is used. */
    use: z.enum(['now', 'kept']).default('now'),
    giftable: z.boolean().default(true),
    /** The streamer has to do something: it stays open on the desk until that is done. */
    byHand: z.boolean().default(false),
    effects: z.array(shopEffectSchema).max(10).default([]),
  })
  .superRefine(({ effects, rolePrices }, ctx) => {
    for (const [index, effect] of effects.entries()) {
      const wrong = (message: string): void =>
        ctx.addIssue({ code: 'custom', path: ['effects', index], message });
      if (effect.kind !== 'boon') continue;
      if (effect.boon === 'earnings' && effect.amount <= 1) wrong('Multiply earnings by more than 1.');
      if (['title', 'sparkle'].includes(effect.boon) && effect.text === '')
        wrong('Write what stands before answers.');
      if (['fight_hp', 'fight_damage', 'trivia_seconds'].includes(effect.boon) && effect.amount < 1)
        wrong('Give at least 1 more.');
    }
    if (new Set(rolePrices.map(({ role }) => role)).size < rolePrices.length)
      ctx.addIssue({ code: 'custom', path: ['rolePrices'], message: 'A role has two prices.' });
  });
export type ShopItem = z.infer<typeof shopItemSchema>;

/** `due`: paid, and its effects are about to run. `kept`: in the inventory. `open`: waits for the streamer. */
export const purchaseStateSchema = z.enum(['due', 'kept', 'open', 'done', 'refunded']);
export type PurchaseState = z.infer<typeof purchaseStateSchema>;

const personSchema = z.object({ id: z.string(), name: z.string() });

export const purchaseSchema = z.object({
  id: z.number().int(),
  time: z.number(),
  itemId: z.string(),
  title: z.string(),
  buyer: personSchema,
  /** Who has it; the buyer, unless it was a gift. */
  owner: personSchema,
  price: z.number().int(),
  currency: z.string(),
  state: purchaseStateSchema,
  /** What came of it, or what went wrong; empty for nothing to say. */
  note: z.string(),
});
export type Purchase = z.infer<typeof purchaseSchema>;

const itemViewSchema = z.object({
  item: shopItemSchema,
  /** Null when there is no end of them. */
  stock: z.number().int().nullable(),
  /** What everyone pays now, sale included. */
  priceNow: z.number().int(),
  onSale: z.boolean(),
  /** Why an effect cannot work now; null when all is well. */
  problem: z.string().nullable(),
});
export type ShopItemView = z.infer<typeof itemViewSchema>;

const deskSchema = z.object({
  items: z.array(itemViewSchema),
  /** The main one first. */
  currencies: z.array(z.object({ id: z.string(), one: z.string(), many: z.string() })),
  /** Purchases that wait for the streamer. */
  open: z.number().int(),
  /** Grows with every purchase, so that a page knows when to ask anew. */
  revision: z.number().int(),
});
export type ShopDesk = z.infer<typeof deskSchema>;

const changedSchema = z.object({ undo: undoSchema });

export const shopContract = defineContract({
  id: 'shop',
  routes: {
    save: defineRoute({
      title: 'Add an item to the shop or change one',
      role: 'streamer',
      changes: true,
      input: z.object({
        item: shopItemSchema,
        isNew: z.boolean().default(false),
        /** Left out, it stays as it is; null for no end of them. */
        stock: z.number().int().min(0).max(1_000_000).nullable().optional(),
      }),
      output: changedSchema,
      errors: ['conflict', 'not_found'],
    }),
    remove: defineRoute({
      title: 'Take items out of the shop; what viewers have of them stays theirs',
      role: 'streamer',
      changes: true,
      input: z.object({ ids: ruleIdsSchema }),
      output: changedSchema,
    }),
    enable: defineRoute({
      title: 'Switch items on or off',
      role: 'moderator',
      changes: true,
      input: z.object({ ids: ruleIdsSchema, on: z.boolean() }),
      output: changedSchema,
    }),
    order: defineRoute({
      title: 'Put the items in an order',
      role: 'streamer',
      changes: true,
      input: z.object({ ids: ruleIdsSchema }),
      output: changedSchema,
    }),
    putOnSale: defineRoute({
      title: 'Put items on sale, or end their sale',
      role: 'streamer',
      changes: true,
      input: z.object({ ids: ruleIdsSchema, sale: saleSchema.nullable() }),
      output: changedSchema,
    }),
    addPack: defineRoute({
      title: 'Add those items of the bakery that are not there',
      role: 'streamer',
      changes: true,
      input: z.object({}),
      output: z.object({ count: z.number().int(), undo: undoSchema }),
    }),
    exportRules: defineRoute({
      title: 'The items as a file',
      role: 'streamer',
      input: z.object({}),
      output: z.object({ fileName: z.string(), text: z.string() }),
    }),
    importRules: defineRoute({
      title: 'Items from a file',
      role: 'streamer',
      changes: true,
      input: z.object({ text: importTextSchema, mode: importModeSchema }),
      output: z.object({ count: z.number().int(), undo: undoSchema }),
      errors: ['rules.bad_file'],
    }),
    purchases: defineRoute({
      title: 'What was bought, newest first',
      role: 'moderator',
      input: z.object({
        state: purchaseStateSchema.nullable().default(null),
        /** Who bought or has it; null for all. */
        viewerId: z.string().max(40).nullable().default(null),
        itemId: z.string().max(40).nullable().default(null),
        /** Give `next` of the answer before; null for the newest. */
        before: z.number().int().nullable().default(null),
        limit: z.number().int().min(1).max(200).default(100),
      }),
      output: z.object({ purchases: z.array(purchaseSchema), next: z.number().int().nullable() }),
    }),
    fulfil: defineRoute({
      title: 'Say that a purchase is done',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.number().int() }),
      output: changedSchema,
      errors: ['not_found', 'conflict'],
    }),
    refund: defineRoute({
      title: 'Give the price back and take back what was bought',
      role: 'moderator',
      changes: true,
      input: z.object({ id: z.number().int() }),
      output: changedSchema,
      errors: ['not_found', 'conflict'],
    }),
    sold: defineRoute({
      title: 'What sells',
      role: 'moderator',
      input: z.object({ from: z.number().nullable().default(null) }),
      output: z.object({
        items: z.array(
          z.object({
            itemId: z.string(),
            title: z.string(),
            currency: z.string(),
            sold: z.number().int(),
            income: z.number().int(),
            buyers: z.number().int(),
            refunded: z.number().int(),
          }),
        ),
      }),
    }),
  },
  lives: {
    desk: defineLive({
      title: 'What the shop has',
      role: 'moderator',
      snapshot: deskSchema,
      event: deskSchema,
    }),
  },
});
