import { XP } from '../../../../shared/contract/economy.ts';
import type { ChatRole } from '../../../../shared/contract/ladder.ts';
import {
  type Purchase,
  type ShopDesk,
  type ShopItem,
  shopItemSchema,
} from '../../../../shared/contract/shop.ts';
import type { Step } from '../../../../shared/contract/steps.ts';
import { command } from '../../../engine/commands/command.ts';
import { type ChatStage, startChatStage } from '../../../testing/chatStage.ts';
import { changesFeature } from '../../changes/index.ts';
import { chatFeature } from '../../chat/index.ts';
import { commandsFeature } from '../../commands/index.ts';
import { economyFeature } from '../../economy/index.ts';
import { logFeature } from '../../log/index.ts';
import { modulesFeature } from '../../modules/index.ts';
import { routinesFeature } from '../../routines/index.ts';
import { settingsFeature } from '../../settings/index.ts';
import { textsFeature } from '../../texts/index.ts';
import { viewersFeature } from '../../viewers/index.ts';
import { shopFeature } from '../index.ts';

const FEATURES = [
  logFeature,
  changesFeature,
  settingsFeature,
  chatFeature,
  modulesFeature,
  commandsFeature,
  textsFeature,
  viewersFeature,
  economyFeature,
  routinesFeature,
  shopFeature,
];
export const MINUTE = 60_000;

/** The one of the present test. */
export let stage: ChatStage;

/** To be called before each test. */
export function openShop(): void {
  stage = startChatStage(FEATURES, {
    people: false,
    purse: false,
    setUp: (ctx) => {
      ctx.registries.commands.add(
        command({
          id: 'stage.rest',
          title: 'Rest',
          help: 'Rests for a minute.',
          names: ['rest'],
          cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 60 }],
          run: ({ reply }) => reply('Rested.'),
        }),
      );
    },
  });
}

/** To be called after each test. */
export const closeShop = (): Promise<void> => stage.cleanUp();

const services = () => stage.test.app.services;
export const ledger = () => services().need('ledger', 'off');
export const boons = () => services().need('boons', 'off');
export const tokens = (login = 'robin'): number => ledger().balance(idOf(login), 'tokens');
export const idOf = (login: string): string => `id-${login}`;

let grants = 0;
export function give(amount: number, login = 'robin', currency = 'tokens'): void {
  grants += 1;
  ledger().payMany({
    reason: 'A test',
    reference: `test:${grants}`,
    actor: 'test',
    lines: [{ viewerId: idOf(login), currency, amount }],
  });
}

/** What the bot answers to a line of chat. */
export async function says(
  text: string,
  login = 'robin',
  role: ChatRole = 'everyone',
  id?: string,
): Promise<string> {
  const before = stage.said.length;
  await stage.chat(text, { login, role, ...(id === undefined ? {} : { id }) });
  return stage.said
    .slice(before)
    .map((line) => line.text)
    .join('\n');
}

export async function ask<T>(route: string, input: unknown = {}): Promise<T> {
  const result = await stage.test.call(route, input);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data as T;
}
export const purchases = async (): Promise<Purchase[]> =>
  (await ask<{ purchases: Purchase[] }>('shop.purchases')).purchases;
export const desk = (): ShopDesk => {
  const result = stage.test.app.router.snapshot('shop.desk', { role: 'streamer', name: 'test' });
  if (!result.ok) throw new Error(result.error.message);
  return result.data as ShopDesk;
};

type Draft = Partial<ShopItem> & { id: string };
export const item = (draft: Draft): ShopItem =>
  shopItemSchema.parse({ title: draft.id, price: 10, ...draft });
export const sell = (draft: Draft, stock?: number | null) =>
  ask<{ undo: string }>('shop.save', {
    item: item(draft),
    isNew: true,
    ...(stock === undefined ? {} : { stock }),
  });
export const change = (id: string, changes: Partial<ShopItem>) => {
  const before = desk().items.find((one) => one.item.id === id);
  return ask<{ undo: string }>('shop.save', { item: { ...before?.item, ...changes } });
};
export const winXp = (reference: string): number =>
  ledger().earn({
    viewerId: idOf('robin'),
    currency: XP,
    amount: 25,
    kind: 'win',
    reason: 'Won',
    reference,
    actor: 'test',
  }).amount;
export const step = (action: string, parameters: Step['parameters']): Step => ({
  id: 'one',
  action,
  parameters,
  off: false,
  onError: 'stop',
  note: '',
});
