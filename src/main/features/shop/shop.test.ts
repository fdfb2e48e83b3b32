import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { XP } from '../../../shared/contract/economy.ts';
import type { ChatRole } from '../../../shared/contract/ladder.ts';
import {
  type Purchase,
  type ShopDesk,
  type ShopItem,
  shopItemSchema,
} from '../../../shared/contract/shop.ts';
import type { Step } from '../../../shared/contract/steps.ts';
import { command } from '../../engine/commands/command.ts';
import { occasionOf } from '../../engine/occasion.ts';
import { type ChatStage, startChatStage } from '../../testing/chatStage.ts';
import { changesFeature } from '../changes/index.ts';
import { chatFeature } from '../chat/index.ts';
import { commandsFeature } from '../commands/index.ts';
import { economyFeature } from '../economy/index.ts';
import { logFeature } from '../log/index.ts';
import { modulesFeature } from '../modules/index.ts';
import { routinesFeature } from '../routines/index.ts';
import { settingsFeature } from '../settings/index.ts';
import { textsFeature } from '../texts/index.ts';
import { viewersFeature } from '../viewers/index.ts';
import { draw } from './effects.ts';
import { shopFeature } from './index.ts';
import { BAKERY_PACK } from './pack.ts';

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
const MINUTE = 60_000;

let stage: ChatStage;
beforeEach(() => {
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
});
afterEach(() => stage.cleanUp());

const services = () => stage.test.app.services;
const ledger = () => services().need('ledger', 'off');
const boons = () => services().need('boons', 'off');
const tokens = (login = 'robin'): number => ledger().balance(idOf(login), 'tokens');
const idOf = (login: string): string => `id-${login}`;

let grants = 0;
function give(amount: number, login = 'robin', currency = 'tokens'): void {
  grants += 1;
  ledger().payMany({
    reason: 'A test',
    reference: `test:${grants}`,
    actor: 'test',
    lines: [{ viewerId: idOf(login), currency, amount }],
  });
}

/** What the bot answers to a line of chat. */
async function says(
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

async function ask<T>(route: string, input: unknown = {}): Promise<T> {
  const result = await stage.test.call(route, input);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data as T;
}
const purchases = async (): Promise<Purchase[]> =>
  (await ask<{ purchases: Purchase[] }>('shop.purchases')).purchases;
const desk = (): ShopDesk => {
  const result = stage.test.app.router.snapshot('shop.desk', { role: 'streamer', name: 'test' });
  if (!result.ok) throw new Error(result.error.message);
  return result.data as ShopDesk;
};

type Draft = Partial<ShopItem> & { id: string };
const item = (draft: Draft): ShopItem => shopItemSchema.parse({ title: draft.id, price: 10, ...draft });
const sell = (draft: Draft, stock?: number | null) =>
  ask<{ undo: string }>('shop.save', {
    item: item(draft),
    isNew: true,
    ...(stock === undefined ? {} : { stock }),
  });
const change = (id: string, changes: Partial<ShopItem>) => {
  const before = desk().items.find((one) => one.item.id === id);
  return ask<{ undo: string }>('shop.save', { item: { ...before?.item, ...changes } });
};
const winXp = (reference: string): number =>
  ledger().earn({
    viewerId: idOf('robin'),
    currency: XP,
    amount: 25,
    kind: 'win',
    reason: 'Won',
    reference,
    actor: 'test',
  }).amount;
const step = (action: string, parameters: Step['parameters']): Step => ({
  id: 'one',
  action,
  parameters,
  off: false,
  onError: 'stop',
  note: '',
});

describe('the bakery', () => {
  it('flour power doubles a win at 9:59 and not at 10:01', async () => {
    give(25);
    expect(await says('!buy flour_power')).toBe(
      'You get Flour power for 25 tokens. 2 times your XP for 10 minutes.',
    );
    expect(tokens()).toBe(0);
    stage.test.clock.advance(10 * MINUTE - 1000);
    expect(winXp('win:1')).toBe(50);
    stage.test.clock.advance(2000);
    expect(winXp('win:2')).toBe(25);
  });

  it('a second bag goes on after the first, and both end with a restart in between', async () => {
    give(50);
    await says('!buy flour_power');
    stage.test.clock.advance(4 * MINUTE);
    await says('!buy flour_power');
    await stage.test.restart();
    stage.test.clock.advance(16 * MINUTE - 1000);
    expect(winXp('win:1')).toBe(50);
    stage.test.clock.advance(2000);
    expect(winXp('win:2')).toBe(25);
  });

  it('flour power multiplies only XP, and only of who bought it', async () => {
    give(25);
    await says('!buy flour_power');
    const earn = (login: string, currency: string) => ledger().earnable(idOf(login), currency, 10, 'win');
    expect(earn('robin', 'tokens')).toBe(10);
    expect(earn('kim', XP)).toBe(10);
    expect(earn('robin', XP)).toBe(20);
  });

  it('sugar rush ends the rest of commands in the dispatcher, and brings it back after 5 minutes', async () => {
    give(30);
    expect(await says('!rest')).toBe('Rested.');
    expect(await says('!rest')).not.toContain('Rested.');
    await says('!buy sugar_rush');
    for (let turn = 0; turn < 3; turn += 1) expect(await says('!rest')).toBe('Rested.');
    expect(await says('!rest', 'kim')).toBe('Rested.');
    expect(await says('!rest', 'kim')).not.toContain('Rested.');
    stage.test.clock.advance(5 * MINUTE);
    expect(await says('!rest')).toBe('Rested.');
    expect(await says('!rest')).not.toContain('Rested.');
  });

  it('the whisk puts a title before answers, sprinkles too, and neither is sold twice for nothing', async () => {
    give(200);
    await says('!buy golden whisk');
    expect(await says('!rest')).toBe('[Master Baker] Rested.');
    expect(await says('!buy golden_whisk')).toBe('[Master Baker] You have Golden whisk for good already.');
    await says('!buy rainbow');
    stage.test.clock.advance(2 * MINUTE);
    expect(await says('!rest')).toBe('🌈✨ [Master Baker] Rested.');
    stage.test.clock.advance(13 * MINUTE);
    expect(await says('!rest')).toBe('[Master Baker] Rested.');
    expect(tokens()).toBe(135);
  });

  it('yeast feast gives 100 XP, and flour power does not double what is bought', async () => {
    give(45);
    await says('!buy flour_power');
    const before = ledger().balance(idOf('robin'), XP);
    await says('!buy yeast_feast');
    expect(ledger().balance(idOf('robin'), XP)).toBe(before + 100);
  });

  it('the cookie jar gives each thing as often as it says', async () => {
    const jar = BAKERY_PACK.find(({ id }) => id === 'cookie_jar');
    const [effect] = jar?.effects ?? [];
    if (effect?.kind !== 'chance') throw new Error('no jar');
    const counts = new Map<string, number>();
    for (let at = 0; at < 1000; at += 1) {
      const { amount, currency } = draw(effect.outcomes, at / 1000);
      const key = `${amount} ${currency ?? 'tokens'}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      '25 xp': 500,
      '8 tokens': 300,
      '20 tokens': 150,
      '100 xp': 50,
    });
  });

  it('a jar that would give more tokens than it costs is not for who cannot pay it', async () => {
    give(11);
    for (let turn = 0; turn < 20; turn += 1)
      expect(await says('!buy cookie_jar', 'robin', 'moderator')).toBe(
        'Cookie jar costs 12 tokens, and you have 11 tokens.',
      );
    expect(tokens()).toBe(11);
  });

  it('the book tells three different recipes', async () => {
    give(18);
    const [, recipes = ''] = (await says('!buy recipe')).split('tokens. ');
    expect(new Set(recipes.split(' · ')).size).toBe(3);
  });

  it('games get HP, damage and seconds for as many games as bought, once for each game', async () => {
    give(200);
    await says('!buy shield');
    await says('!buy shield');
    await says('!buy timer');
    const has = (login: string) => boons().has(idOf(login), 'fight_hp');
    expect([has('robin'), has('kim')]).toEqual([true, false]);
    const fight = (number: number) => boons().use(idOf('robin'), 'fight_hp', `fight:${number}`);
    expect([fight(1), fight(1), fight(2), fight(3), fight(4), fight(5), fight(6), fight(7)]).toEqual([
      20, 20, 20, 20, 20, 20, 20, 0,
    ]);
    boons().giveBack('fight:6');
    expect(fight(8)).toBe(20);
    expect(boons().amount(idOf('robin'), 'trivia_seconds')).toBe(5);
    expect(boons().amount(idOf('robin'), 'fight_damage')).toBe(0);
  });
});

describe('buying', () => {
  it('finds by id, name, beginning and near miss, and asks when two fit', async () => {
    give(1000);
    expect(await says('!buy FLOUR POWER')).toContain('You get Flour power');
    expect(await says('!buy yeast')).toContain('You get Yeast feast');
    expect(await says('!buy suger_rush')).toContain('You get Sugar rush');
    expect(await says('!buy s')).toBe('Which one: sugar_rush, sourdough_shield?');
    expect(await says('!buy unicorn')).toBe('There is no "unicorn". See "shop" for what there is.');
  });

  it('the same line buys once, however often it is heard', async () => {
    give(100);
    await says('!buy yeast_feast', 'robin', 'everyone', 'same');
    await says('!buy yeast_feast', 'robin', 'everyone', 'same');
    expect(tokens()).toBe(80);
    expect(await purchases()).toHaveLength(1);
  });

  it('refuses what is off, sold out, for others, offline, resting, or had as often as one can', async () => {
    give(1000);
    await sell({ id: 'off', on: false });
    await sell({ id: 'lastone' }, 1);
    await sell({ id: 'vips', role: 'vip' });
    await sell({ id: 'online', liveOnly: true });
    await sell({ id: 'perstream', mostPerStream: 2 });
    await sell({ id: 'slow', cooldown: 60 });
    await sell({ id: 'shared', cooldownForAll: 60 });
    await sell({ id: 'once', mostPerViewer: 1 });
    expect(await says('!buy off')).toContain('There is no "off"');
    expect(await says('!buy lastone')).toContain('You get lastone');
    expect(await says('!buy lastone')).toBe('lastone is sold out.');
    expect(await says('!buy vips')).toBe('vips is not for sale to everybody.');
    expect(await says('!buy vips', 'robin', 'vip')).toContain('You get vips');
    expect(await says('!buy online')).toBe('online is sold only while the stream is live.');
    expect(await says('!buy perstream')).toBe('perstream is sold only while the stream is live.');
    stage.test.clock.advance(20_000);
    await says('!buy slow');
    expect(await says('!buy slow')).toBe('slow can be bought again in 1 minute.');
    await says('!buy shared');
    give(100, 'kim');
    expect(await says('!buy shared', 'kim')).toBe('shared can be bought again in 1 minute.');
    stage.test.clock.advance(60_000);
    expect(await says('!buy slow')).toContain('You get slow');
    expect(await says('!buy shared', 'kim')).toContain('You get shared');
    await says('!buy once');
    expect(await says('!buy once')).toBe('You have had as many of once as one can.');
  });

  it('a limit by stream holds for all together and begins anew with the next stream', async () => {
    give(100);
    give(100, 'kim');
    await sell({ id: 'perstream', mostPerStream: 2 });
    const { twitch } = stage.ctx().engine;
    const { state } = twitch;
    let live = 'stream-1';
    Object.defineProperty(twitch, 'state', {
      configurable: true,
      get: () => ({ ...state, live: { id: live, startedAt: 0 } }),
    });
    expect(await says('!buy perstream')).toContain('You get');
    expect(await says('!buy perstream', 'kim')).toContain('You get');
    expect(await says('!buy perstream')).toBe('No more of perstream in this stream.');
    live = 'stream-2';
    expect(await says('!buy perstream')).toContain('You get');
  });

  it('takes the price of the highest role, in its currency, less what a sale takes off, while it lasts', async () => {
    give(1000);
    const from = stage.test.clock.now() + MINUTE;
    await sell({
      id: 'cake',
      price: 25,
      rolePrices: [
        { role: 'subscriber', price: 20 },
        { role: 'vip', price: 11 },
      ],
      sale: { percent: 50, from, until: from + MINUTE },
    });
    const price = async (role: ChatRole): Promise<number> => {
      const before = tokens();
      await says('!buy cake', 'robin', role);
      return before - tokens();
    };
    expect([await price('everyone'), await price('subscriber2'), await price('moderator')]).toEqual([
      25, 20, 11,
    ]);
    stage.test.clock.advance(MINUTE);
    expect(desk().items.at(-1)).toMatchObject({ priceNow: 13, onSale: true });
    expect([await price('everyone'), await price('vip')]).toEqual([13, 6]);
    stage.test.clock.advance(MINUTE);
    expect(await price('everyone')).toBe(25);
    await change('cake', { currency: XP, price: 5, rolePrices: [] });
    give(50, 'robin', XP);
    const xp = ledger().balance(idOf('robin'), XP);
    expect(await price('everyone')).toBe(0);
    expect(ledger().balance(idOf('robin'), XP)).toBe(xp - 5);
  });

  it('is closed while the economy is off, and open again with it', async () => {
    give(100);
    await ask('modules.set', { id: 'economy', on: false });
    expect(await says('!buy yeast')).toContain('The shop is closed');
    await ask('modules.set', { id: 'economy', on: true });
    await says('!buy flour_power');
    expect(winXp('win:1')).toBe(50);
  });
});

describe('the inventory', () => {
  it('keeps what is bought to be used later, through a restart, and uses it once', async () => {
    give(100);
    await sell({
      id: 'feast',
      title: 'Feast',
      use: 'kept',
      effects: [{ kind: 'give', currency: XP, amount: 100 }],
    });
    expect(await says('!buy feast')).toBe('You get Feast for 10 tokens. "use feast" uses it.');
    await says('!buy feast');
    await stage.test.restart();
    expect(await says('!inventory')).toBe('You have 2 Feast.');
    const xp = ledger().balance(idOf('robin'), XP);
    expect(await says('!use feast')).toBe('You use Feast. 100 XP for you.');
    expect(ledger().balance(idOf('robin'), XP) - xp).toBeGreaterThanOrEqual(100);
    await says('!redeem feast');
    expect(await says('!use feast')).toBe('You have nothing to use. "shop" tells what there is.');
  });

  it('what was taken out of the shop stays with those who have it', async () => {
    give(100);
    await sell({ id: 'feast', use: 'kept', effects: [{ kind: 'give', currency: 'tokens', amount: 30 }] });
    await says('!buy feast');
    await ask('shop.remove', { ids: ['feast'] });
    expect(await says('!use feast')).toContain('30 tokens for you.');
    expect(tokens()).toBe(120);
  });

  it('a gift comes out of the inventory first, is bought else, and not where it may not be given', async () => {
    give(100);
    await says('hello', 'kim');
    await sell({ id: 'feast', title: 'Feast', use: 'kept' });
    await sell({ id: 'mine', giftable: false });
    await says('!buy feast');
    expect(await says('!giftitem @kim feast')).toBe('Kim gets your Feast.');
    expect(tokens()).toBe(90);
    expect(await says('!giftitem @kim feast')).toContain('Kim gets Feast from you for 10 tokens.');
    expect(await says('!giftitem @kim mine')).toBe('mine cannot be given away.');
    expect(await says('!giftitem @robin feast')).toBe('You cannot gift something to yourself.');
    expect(await says('!inventory', 'kim')).toBe('You have 2 Feast.');
    await says('!giftitem @kim whisk');
    expect(await says('!rest', 'kim')).toBe('[Master Baker] Rested.');
    expect(await says('!rest')).toBe('Rested.');
  });

  it('what was bought goes with two entries that become one, and leads to nobody who was forgotten', async () => {
    give(100);
    await says('!buy golden_whisk');
    stage.test.app.events.emit('viewer.merged', { from: idOf('robin'), to: idOf('kim'), actor: 'test' });
    expect(boons().mark(idOf('kim'))).toBe('[Master Baker] ');
    expect(boons().mark(idOf('robin'))).toBe('');
    stage.test.app.events.emit('viewer.forgotten', { id: idOf('kim') });
    expect(boons().mark(idOf('kim'))).toBe('');
    const [purchase] = await purchases();
    expect(purchase).toMatchObject({ buyer: { id: 'forgotten' }, owner: { id: 'forgotten' } });
    // Their price would go to an account that belongs to nobody.
    expect(await stage.test.call('shop.refund', { id: purchase?.id })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
  });
});

describe('items of the streamer', () => {
  it('says its text with who bought it, and runs its steps, once it is paid', async () => {
    give(100);
    await sell({
      id: 'hello',
      title: 'Hello',
      effects: [
        { kind: 'say', text: '$(user) paid $(paid) for $(itemname)' },
        { kind: 'steps', steps: [step('values.set', { name: 'last', how: 'set', value: '$(buyer)' })] },
      ],
    });
    expect(await says('!buy hello')).toBe('You get Hello for 10 tokens.\nRobin paid 10 for Hello');
    expect((await purchases())[0]).toMatchObject({ state: 'done' });
    expect(await stage.ctx().engine.texts.write('$(var last)', occasionOf('test'))).toBe('Robin');
  });

  it('refuses texts and steps that cannot work before anybody pays for them', async () => {
    await expect(sell({ id: 'bad', effects: [{ kind: 'say', text: 'Hello $(user' }] })).rejects.toThrow();
    expect(desk().items).toHaveLength(10);
    await expect(
      sell({ id: 'bad', effects: [{ kind: 'steps', steps: [step('no.such', {})] }] }),
    ).rejects.toThrow();
  });

  it('steps that fail leave the purchase to the streamer, with the reason', async () => {
    give(100);
    await sell({ id: 'noise', effects: [{ kind: 'sound', sound: 'no-such-sound.mp3' }] });
    await says('!buy noise');
    await stage.test.clock.advanceAsync(1000);
    const [bought] = await purchases();
    expect(bought).toMatchObject({ state: 'open', note: expect.stringContaining('no-such-sound.mp3') });
    expect(desk().open).toBe(1);
    await ask('shop.refund', { id: bought?.id });
    expect(tokens()).toBe(100);
  });

  it('what was paid and not begun before a crash is done at the next start, once', async () => {
    give(100);
    await sell({ id: 'hello', effects: [{ kind: 'say', text: 'Hello $(buyer)' }] });
    await says('!buy hello');
    stage.ctx().db.raw.exec("UPDATE shop_purchases SET state = 'due'");
    for (let start = 0; start < 2; start += 1) {
      stage.said.length = 0;
      await stage.test.restart();
      await stage.test.clock.advanceAsync(10);
      expect(stage.said.map(({ text }) => text)).toEqual(start === 0 ? ['Hello Robin'] : []);
    }
    expect((await purchases())[0]?.state).toBe('done');
  });

  it('what is done by hand waits on the desk until it is done, and that can be undone', async () => {
    give(100);
    await sell({ id: 'squats', byHand: true });
    expect(await says('!buy squats')).toContain('The streamer will see to it.');
    const [bought] = await purchases();
    expect(bought?.state).toBe('open');
    const { undo } = await ask<{ undo: string }>('shop.fulfil', { id: bought?.id });
    expect(desk().open).toBe(0);
    await ask('changes.undo', { id: undo });
    expect(desk().open).toBe(1);
  });

  it('a routine hears of it, and can give an item', async () => {
    give(100);
    const fired: unknown[] = [];
    const { triggers, actions } = stage.test.app.registries;
    const stop = triggers.get('shop.bought')?.watch({ item: 'yeast_feast' }, ({ viewer, facts }) => {
      fired.push([viewer?.name, facts['itemname'], facts['paid']]);
    });
    await says('!buy flour_power');
    await says('!buy yeast_feast');
    stop?.();
    expect(fired).toEqual([['Robin', 'Yeast feast', 20]]);
    const call = {
      parameters: { viewer: 'robin', item: 'golden_whisk' },
      occasion: occasionOf('test'),
      signal: new AbortController().signal,
      reference: 'run:1',
    };
    const kind = actions.get('shop.give');
    const outcome = await kind?.run(call);
    await kind?.run(call);
    expect(boons().mark(idOf('robin'))).toBe('[Master Baker] ');
    expect(tokens()).toBe(55);
    await outcome?.undo?.();
    expect(boons().mark(idOf('robin'))).toBe('');
  });
});

describe('refunds', () => {
  it('gives back price and stock, takes back what was given, and can itself be undone', async () => {
    give(100);
    await sell({ id: 'feast', effects: [{ kind: 'give', currency: 'tokens', amount: 4 }] }, 3);
    await says('!buy feast');
    expect([tokens(), desk().items.at(-1)?.stock]).toEqual([94, 2]);
    const [bought] = await purchases();
    for (let round = 0; round < 2; round += 1) {
      const { undo } = await ask<{ undo: string }>('shop.refund', { id: bought?.id });
      expect([tokens(), desk().items.at(-1)?.stock]).toEqual([100, 3]);
      await expect(ask('shop.refund', { id: bought?.id })).rejects.toThrow('before');
      await ask('changes.undo', { id: undo });
      expect([tokens(), desk().items.at(-1)?.stock]).toEqual([94, 2]);
    }
  });

  it('refuses to take back what is spent, and changes nothing then', async () => {
    give(20);
    await says('!buy yeast_feast');
    const [bought] = await purchases();
    stage.test.clock.advance(1000);
    give(-ledger().balance(idOf('robin'), XP), 'robin', XP);
    await expect(ask('shop.refund', { id: bought?.id })).rejects.toThrow('has spent');
    expect([tokens(), (await purchases())[0]?.state]).toEqual([0, 'done']);
  });

  it('the first of two bags taken back lets the second begin at once', async () => {
    give(50);
    await says('!buy flour_power');
    await says('!buy flour_power');
    const [, first] = await purchases();
    const { undo } = await ask<{ undo: string }>('shop.refund', { id: first?.id });
    await ask('changes.undo', { id: undo });
    stage.test.clock.advance(15 * MINUTE);
    expect(winXp('win:1')).toBe(50);
    stage.test.clock.advance(5 * MINUTE);
    give(50);
    await says('!buy flour_power');
    await says('!buy flour_power');
    const [, third] = await purchases();
    await ask('shop.refund', { id: third?.id });
    stage.test.clock.advance(10 * MINUTE - 1000);
    expect(winXp('win:2')).toBe(50);
    stage.test.clock.advance(1000);
    expect(winXp('win:3')).toBe(25);
  });
});

describe('the page', () => {
  it('keeps its changes over a restart and takes each of them back', async () => {
    const ids = () => desk().items.map(({ item: { id } }) => id);
    const before = ids();
    expect(before).toHaveLength(10);
    const saved = await sell({ id: 'cake' }, 4);
    const ordered = await ask<{ undo: string }>('shop.order', { ids: ['cake', ...before] });
    await stage.test.restart();
    expect([ids()[0], desk().items[0]?.stock]).toEqual(['cake', 4]);
    const removed = await ask<{ undo: string }>('shop.remove', { ids: ['cake', 'flour_power'] });
    expect(ids()).not.toContain('cake');
    await ask('changes.undo', { id: removed.undo });
    expect([ids(), desk().items[0]?.stock]).toEqual([['cake', ...before], 4]);
    expect([saved.undo, ordered.undo].every((id) => id !== null)).toBe(true);
    const sale = await ask<{ undo: string }>('shop.putOnSale', {
      ids: ['cake'],
      sale: { percent: 100, from: null, until: null },
    });
    expect(desk().items[0]?.priceNow).toBe(0);
    await ask('changes.undo', { id: sale.undo });
    const off = await ask<{ undo: string }>('shop.enable', { ids: before, on: false });
    expect(await says('!shop')).toBe('cake 10 tokens');
    await ask('changes.undo', { id: off.undo });
    expect(desk().items.every(({ item: { on } }) => on)).toBe(true);
  });

  it('does not take an item for a new one, or bring a removed one back, by saving', async () => {
    await expect(sell({ id: 'flour_power' })).rejects.toThrow('already');
    await expect(ask('shop.save', { item: item({ id: 'gone' }) })).rejects.toThrow('removed');
  });

  it('exports a pack that another shop takes, stock and all, and refuses a broken one whole', async () => {
    await sell({ id: 'cake', price: 3 }, 4);
    const { text } = await ask<{ text: string }>('shop.exportRules');
    await ask('shop.remove', { ids: desk().items.map(({ item: { id } }) => id) });
    expect(desk().items).toEqual([]);
    await expect(
      ask('shop.importRules', { text: text.replace('"price": 3', '"price": -3'), mode: 'add' }),
    ).rejects.toThrow('Nothing was imported');
    expect(desk().items).toEqual([]);
    const { count, undo } = await ask<{ count: number; undo: string }>('shop.importRules', {
      text,
      mode: 'replace',
    });
    expect([count, desk().items.at(-1)?.stock, desk().items[0]?.item]).toEqual([11, 4, BAKERY_PACK[0]]);
    await ask('changes.undo', { id: undo });
    expect(desk().items).toEqual([]);
    expect(await ask('shop.addPack')).toMatchObject({ count: 10 });
  });

  it('tells what sells, without what was given back', async () => {
    give(100);
    give(100, 'kim');
    await says('!buy yeast_feast');
    await says('!buy yeast_feast', 'kim');
    await says('!buy flour_power');
    const [, second] = await purchases();
    await ask('shop.refund', { id: second?.id });
    const { items } = await ask<{ items: unknown[] }>('shop.sold');
    expect(items).toEqual([
      {
        itemId: 'flour_power',
        title: 'Flour power',
        currency: 'tokens',
        sold: 1,
        income: 25,
        buyers: 1,
        refunded: 0,
      },
      {
        itemId: 'yeast_feast',
        title: 'Yeast feast',
        currency: 'tokens',
        sold: 1,
        income: 20,
        buyers: 1,
        refunded: 1,
      },
    ]);
  });

  it('!shop lists, tells of a category and of an item', async () => {
    expect(await says('!shop')).toContain('flour_power 25 tokens · yeast_feast 20 tokens');
    expect(await says('!shop combat')).toBe('sourdough_shield 40 tokens · mixing_mastery 35 tokens');
    expect(await says('!shop whisk')).toContain('Golden whisk, 50 tokens. The title Master Baker');
  });
});
