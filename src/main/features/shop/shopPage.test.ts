import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { occasionOf } from '../../engine/occasion.ts';
import { BAKERY_PACK } from './pack.ts';
import {
  ask,
  boons,
  closeShop,
  desk,
  give,
  idOf,
  item,
  openShop,
  purchases,
  says,
  sell,
  stage,
  step,
  tokens,
} from './testing/shopStage.ts';

beforeEach(openShop);
afterEach(closeShop);

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
