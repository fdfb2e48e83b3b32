import { describe, expect, test } from 'vitest';
import type { Quote } from '../../../shared/contract/quotes.ts';
import { keepsakesWorld as world } from '../../testing/keepsakesWorld.ts';
import { daysOf } from './commands.ts';
import { readQuotes } from './files.ts';

const SUGGESTIONS = { feature: 'quotes', values: { suggestions: true } };

describe('numbers', () => {
  test('a number stays with its quote and never comes to mean another, over a restart too', async () => {
    const emcee = world();
    await emcee.mod('quote add one');
    await emcee.mod('quote add two');
    await emcee.mod('quote remove 2');
    await emcee.restart();
    expect(await emcee.mod('quote add three')).toBe('Added quote 3: "three"');
    expect(await emcee.chat('quote 2')).toBe('! Quote 2 was removed.');
    expect(await emcee.chat('quote 9')).toBe('! There is no quote 9. The last one is 3.');
    expect(await emcee.mod('quote restore 2')).toContain('#2: "two"');
    expect(await emcee.chat('quote 2')).toBe('#2: "two" (1 January 2026)');
  });

  test('undo of an addition does not give its number away', async () => {
    const emcee = world();
    await emcee.mod('quote add one');
    await emcee.undo();
    expect(await emcee.chat('quote')).toMatch(/^! There are no quotes yet/);
    expect(await emcee.mod('quote add two')).toBe('Added quote 2: "two"');
  });
});

describe('chat', () => {
  test('an answer to a line quotes that line with its author', async () => {
    const emcee = world();
    await emcee.chat('quote add', { role: 'moderator', reply: { name: 'Kim', text: 'I meant to do that' } });
    expect(await emcee.chat('quote')).toBe('#1: "I meant to do that" (Kim, 1 January 2026)');
  });

  test('a name in front is the author, and quotation marks around it all are no part of it', async () => {
    const emcee = world();
    await emcee.mod('addquote @kim "Never again."');
    expect(await emcee.chat('quote by @KIM')).toBe('#1: "Never again." (kim, 1 January 2026)');
    expect(await emcee.chat('quote by robin')).toBe('! There is no quote by robin.');
  });

  test('viewers cannot add, change or remove', async () => {
    const emcee = world();
    await emcee.mod('quote add one');
    for (const line of [
      'quote add two',
      'addquote two',
      'quote edit 1 x',
      'quote remove 1',
      'quote approve 1',
    ]) {
      expect(await emcee.chat(line)).toMatch(/^! /);
    }
    expect(await emcee.chat('quote count')).toBe('There is 1 quote.');
  });

  test('search finds all the words in any case and without accents, and % is only a character', async () => {
    const emcee = world();
    await emcee.mod('quote add Crème brûlée is 100% mine');
    await emcee.mod('quote add I like bread');
    await emcee.mod('quote add I like cake and bread');
    expect(await emcee.chat('quote search CREME mine')).toContain('#1:');
    expect(await emcee.chat('quote search like bread')).toBe('2 quotes: #3 #2');
    expect(await emcee.chat('quote search 100%')).toContain('#1:');
    expect(await emcee.chat('quote search 9%')).toBe('No quote fits that.');
    expect(await emcee.chat('quote date 2026-01')).toBe('3 quotes: #3 #2 #1');
    expect(await emcee.chat('quote date 2025')).toBe('No quote fits that.');
    expect(await emcee.chat('quote date may')).toMatch(/^! Write the day/);
  });

  test('any quote is said sooner or later', async () => {
    const emcee = world();
    for (const text of ['one', 'two', 'three']) await emcee.mod(`quote add ${text}`);
    const said = new Set<string>();
    for (let count = 0; count < 60; count += 1) said.add((await emcee.chat('quote')).slice(0, 2));
    expect([...said].sort()).toEqual(['#1', '#2', '#3']);
  });

  test('the same quote is not kept twice', async () => {
    const emcee = world();
    await emcee.mod('quote add one');
    expect(await emcee.mod('quote add one')).toBe('! That is quote 1 already.');
  });

  test('every change by chat leaves a row of audit with the name', async () => {
    const emcee = world();
    await emcee.mod('quote add one');
    await emcee.mod('quote edit 1 uno');
    await emcee.mod('quote remove 1');
    const rows = emcee.records.filter(
      ({ category, feature }) => category === 'audit' && feature === 'quotes',
    );
    expect(rows.map(({ actor, message }) => [actor, message])).toEqual([
      ['Mod', 'Mod: Added quote 1'],
      ['Mod', 'Mod: Changed quote 1'],
      ['Mod', 'Mod: Removed quote 1'],
    ]);
    await emcee.undo();
    await emcee.undo();
    expect(await emcee.chat('quote 1')).toContain('"one"');
  });
});

describe('approval', () => {
  test('a suggestion gets its number when it is taken in, and few of one viewer may wait', async () => {
    const emcee = world();
    await emcee.ask('settings.set', SUGGESTIONS);
    for (const text of ['one', 'two', 'three']) {
      expect(await emcee.chat(`quote add ${text}`)).toBe('Thank you! Your quote waits for a moderator.');
    }
    expect(await emcee.chat('quote add four')).toMatch(/^! You have enough suggestions/);
    expect(await emcee.chat('quote')).toMatch(/^! There are no quotes yet/);
    expect(await emcee.mod('quote waiting')).toBe('1: "one" (Robin) · 2: "two" (Robin) · 3: "three" (Robin)');
    expect(await emcee.mod('quote approve 2')).toContain('#1: "two"');
    expect(await emcee.mod('quote deny')).toBe('Turned down: "one"');
    expect(await emcee.mod('quote deny 3')).toBe('! There is no such suggestion. !quote waiting lists them.');
    expect(await emcee.chat('quote count')).toBe('There is 1 quote, and 1 waits for approval.');
  });

  test('undoing an approval keeps the number that was announced', async () => {
    const emcee = world();
    await emcee.ask('settings.set', SUGGESTIONS);
    await emcee.chat('quote add one');
    await emcee.mod('quote approve');
    await emcee.undo();
    await emcee.mod('quote add two');
    expect(await emcee.mod('quote approve')).toContain('#1: "one"');
    expect(await emcee.chat('quote 2')).toContain('"two"');
  });
});

describe('files', () => {
  test('what was exported is imported again, numbers and all, in both formats', async () => {
    const from = world();
    await from.mod('quote add @kim =1+1, "so"');
    await from.mod('quote add gone');
    await from.mod('quote add three');
    await from.mod('quote remove 2');
    for (const format of ['csv', 'json']) {
      const { text } = await from.ask<{ text: string }>('quotes.export', { format });
      if (format === 'csv') expect(text).toContain(`"'=1+1, ""so"""`);
      const to = world();
      expect(await to.ask('quotes.import', { format, text })).toMatchObject({
        added: 2,
        skipped: 0,
        renumbered: 0,
      });
      expect(await to.ask('quotes.import', { format, text })).toMatchObject({ added: 0, skipped: 2 });
      const { quotes } = await to.ask<{ quotes: Quote[] }>('quotes.list');
      expect(quotes.map(({ number, text: said, author }) => [number, said, author])).toEqual([
        [3, 'three', ''],
        [1, '=1+1, "so"', 'kim'],
      ]);
    }
  });

  test('an import is undone as a whole', async () => {
    const emcee = world();
    await emcee.ask('quotes.import', { format: 'json', text: '["a","b"]' });
    await emcee.undo();
    expect(await emcee.ask('quotes.list')).toMatchObject({ total: 0 });
  });

  test('a taken number is not given twice, and rows without a text are counted', () => {
    expect(readQuotes('csv', 'id,quote,date\n5,Hi,2020-02-03\nx,,\n-1,Ho,never')).toEqual({
      quotes: [
        { number: 5, text: 'Hi', author: '', game: '', saidAt: Date.UTC(2020, 1, 3) },
        { number: null, text: 'Ho', author: '', game: '', saidAt: null },
      ],
      unreadable: 1,
    });
    expect(() => readQuotes('csv', 'a,b\n1,2')).toThrow(/must name its columns/);
    expect(() => readQuotes('json', '{')).toThrow(/not JSON/);
  });
});

test('ten thousand quotes are searched and paged without a stutter', async () => {
  const emcee = world();
  const rows = Array.from({ length: 10_000 }, (_, at) => ({
    text: `Quote about bread ${at}`,
    author: `A${at % 50}`,
  }));
  await emcee.ask('quotes.import', { format: 'json', text: JSON.stringify(rows) });
  const started = performance.now();
  const found = await emcee.ask<{ total: number; quotes: Quote[] }>('quotes.list', {
    filter: { text: 'bread 77' },
    offset: 0,
  });
  expect(performance.now() - started).toBeLessThan(100);
  expect(found.total).toBe(rows.filter(({ text }) => text.includes('77')).length);
});

test('days, months and years are spans of local time', () => {
  expect(daysOf('2026-05-03')).toEqual({
    from: new Date(2026, 4, 3).getTime(),
    to: new Date(2026, 4, 4).getTime() - 1,
  });
  expect(daysOf('2026-02-30')).toBeNull();
  expect(daysOf('2026-13')).toBeNull();
});

test('variables give quotes, and say why when there is none', async () => {
  const emcee = world();
  expect(await emcee.give('quotes')).toBe(0);
  await expect(emcee.give('quote')).rejects.toThrow('There are no quotes yet.');
  await emcee.mod('quote add one');
  expect(await emcee.give('quote', '1')).toBe('#1: "one" (1 January 2026)');
  expect(await emcee.give('quotes')).toBe(1);
});

test('a routine hears of a quote when it gets its number', async () => {
  const emcee = world();
  await emcee.ask('settings.set', SUGGESTIONS);
  const heard: unknown[] = [];
  const trigger = emcee.app.registries.triggers.get('quotes.added');
  const end = trigger?.watch({}, ({ facts }) => void heard.push(facts));
  await emcee.chat('quote add one');
  expect(heard).toEqual([]);
  await emcee.mod('quote approve');
  expect(heard).toEqual([{ quotenumber: 1, quotetext: 'one', quoteauthor: '' }]);
  end?.();
  await emcee.mod('quote add two');
  expect(heard).toHaveLength(1);
});
