import { describe, expect, it } from 'vitest';
import { FakeClock } from './testing/fakeClock.ts';
import { UndoList } from './undo.ts';

const change = (text: string) => ({ feature: 'quotes', text, actor: 'Robin' });

describe('the list of changes', () => {
  it('takes back the one that was asked for, once, whatever came after it', async () => {
    const list = new UndoList(new FakeClock());
    const undone: string[] = [];
    const first = list.add(change('one'), () => void undone.push('one'));
    list.add(change('two'), () => void undone.push('two'));
    expect(await list.undo(first)).toMatchObject({ text: 'one', undone: true });
    await expect(list.undo(first)).rejects.toMatchObject({ code: 'conflict' });
    expect(undone).toEqual(['one']);
    expect(list.list().map(({ text, undone: gone }) => [text, gone])).toEqual([
      ['two', false],
      ['one', true],
    ]);
  });

  it('lets a failed undo be tried again', async () => {
    const list = new UndoList(new FakeClock());
    let broken = true;
    const id = list.add(change('one'), async () => {
      if (broken) throw new Error('The disk is full.');
    });
    await expect(list.undo(id)).rejects.toThrow('The disk is full.');
    expect(list.list()[0]?.undone).toBe(false);
    broken = false;
    expect((await list.undo(id)).undone).toBe(true);
  });

  it('does not run an undo twice that is asked for twice while it runs', async () => {
    const list = new UndoList(new FakeClock());
    let runs = 0;
    const id = list.add(change('one'), async () => {
      runs += 1;
      await Promise.resolve();
    });
    const results = await Promise.allSettled([list.undo(id), list.undo(id)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(runs).toBe(1);
  });

  it('keeps the last 200 and says of older ones that they are gone', async () => {
    const list = new UndoList(new FakeClock());
    const first = list.add(change('first'), () => {});
    for (let count = 0; count < 200; count += 1) list.add(change(String(count)), () => {});
    expect(list.list()).toHaveLength(200);
    await expect(list.undo(first)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('gives out copies: a panel cannot mark a change as undone by looking at it', () => {
    const list = new UndoList(new FakeClock());
    list.add(change('one'), () => {});
    const [seen] = list.list();
    if (seen) seen.undone = true;
    expect(list.list()[0]?.undone).toBe(false);
  });

  it('tells of every change and forgets all when a backup was restored', async () => {
    const list = new UndoList(new FakeClock());
    let told = 0;
    list.onChange(() => {
      told += 1;
    });
    const id = list.add(change('one'), () => {});
    await list.undo(id);
    list.clear();
    expect(told).toBe(3);
    expect(list.list()).toEqual([]);
  });
});
