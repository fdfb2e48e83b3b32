import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { ShopItem } from '../../../shared/contract/shop.ts';
import type { Boon } from '../../engine/boons.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { arg } from '../../engine/commands/arguments.ts';
import {
  type CommandCall,
  type CommandKind,
  type CommandRefusal,
  command,
} from '../../engine/commands/command.ts';
import { refusing } from '../../engine/commands/refusing.ts';
import { waitText } from '../../engine/commands/spans.ts';
import type { Occasion } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Purse } from '../../engine/purse.ts';
import type { BoughtBoons } from './boons.ts';
import { type Catalogue, findItem, type Search } from './catalogue.ts';
import { amountWords, currencyOf, isOnSale, priceFor } from './prices.ts';
import type { ShopStore, StoredPurchase } from './store.ts';
import type { Till } from './till.ts';

export interface ShopCommandParts {
  catalogue: Catalogue;
  store: ShopStore;
  till: Till;
  boons: BoughtBoons;
  clock: Clock;
  people(): People | null;
  purse(): Purse | null;
  /** Does what is left to do of a purchase once it is in the books. */
  finish(purchase: StoredPurchase, occasion: Occasion): void;
}

/** What every call has, whatever its arguments are. */
type Spoken = Pick<CommandCall, 'caller' | 'message' | 'occasion' | 'reply'>;

/** So many are told with their prices; of more, only the categories. */
const LISTED = 12;
const CHOICES = 4;

export function shopCommands(parts: ShopCommandParts): CommandKind[] {
  const { catalogue, store, till, boons, clock } = parts;
  const sold = (): ShopItem[] => catalogue.items.filter(({ on }) => on);

  const priceWords = (item: ShopItem, role: ChatRole): string => {
    const purse = parts.purse();
    const currency = purse === null ? null : currencyOf(purse, item.currency);
    const price = priceFor(item, role, clock.now());
    if (price === 0) return 'free';
    const words = currency === null ? String(price) : amountWords(price, currency);
    return isOnSale(item.sale, clock.now()) ? `${words} (${item.sale.percent}% off)` : words;
  };

  /** Buyers may follow without it being known yet. */
  const roleOf = (caller: CommandCall['caller'], item: ShopItem): ChatRole | Promise<ChatRole> => {
    const asks = item.role === 'follower' || item.rolePrices.some(({ role }) => role === 'follower');
    const people = parts.people();
    if (caller.role !== 'everyone' || !asks || people === null) return caller.role;
    const follows = people.follows(caller.id);
    if (follows !== null) return follows ? 'follower' : 'everyone';
    return people.isFollower(caller.id).then((does) => (does ? 'follower' : 'everyone'));
  };

  const chosen = (found: Search, typed: string): ShopItem | CommandRefusal => {
    if (found.kind === 'found') return found.item;
    if (found.kind === 'nothing') return { refused: `There is no "${typed}". See "shop" for what there is.` };
    const names = found.items.slice(0, CHOICES).map(({ id }) => id);
    return { refused: `Which one: ${names.join(', ')}?` };
  };

  /** One line of chat buys once, however often it is heard. */
  const referenceOf = ({ message, occasion, caller }: Spoken, item: ShopItem): string =>
    `buy:${message?.id ?? occasion.line?.id ?? `${caller.id}:${clock.now()}`}:${item.id}`;

  const buy = (
    call: Spoken,
    item: ShopItem,
    owner: Person,
  ): CommandRefusal | undefined | Promise<CommandRefusal | undefined> => {
    const pay = (role: ChatRole): CommandRefusal | undefined =>
      refusing(() => {
        const { purchase, already } = till.buy({
          item,
          buyer: { id: call.caller.id, role },
          ownerId: owner.id,
          reference: referenceOf(call, item),
        });
        if (already) return;
        call.reply(boughtWords(purchase, call.caller, owner, priceOf(purchase)));
        parts.finish(purchase, call.occasion);
      });
    const role = roleOf(call.caller, item);
    return role instanceof Promise ? role.then(pay) : pay(role);
  };

  const priceOf = ({ price, currency }: StoredPurchase): string => {
    const purse = parts.purse();
    const known = purse === null ? null : currencyOf(purse, currency);
    return known === null ? String(price) : amountWords(price, known);
  };

  /** One of each item that somebody keeps, to choose from. */
  const keptOf = (ownerId: string): StoredPurchase[] => [
    ...new Map(
      store
        .kept(ownerId)
        .reverse()
        .map((purchase) => [purchase.itemId, purchase]),
    ).values(),
  ];
  const findKept = (kept: readonly StoredPurchase[], typed: string): Search =>
    findItem(
      kept.map(({ item }) => item),
      typed,
    );

  return [
    command({
      id: 'shop.shop',
      title: 'Shop',
      help: 'Tells what there is to buy, or more about one item.',
      names: ['shop', 'store'],
      examples: ['shop', 'shop boost', 'shop flour_power'],
      arguments: { what: arg.rest('a category or an item').optional() },
      cooldowns: [{ bucket: 'everyone', uses: 3, seconds: 15 }],
      run({ args, caller, reply }) {
        const items = sold();
        if (items.length === 0) return { refused: 'The shop is empty just now.' };
        const list = (some: readonly ShopItem[]): string =>
          some.map((item) => `${item.id} ${priceWords(item, caller.role)}`).join(' · ');
        const typed = args.what?.trim() ?? '';
        const categories = [...new Set(items.map(({ category }) => category))];
        if (typed === '') {
          if (items.length <= LISTED) return reply(list(items));
          return reply(
            `There is ${categories.map((one) => `${one} (${items.filter(({ category }) => category === one).length})`).join(', ')}. "shop ${categories[0] ?? ''}" tells more.`,
          );
        }
        const some = items.filter(({ category }) => category === typed.toLowerCase());
        if (some.length > 0) return reply(list(some));
        const item = chosen(findItem(items, typed), typed);
        if ('refused' in item) return item;
        const stock = store.stockOf(item.id);
        const left = stock === null ? '' : stock === 0 ? ' Sold out.' : ` ${stock} left.`;
        return reply(`${item.title}, ${priceWords(item, caller.role)}. ${item.text}${left}`.trim());
      },
    }),
    command({
      id: 'shop.buy',
      title: 'Buy',
      help: 'Buys something from the shop.',
      names: ['buy'],
      examples: ['buy flour_power', 'buy cookie jar'],
      arguments: { item: arg.rest('what to buy', 80) },
      run(call) {
        const item = chosen(findItem(sold(), call.args.item), call.args.item);
        if ('refused' in item) return item;
        return buy(call, item, call.caller);
      },
    }),
    command({
      id: 'shop.inventory',
      title: 'Inventory',
      help: 'Tells what you, or somebody else, have bought and not used up.',
      names: ['inventory', 'items'],
      examples: ['inventory', 'inventory @robin'],
      arguments: { viewer: arg.viewer('whose').optional() },
      cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 5 }],
      run({ args, caller, reply }) {
        const who = args.viewer ?? caller;
        const words = inventoryWords(store.kept(who.id), boons.list(who.id), clock.now());
        const own = who.id === caller.id;
        if (words === '')
          return reply(own ? 'You have nothing from the shop.' : `${who.name} has nothing from the shop.`);
        return reply(`${own ? 'You have' : `${who.name} has`} ${words}.`);
      },
    }),
    command({
      id: 'shop.use',
      title: 'Use an item',
      help: 'Uses something that you have kept.',
      names: ['use', 'redeem'],
      examples: ['use golden_whisk'],
      arguments: { item: arg.rest('what to use', 80) },
      run(call) {
        const kept = keptOf(call.caller.id);
        if (kept.length === 0) return { refused: 'You have nothing to use. "shop" tells what there is.' };
        const item = chosen(findKept(kept, call.args.item), call.args.item);
        if ('refused' in item)
          return {
            refused: item.refused
              .replace('See "shop"', 'See "inventory"')
              .replace('There is no', 'You have no'),
          };
        const one = kept.find(({ itemId }) => itemId === item.id);
        return refusing(() => {
          if (!one) return;
          const used = till.use(one.id);
          call.reply(`You use ${used.item.title}. ${used.note}`.trim());
          parts.finish(used, call.occasion);
        });
      },
    }),
    command({
      id: 'shop.gift',
      title: 'Gift an item',
      help: 'Gives somebody one of your items, or buys it for them when you have none.',
      names: ['giftitem'],
      examples: ['giftitem @robin flour_power'],
      arguments: { viewer: arg.viewer('who gets it'), item: arg.rest('what they get', 80) },
      run(call) {
        const { viewer } = call.args;
        if (viewer.id === call.caller.id) return { refused: 'You cannot gift something to yourself.' };
        const kept = keptOf(call.caller.id).filter(({ item }) => item.giftable);
        const own = findKept(kept, call.args.item);
        if (own.kind === 'found') {
          const one = kept.find(({ itemId }) => itemId === own.item.id);
          return refusing(() => {
            if (!one) return;
            till.handOver(one.id, viewer.id);
            call.reply(`${viewer.name} gets your ${own.item.title}.`);
          });
        }
        const item = chosen(findItem(sold(), call.args.item), call.args.item);
        if ('refused' in item) return item;
        return buy(call, item, viewer);
      },
    }),
  ];
}

function boughtWords(purchase: StoredPurchase, buyer: Person, owner: Person, price: string): string {
  const { item, state, note } = purchase;
  const cost = purchase.price === 0 ? '' : ` for ${price}`;
  const what =
    buyer.id === owner.id
      ? `You get ${item.title}${cost}.`
      : `${owner.name} gets ${item.title} from you${cost}.`;
  const next = state === 'kept' ? `"use ${item.id}" uses it.` : note;
  const waits = item.byHand && state !== 'kept' ? ' The streamer will see to it.' : '';
  return `${what} ${next}`.trim() + waits;
}

/** `2 Cookie jar, Flour power (for another 9 minutes)`; empty for nothing. */
export function inventoryWords(kept: readonly StoredPurchase[], boons: readonly Boon[], now: number): string {
  const counts = new Map<string, number>();
  for (const { item } of kept) counts.set(item.title, (counts.get(item.title) ?? 0) + 1);
  const lying = [...counts].map(([title, count]) => (count === 1 ? title : `${count} ${title}`));
  const running = boons.map(({ source, until, uses }) => {
    const left = [
      ...(uses === null ? [] : [`${uses} left`]),
      ...(until === null ? [] : [`for another ${waitText(until - now)}`]),
    ];
    return left.length === 0 ? source : `${source} (${left.join(', ')})`;
  });
  return [...lying, ...running].join(', ');
}
