import type { HappyHour } from '../../../shared/contract/economy.ts';
import { type LocalTime, localTime } from './calendar.ts';

/** By what earnings are multiplied at this moment; 1 when no happy hour runs. The most generous one holds. */
export function happyFactor(hours: readonly HappyHour[], now: LocalTime): number {
  let factor = 1;
  for (const hour of hours) {
    if (hour.on && runs(hour, now)) factor = Math.max(factor, hour.factor);
  }
  return factor;
}

function runs(hour: HappyHour, { weekday, minute }: LocalTime): boolean {
  const from = minutes(hour.from);
  const to = minutes(hour.to);
  if (from < to) return hour.days.includes(weekday) && minute >= from && minute < to;
  // Past midnight; the same time twice is a whole day.
  const yesterday = (weekday + 6) % 7;
  return (hour.days.includes(weekday) && minute >= from) || (hour.days.includes(yesterday) && minute < to);
}

function minutes(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return hour * 60 + minute;
}

/** Local time is only worked out once a minute, however many earn: it knows nothing smaller. */
export function clockOnTheWall(now: () => number, zone: () => string): () => LocalTime {
  let minute = -1;
  let of = '';
  let local: LocalTime | null = null;
  return () => {
    const current = Math.floor(now() / 60_000);
    if (local === null || minute !== current || of !== zone()) {
      minute = current;
      of = zone();
      local = localTime(now(), of);
    }
    return local;
  };
}
