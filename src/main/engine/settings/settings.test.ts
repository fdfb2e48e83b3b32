import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import { keepingLogger } from '../testing/keepingLogger.ts';
import { memorySettingsFile } from '../testing/memorySettingsFile.ts';
import { Settings, type SettingsSectionDefinition } from './settings.ts';

const sections: SettingsSectionDefinition[] = [
  {
    id: 'quotes',
    settings: {
      version: 2,
      schema: z.object({
        most: z.number().int().min(1).max(100).default(10),
        greeting: z.string().min(1).default('hello'),
      }),
      // Version 1 called it `limit`.
      migrate: ({ limit, ...rest }) => ({ ...rest, ...(limit === undefined ? {} : { most: limit }) }),
    },
  },
];

function open(content: string | null = null, lastGood: string | null = null) {
  const file = memorySettingsFile(content);
  const spare = memorySettingsFile(lastGood);
  const log = keepingLogger();
  const settings = new Settings(file, spare, log, sections);
  return { settings, file, spare, log };
}

const stored = (values: object, version = 2): string =>
  JSON.stringify({ version: 1, modules: {}, features: { quotes: { version, values } } });

function problemOf(run: () => unknown): AppError {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
  }
  throw new Error('it was expected to be refused');
}

describe('settings', () => {
  it('start with their defaults', () => {
    expect(open().settings.values('quotes')).toEqual({ most: 10, greeting: 'hello' });
  });

  it('are on the disk when a change returns, and there again at the next start', () => {
    const { settings, file } = open();
    settings.set('quotes', { most: 42 });
    expect(open(file.content).settings.values('quotes')).toEqual({ most: 42, greeting: 'hello' });
  });

  it('refuse a wrong value with its field, and keep all the old ones', () => {
    const { settings, file } = open(stored({ most: 5 }));
    const before = file.content;
    const problem = problemOf(() => settings.set('quotes', { greeting: 'ok', most: 1000 }));
    expect(problem.code).toBe('settings.invalid');
    expect(problem.data).toMatchObject({ fields: [{ path: 'most' }] });
    expect(settings.values('quotes')).toEqual({ most: 5, greeting: 'hello' });
    expect(file.content).toBe(before);
  });

  it('refuse a name that does not exist', () => {
    expect(problemOf(() => open().settings.set('quotes', { moist: 3 })).data).toMatchObject({
      fields: [{ path: 'moist' }],
    });
    expect(problemOf(() => open().settings.set('nothing', {})).code).toBe('not_found');
  });

  it('keep the old values when the disk is full, and say so', () => {
    const { settings, file } = open(stored({ most: 5 }));
    file.full = true;
    expect(problemOf(() => settings.set('quotes', { most: 6 })).message).toMatch(/disk is not full/);
    expect(settings.values('quotes')['most']).toBe(5);
    file.full = false;
    settings.set('quotes', { most: 7 });
    expect(settings.values('quotes')['most']).toBe(7);
  });

  it('bring values of an older version into the present form', () => {
    expect(open(stored({ limit: 33 }, 1)).settings.values('quotes')).toEqual({ most: 33, greeting: 'hello' });
  });

  it('name the bad field of a bad file, keep the file, and go on with the last good settings', () => {
    const { settings, file } = open(stored({ most: 'lots' }), stored({ most: 77 }));
    expect(settings.problem).toContain('features.quotes.values.most');
    expect(settings.problem).toContain('settings.json.bad-1');
    expect(settings.values('quotes')['most']).toBe(77);
    expect(file.aside).toEqual([stored({ most: 'lots' })]);
    expect(open(file.content).settings.problem).toBeNull();
  });

  it.each([
    '{ not json',
    '[]',
    '{"version":9}',
    '"text"',
    '{"version":1,"modules":{"a":"yes"},"features":{}}',
  ])('survive the file %s', (content) => {
    const { settings, file } = open(content);
    expect(settings.problem).not.toBeNull();
    expect(settings.values('quotes')).toEqual({ most: 10, greeting: 'hello' });
    expect(file.aside).toEqual([content]);
  });

  it('keep what belongs to a feature that this version does not know', () => {
    const content = JSON.stringify({
      version: 1,
      modules: { gone: false },
      features: { gone: { version: 1, values: { a: 1 } } },
    });
    const { settings, file } = open(content);
    settings.set('quotes', { most: 2 });
    expect(JSON.parse(file.content ?? '')).toMatchObject({
      modules: { gone: false },
      features: { gone: { values: { a: 1 } } },
    });
  });

  it('tell those who watch, with the parsed values, until they stop watching', () => {
    const { settings } = open();
    const seen: unknown[] = [];
    const end = settings.onChange('quotes', (values) => seen.push(values));
    settings.set('quotes', { most: 3 });
    settings.reset('quotes', ['most']);
    end();
    settings.set('quotes', { most: 4 });
    expect(seen).toEqual([
      { most: 3, greeting: 'hello' },
      { most: 10, greeting: 'hello' },
    ]);
  });

  it('remember which modules were switched', () => {
    const { settings, file } = open();
    expect(settings.moduleChoice('quotes')).toBeNull();
    settings.setModule('quotes', false);
    expect(open(file.content).settings.moduleChoice('quotes')).toBe(false);
  });
});
