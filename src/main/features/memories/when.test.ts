import { describe, expect, test } from 'vitest';
import { nextTime, recurrenceWords } from './recurrence.ts';
import { understand } from './when.ts';

const ZONE = 'Europe/Berlin';
/** Thursday, 1 January 2026, 13:00 in Berlin. */
const NOW = Date.UTC(2026, 0, 1, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const read = (words: string) => {
  const { understood, problem } = understand(words, NOW, ZONE);
  if (!understood) throw new Error(`"${words}": ${problem}`);
  return understood;
};
const berlin = (text: string): number => Date.parse(`${text}:00+01:00`);

describe('once', () => {
  test.each([
    ['in 10 minutes to check the oven', 10 * MINUTE, 'check the oven'],
    ['check the oven in 10 minutes', 10 * MINUTE, 'check the oven'],
    ['in half an hour that tea is ready', 30 * MINUTE, 'tea is ready'],
    ['in an hour and a half stretch', 90 * MINUTE, 'stretch'],
    ['in 1h30m stretch', 90 * MINUTE, 'stretch'],
    ['in 2 hours and 15 minutes: stretch', 135 * MINUTE, 'stretch'],
    ['in 1.5 hours stretch', 90 * MINUTE, 'stretch'],
    ['in a quarter of an hour stretch', 15 * MINUTE, 'stretch'],
    ['in 90s blink', 90_000, 'blink'],
    ['in two days call home', 48 * HOUR, 'call home'],
    ['in ten minutes watch the 18:00 show', 10 * MINUTE, 'watch the 18:00 show'],
  ])('%s', (words, ms, text) => {
    expect(read(words)).toEqual({ text, dueAt: NOW + ms, recurrence: null });
  });

  test.each([
    ['tomorrow at 18:00 about the raid', '2026-01-02T18:00', 'the raid'],
    ['the raid begins tomorrow at 18:00', '2026-01-02T18:00', 'the raid begins'],
    ['at 18:30 to eat', '2026-01-01T18:30', 'eat'],
    ['on 24 December at 9am to wrap presents', '2026-12-24T09:00', 'wrap presents'],
    ['2026-02-03 20:15 quiz', '2026-02-03T20:15', 'quiz'],
    ['on Friday at 8pm film night', '2026-01-02T20:00', 'film night'],
  ])('%s', (words, at, text) => {
    expect(read(words)).toEqual({ text, dueAt: berlin(at), recurrence: null });
  });

  test('a time in summer is by the clocks of summer, although it is winter now', () => {
    expect(read('on 15 July at 18:00 swim').dueAt).toBe(Date.UTC(2026, 6, 15, 16));
  });

  test('days keep the time on the clock over the change to summer time', () => {
    const before = Date.UTC(2026, 2, 28, 12);
    expect(understand('in 2 days call', before, ZONE).understood?.dueAt).toBe(Date.UTC(2026, 2, 30, 11));
  });

  test.each([
    ['check the oven', /When\?/],
    ['in 10 minutes', /What about\?/],
    ['on 2025-05-05 at 10:00 travel', /gone by/],
  ])('%s is asked about', (words, problem) => {
    expect(understand(words, NOW, ZONE).problem).toMatch(problem);
  });
});

describe('again and again', () => {
  test.each([
    ['every Friday 18:00 stretch', 'every Friday at 18:00', '2026-01-02T18:00', 'stretch'],
    ['stretch every Friday at 6pm', 'every Friday at 18:00', '2026-01-02T18:00', 'stretch'],
    [
      'every monday, wednesday and friday at 9:30 gym',
      'every Monday, Wednesday and Friday at 09:30',
      '2026-01-02T09:30',
      'gym',
    ],
    ['every day at 13:00 lunch', 'every day at 13:00', '2026-01-02T13:00', 'lunch'],
    ['daily at 20:00 that the quiz begins', 'every day at 20:00', '2026-01-01T20:00', 'the quiz begins'],
    ['every weekday at 8 work', 'every weekday at 08:00', '2026-01-02T08:00', 'work'],
    ['every month on the 31st at 10:00 rent', 'every month on the 31st at 10:00', '2026-01-31T10:00', 'rent'],
    ['every 20 minutes drink', 'every 20 minutes', '2026-01-01T13:20', 'drink'],
    ['every other hour drink', 'every 2 hours', '2026-01-01T15:00', 'drink'],
    ['every half an hour drink', 'every 30 minutes', '2026-01-01T13:30', 'drink'],
    ['every morning feed the cat', 'every day at 09:00', '2026-01-02T09:00', 'feed the cat'],
  ])('%s', (words, expected, at, text) => {
    const { recurrence, dueAt, text: about } = read(words);
    expect(recurrence && recurrenceWords(recurrence)).toBe(expected);
    expect({ dueAt, about }).toEqual({ dueAt: berlin(at), about: text });
  });

  test('months without a 31st take their last day', () => {
    const monthly = { kind: 'monthly', day: 31, hour: 10, minute: 0 } as const;
    const february = nextTime(monthly, berlin('2026-01-31T10:00'), 0, ZONE);
    expect(february).toBe(berlin('2026-02-28T10:00'));
    expect(nextTime(monthly, february, 0, ZONE)).toBe(Date.UTC(2026, 2, 31, 8));
  });

  test('a weekly time stays at its hour when summer time begins', () => {
    const weekly = { kind: 'weekly', days: [5], hour: 18, minute: 0 } as const;
    const before = Date.UTC(2026, 2, 27, 17);
    expect(nextTime({ ...weekly, days: [5] }, before, 0, ZONE)).toBe(Date.UTC(2026, 3, 3, 16));
  });

  test('what comes every so often keeps its rhythm when some were missed', () => {
    const every = { kind: 'every', minutes: 20 } as const;
    expect(nextTime(every, NOW + 65 * MINUTE, NOW, ZONE)).toBe(NOW + 80 * MINUTE);
  });
});
