import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { XP } from '../../../shared/contract/economy.ts';
import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { ShopDesk } from '../../../shared/contract/shop.ts';
import {
  ask,
  boons,
  change,
  closeShop,
  desk,
  give,
  idOf,
  ledger,
  MINUTE,
  openShop,
  purchases,
  says,
  sell,
  stage,
  tokens,
  winXp,
} from './testing/shopStage.ts';

beforeEach(openShop);
afterEach(closeShop);

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

  it('tells the page when a sale begins and ends, and runs no clock when none will', async () => {
    await sell({ id: 'cake' });
    stage.test.clock.advance(MINUTE + 5000);
    const idle = stage.test.clock.pending;
    const now = stage.test.clock.now();
    await change('cake', { sale: { percent: 50, from: now + MINUTE, until: now + 3 * MINUTE } });
    stage.test.clock.advance(1000);
    expect(stage.test.clock.pending).toBe(idle + 1);
    const seen: boolean[] = [];
    const end = stage.test.app.hub.watch('shop.desk', (news) => {
      seen.push((news as ShopDesk).items.at(-1)?.onSale ?? false);
    });
    stage.test.clock.advance(9 * MINUTE);
    end();
    expect(seen).toEqual([true, false]);
    expect(stage.test.clock.pending).toBe(idle);
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
