import { expect, it, test } from 'vitest';
import type { HappyHour } from '../../../shared/contract/economy.ts';
import { dayBefore, localTime } from './calendar.ts';
import { happyFactor } from './happyHours.ts';

const hour = (parts: Partial<HappyHour>): HappyHour => ({
  id: 'h',
  on: true,
  name: 'Late',
  days: [5],
  from: '22:00',
  to: '02:00',
  factor: 2,
  ...parts,
});
const at = (weekday: number, clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return { day: '', weekday, minute: hours * 60 + minutes };
};

test.each([
  [5, '21:59', 1],
  [5, '22:00', 2],
  [6, '01:59', 2],
  [6, '02:00', 1],
  [6, '23:00', 1],
  [5, '01:00', 1],
])('a happy hour of Friday night holds past midnight and no longer: day %i %s', (weekday, clock, factor) => {
  expect(happyFactor([hour({})], at(weekday, clock))).toBe(factor);
});

it('takes the most generous of those that run, and none that is off', () => {
  const hours = [hour({}), hour({ factor: 3 }), hour({ factor: 9, on: false })];
  expect(happyFactor(hours, at(5, '23:00'))).toBe(3);
});

it('knows the day of another zone, and the day before across months, years and leap days', () => {
  const time = Date.UTC(2026, 2, 1, 2, 30);
  expect(localTime(time, 'America/New_York')).toEqual({
    day: '2026-02-28',
    weekday: 6,
    minute: 21 * 60 + 30,
  });
  expect(localTime(time, 'Asia/Tokyo')).toMatchObject({ day: '2026-03-01', minute: 11 * 60 + 30 });
  expect(['2026-03-01', '2024-03-01', '2026-01-01'].map(dayBefore)).toEqual([
    '2026-02-28',
    '2024-02-29',
    '2025-12-31',
  ]);
});
