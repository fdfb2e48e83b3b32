import { CHAT_ROLES, type ChatRole, chatRoleAtLeast } from '../../../shared/contract/ladder.ts';
import type { Sale, ShopItem } from '../../../shared/contract/shop.ts';
import type { Currency, Purse } from '../../engine/purse.ts';

/** A sale counts from its first moment on and no longer at its last. */
export function isOnSale(sale: Sale | null, now: number): sale is Sale {
  return (
    sale !== null && (sale.from === null || sale.from <= now) && (sale.until === null || now < sale.until)
  );
}

/** When the next sale begins or ends, as epoch milliseconds; null for none. */
export function nextSaleChange(items: readonly Pick<ShopItem, 'sale'>[], now: number): number | null {
  const times = items
    .flatMap(({ sale }) => [sale?.from ?? now, sale?.until ?? now])
    .filter((time) => time > now);
  return times.length === 0 ? null : Math.min(...times);
}

/** What somebody of this role pays now. A price on sale is rounded up, so that only 100 % makes it free. */
export function priceFor(item: ShopItem, role: ChatRole, now: number): number {
  const own = item.rolePrices
    .filter((one) => chatRoleAtLeast(role, one.role))
    .sort((one, other) => CHAT_ROLES.indexOf(other.role) - CHAT_ROLES.indexOf(one.role))[0];
  const price = own?.price ?? item.price;
  return isOnSale(item.sale, now) ? Math.ceil((price * (100 - item.sale.percent)) / 100) : price;
}

/** Null when it is no longer there. */
export function currencyOf(purse: Purse, id: string | null): Currency | null {
  if (id === null) return purse.main;
  return purse.currencies().find((currency) => currency.id === id) ?? null;
}

/** `1,200 tokens`. */
export function amountWords(amount: number, { one, many }: Currency): string {
  return `${amount.toLocaleString('en-GB')} ${amount === 1 ? one : many}`;
}
