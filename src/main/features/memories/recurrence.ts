import type { Recurrence } from '../../../shared/contract/memories.ts';
import { daysIn, epochOf, wallTimeOf, weekdayOf } from '../../engine/zonedTime.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The first time after a moment. `last` is when it was due last: every 20 minutes goes on from there. */
export function nextTime(recurrence: Recurrence, after: number, last: number, zone: string): number {
  if (recurrence.kind === 'every') {
    const step = recurrence.minutes * 60_000;
    return last > after ? last : last + (Math.floor((after - last) / step) + 1) * step;
  }
  const { hour, minute } = recurrence;
  const wall = wallTimeOf(after, zone);
  if (recurrence.kind === 'weekly') {
    for (let ahead = 0; ahead <= 8; ahead += 1) {
      const day = { ...wall, day: wall.day + ahead, hour, minute, second: 0 };
      if (!recurrence.days.includes(weekdayOf(day))) continue;
      const time = epochOf(day, zone);
      if (time > after) return time;
    }
  }
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const first = new Date(Date.UTC(wall.year, wall.month - 1 + ahead, 1));
    const year = first.getUTCFullYear();
    const month = first.getUTCMonth() + 1;
    const wished = recurrence.kind === 'monthly' ? recurrence.day : wall.day;
    const day = Math.min(wished, daysIn(year, month));
    const time = epochOf({ year, month, day, hour, minute, second: 0 }, zone);
    if (time > after) return time;
  }
  return after + 86_400_000;
}

/** The last time up to now; of several that were missed, this is the one that is told. */
export function latestTime(recurrence: Recurrence, due: number, now: number, zone: string): number {
  if (recurrence.kind === 'every') {
    const step = recurrence.minutes * 60_000;
    return due + Math.floor(Math.max(0, now - due) / step) * step;
  }
  // Looking back by a month and a bit finds one of them, however long it was missed.
  let latest = Math.max(due, now - 33 * 86_400_000);
  if (latest !== due) latest = nextTime(recurrence, latest, latest, zone);
  for (;;) {
    const next = nextTime(recurrence, latest, latest, zone);
    if (next > now) return latest;
    latest = next;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** `every Friday at 18:00` */
export function recurrenceWords(recurrence: Recurrence): string {
  if (recurrence.kind === 'every') {
    const { minutes } = recurrence;
    const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
    return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
  }
  const time = `${two(recurrence.hour)}:${two(recurrence.minute)}`;
  if (recurrence.kind === 'monthly') {
    const ending = ENDINGS[new Intl.PluralRules('en', { type: 'ordinal' }).select(recurrence.day)] ?? 'th';
    return `every month on the ${recurrence.day}${ending} at ${time}`;
  }
  const days = [...recurrence.days].sort((one, other) => ((one + 6) % 7) - ((other + 6) % 7));
  if (days.length === 7) return `every day at ${time}`;
  if (days.join() === '1,2,3,4,5') return `every weekday at ${time}`;
  return `every ${listed(days.map((day) => DAYS[day] ?? ''))} at ${time}`;
}
