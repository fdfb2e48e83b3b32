import { describe, expect, it } from 'vitest';
import { epochOf, wallTimeOf } from '../zonedTime.ts';
import { calculate, roundTo } from './calculate.ts';
import { readMoment, weekOf } from './moments.ts';
import { clockText, durationWords, secondsOf, spanWords } from './spans.ts';

const at = (text: string): number => Date.parse(text);

describe('calculate', () => {
  it.each([
    ['2+3*4', 14],
    ['(2+3)*4', 20],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['10 % 4', 2],
    ['8/4/2', 1],
    ['--3', 3],
    ['max(1, 2+3, 4)', 5],
    ['sqrt(16) + abs(-2)', 6],
    ['1.5e3', 1500],
  ])('%s is %d', (sum, result) => {
    expect(calculate(sum)).toBe(result);
  });

  it.each([
    '',
    '2+',
    '(2',
    '2)',
    '1/0',
    '5%0',
    'foo',
    'constructor',
    'sqrt 4',
    '2 3',
    'process.exit()',
  ])('refuses with a word: %s', (sum) => {
    expect(() => calculate(sum)).toThrow(/cannot be worked out/);
  });

  it('refuses a thousand brackets instead of falling over them', () => {
    expect(() => calculate(`${'('.repeat(1_000)}1${')'.repeat(1_000)}`)).toThrow(/too many brackets/);
    expect(() => calculate(`${'2^'.repeat(1_000)}1`)).toThrow(/too many brackets/);
  });

  it('rounds as people do, without the noise of binary fractions', () => {
    expect(roundTo(1.005, 2)).toBe(1.01);
    expect(roundTo(1e21, 2)).toBe(1e21);
  });
});

describe('lengths of time', () => {
  it('counts years and months by the calendar', () => {
    expect(spanWords(at('2024-02-29T00:00Z'), at('2025-02-28T00:00Z'))).toBe('1 year');
    expect(spanWords(at('2026-01-31T00:00Z'), at('2026-03-01T00:00Z'))).toBe('1 month, 1 day');
    expect(spanWords(at('2026-01-01T00:00Z'), at('2026-01-01T00:00Z'))).toBe('0 seconds');
  });

  it('names the two largest units and skips what is nought', () => {
    expect(durationWords(3_605)).toBe('1 hour');
    expect(durationWords(90_061)).toBe('1 day, 1 hour');
    expect(clockText(59)).toBe('0:59');
    expect(clockText(100_000)).toBe('27:46:40');
  });

  it.each([
    ['90', 90],
    ['1h30m', 5_400],
    ['2 days 4 hours', 187_200],
    ['1 hour, 1 min', 3_660],
    ['1w', 604_800],
  ])('reads %s', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });

  it.each(['', 'soon', '5x', '1h soon'])('refuses "%s"', (text) => {
    expect(() => secondsOf(text)).toThrow(/no length of time/);
  });
});

describe('moments', () => {
  const now = at('2026-11-20T18:30Z');

  it('reads times of day as the next, or the last, by the clock of the zone', () => {
    expect(readMoment('20:00', now, 'Europe/Berlin')).toBe(at('2026-11-20T19:00Z'));
    expect(readMoment('19:00', now, 'Europe/Berlin')).toBe(at('2026-11-21T18:00Z'));
    expect(readMoment('20:00', now, 'Europe/Berlin', true)).toBe(at('2026-11-19T19:00Z'));
    expect(readMoment('03-01', now, 'UTC')).toBe(at('2027-03-01T00:00Z'));
  });

  it('knows on which side of a change of the clocks a moment is', () => {
    expect(readMoment('2026-07-01 12:00', now, 'Europe/Berlin')).toBe(at('2026-07-01T10:00Z'));
    expect(readMoment('2026-12-01 12:00', now, 'Europe/Berlin')).toBe(at('2026-12-01T11:00Z'));
    const shown = { year: 2026, month: 10, day: 25, hour: 12, minute: 0, second: 0 };
    expect(wallTimeOf(epochOf(shown, 'Europe/Berlin'), 'Europe/Berlin')).toEqual(shown);
  });

  it.each(['', '2026-02-30', '25:00', '12:60', '2026-13-01', 'tomorrow', '12'])('refuses "%s"', (text) => {
    expect(() => readMoment(text, now, 'UTC')).toThrow(/is no time/);
  });

  it('numbers the weeks as calendars do', () => {
    const week = (year: number, month: number, day: number) =>
      weekOf({ year, month, day, hour: 0, minute: 0, second: 0 });
    expect([week(2026, 1, 1), week(2027, 1, 1), week(2026, 12, 31), week(2024, 12, 30)]).toEqual([
      1, 53, 53, 1,
    ]);
  });
});
