import { z } from 'zod';
import type { ShopItem } from '../../../shared/contract/shop.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';
import { type Fact, type Occasion, occasionOf } from '../../engine/occasion.ts';
import type { People } from '../../engine/people.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import { type Doer, type Made, occasionDoer } from '../../engine/recordChange.ts';
import { field } from '../../engine/routines/fields.ts';
import { type ActionKind, action, type TriggerKind, trigger } from '../../engine/routines/kinds.ts';
import { type VariableKind, variable } from '../../engine/texts/variable.ts';
import type { BoughtBoons } from './boons.ts';
import { type Catalogue, findItem } from './catalogue.ts';
import { inventoryWords } from './commands.ts';
import { priceFor } from './prices.ts';
import type { ShopStore, StoredPurchase } from './store.ts';
import type { Till } from './till.ts';

export interface ShopPieceParts {
  catalogue: Catalogue;
  store: ShopStore;
  till: Till;
  boons: BoughtBoons;
  clock: Clock;
  people(): People | null;
  /** Switches it, audited and undoable. */
  enable(item: ShopItem, on: boolean): Made<unknown>;
  record(doer: Doer, made: Made<unknown>): void;
  finish(purchase: StoredPurchase, occasion: Occasion): void;
  occasionOf(purchase: StoredPurchase): Occasion;
  onBought(run: (purchase: StoredPurchase) => void): Disposer;
}

const itemField = (description: string) =>
  field.name({ title: 'Item', description: `Its id in the shop, such as flour_power.${description}` });

export function shopPieces(parts: ShopPieceParts): {
  actions: ActionKind[];
  triggers: TriggerKind[];
  variables: VariableKind[];
} {
  const { catalogue, store, till, boons, clock } = parts;
  const itemOf = (typed: string): ShopItem => {
    const found = findItem(catalogue.items, typed);
    if (found.kind === 'found') return found.item;
    throw new AppError('not_found', `There is no item "${typed}" in the shop.`);
  };
  const known = (name: string): Person => {
    const person = parts.people()?.known(name) ?? null;
    if (!person) throw new AppError('not_found', `Nobody here is called "${name}".`);
    return person;
  };
  /** Named, or who set it off. */
  const personOf = (name: string, occasion: Occasion): Person => {
    if (name.trim() !== '') return known(name.trim());
    if (occasion.viewer) return occasion.viewer;
    throw new AppError('bad_input', 'Name somebody.');
  };

  return {
    actions: [
      action({
        id: 'shop.give',
        title: 'Give an item',
        help: 'Gives somebody an item of the shop for nothing, whatever its limits are.',
        group: 'Points',
        parameters: z.object({
          viewer: field.viewer({ title: 'Who gets it' }).default('$(user)'),
          item: itemField(''),
        }),
        preview: ({ viewer, item }) => `Would give ${viewer} ${item}`,
        run: ({ parameters, occasion, reference }) => {
          const item = itemOf(parameters.item);
          const person = known(parameters.viewer);
          const { purchase, already } = till.give(item, person.id, `give:${reference}`);
          if (!already) parts.finish(purchase, parts.occasionOf(purchase));
          return {
            done: `Gave ${person.name} ${item.title}`,
            undo: () => {
              parts.record(occasionDoer(occasion), till.refund(purchase.id, 'shop'));
            },
          };
        },
      }),
      action({
        id: 'shop.switch',
        title: 'Switch an item',
        help: 'Puts an item of the shop up for sale, or takes it out.',
        group: 'Points',
        parameters: z.object({ item: itemField(''), on: field.yes({ title: 'For sale' }) }),
        preview: ({ item, on }) => `Would ${on ? 'put' : 'take'} ${item} ${on ? 'up for' : 'from'} sale`,
        run: ({ parameters, occasion }) => {
          const item = itemOf(parameters.item);
          if (item.on === parameters.on)
            return { done: `${item.title} was ${item.on ? 'on' : 'off'} already` };
          const made = parts.enable(item, parameters.on);
          parts.record(occasionDoer(occasion), made);
          return { done: made.text, undo: () => made.undo() };
        },
      }),
    ],
    triggers: [
      trigger({
        id: 'shop.bought',
        title: 'Something was bought',
        help: 'When somebody has bought a certain item of the shop, or any.',
        group: 'Points',
        parameters: z.object({
          item: z
            .string()
            .trim()
            .max(60)
            .default('')
            .meta({ control: 'text', template: false, title: 'Item', description: 'Its id; empty for any.' }),
        }),
        facts: [
          { name: 'item', help: 'The id of the item.', example: 'flour_power' },
          { name: 'itemname', help: 'Its name.', example: 'Flour power' },
          { name: 'paid', help: 'What it cost.', example: 25 },
          { name: 'buyer', help: 'Who bought it.', example: 'Robin' },
          { name: 'owner', help: 'Who has it; another one when it was a gift.', example: 'Robin' },
        ],
        watch: ({ item }, fire) =>
          parts.onBought((purchase) => {
            if (item === '' || item === purchase.itemId) fire(parts.occasionOf(purchase));
          }),
      }),
    ],
    variables: [
      variable({
        id: 'shop.title',
        name: 'usertitle',
        title: 'Title',
        help: 'The title that somebody has bought and wears.',
        group: 'Points',
        arguments: [{ name: 'viewer', help: 'Whose; none for who set it off.', required: false }],
        examples: [{ text: '$(usertitle|no title)', gives: 'no title' }],
        value: ({ rest, occasion }) => {
          const title = boons.title(personOf(rest, occasion).id);
          if (title === null) throw new AppError('not_found', 'They wear no title.');
          return title;
        },
      }),
      variable({
        id: 'shop.inventory',
        name: 'inventory',
        title: 'Inventory',
        help: 'What somebody has bought and not used up.',
        group: 'Points',
        arguments: [{ name: 'viewer', help: 'Whose; none for who set it off.', required: false }],
        examples: [{ text: '$(inventory)', gives: 'nothing' }],
        value: ({ rest, occasion }) => {
          const { id } = personOf(rest, occasion);
          return inventoryWords(store.kept(id), boons.list(id), clock.now()) || 'nothing';
        },
      }),
      variable({
        id: 'shop.price',
        name: 'price',
        title: 'Price',
        help: 'What an item of the shop costs now.',
        group: 'Points',
        arguments: [{ name: 'item', help: 'Its id or name.', required: true }],
        examples: [{ text: '$(price flour_power)', gives: '25' }],
        value: ({ rest, occasion }) =>
          priceFor(itemOf(rest), occasion.viewer?.role ?? 'everyone', clock.now()),
      }),
    ],
  };
}

/** What happened, for routines and texts. */
export function boughtOccasion(
  purchase: StoredPurchase,
  parts: { viewer: Occasion['viewer']; nameOf(id: string): string },
): Occasion {
  return occasionOf(`Bought ${purchase.item.title}`, {
    viewer: parts.viewer,
    facts: boughtFacts(purchase, parts.nameOf),
  });
}

export function boughtFacts(
  { item, price, buyerId, ownerId }: StoredPurchase,
  nameOf: (id: string) => string,
): Record<string, Fact> {
  return { item: item.id, itemname: item.title, paid: price, buyer: nameOf(buyerId), owner: nameOf(ownerId) };
}
