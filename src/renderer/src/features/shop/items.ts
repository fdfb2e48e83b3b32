import type { ShopDesk, ShopEffect, ShopItem } from '../../../../shared/contract/shop.ts';
import { wholeNumber } from '../../ui/format.ts';

export type Currencies = ShopDesk['currencies'];

export function newItem(): ShopItem {
  return {
    id: '',
    title: '',
    emoji: '',
    text: '',
    category: 'fun',
    on: true,
    price: 25,
    currency: null,
    rolePrices: [],
    sale: null,
    mostPerViewer: null,
    mostPerStream: null,
    cooldown: 0,
    cooldownForAll: 0,
    role: 'everyone',
    liveOnly: false,
    use: 'now',
    giftable: true,
    byHand: false,
    effects: [],
  };
}

/** What a fresh effect of each kind begins with. */
export const FRESH_EFFECTS: { readonly [K in ShopEffect['kind']]: Extract<ShopEffect, { kind: K }> } = {
  boon: {
    kind: 'boon',
    boon: 'earnings',
    amount: 2,
    text: '',
    currency: null,
    seconds: 600,
    uses: null,
    again: 'extend',
  },
  give: { kind: 'give', currency: 'xp', amount: 100 },
  chance: {
    kind: 'chance',
    outcomes: [
      { weight: 50, currency: 'xp', amount: 25 },
      { weight: 50, currency: null, amount: 10 },
    ],
  },
  draw: { kind: 'draw', count: 1, lines: [] },
  say: { kind: 'say', text: '' },
  sound: { kind: 'sound', sound: '' },
  steps: { kind: 'steps', steps: [] },
};

export const EFFECT_KINDS = Object.keys(FRESH_EFFECTS) as ShopEffect['kind'][];

/** A name as it can be typed in chat: `Flour power` becomes `flour_power`. */
export function idFrom(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
}

/** `25 tokens`. */
export function priceWords(price: number, currency: string | null, currencies: Currencies): string {
  const known = currency === null ? currencies[0] : currencies.find(({ id }) => id === currency);
  const name = price === 1 ? known?.one : known?.many;
  return `${wholeNumber(price)} ${name ?? currency ?? ''}`.trim();
}
