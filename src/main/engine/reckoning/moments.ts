import { AppError } from '../../../shared/rpc/errors.ts';
import { epochOf, type WallTime, wallTimeOf } from '../zonedTime.ts';

/**
 * A moment as streamers write it: `2026-12-24`, `2026-12-24 18:00`, `18:00`, `12-24`, or a Unix time. What has no year
 * or no day is the next such moment, or with `past` the last one. Throws when it is none.
 */
export function readMoment(text: string, now: number, zone: string, past = false): number {
  const plain = text.trim();
  if (/^\d{10}$/.test(plain)) return Number(plain) * 1000;
  if (/^\d{13}$/.test(plain)) return Number(plain);
  const found =
    /^(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2}))?(?:(?:^|[T ])(\d{1,2}):(\d{2})(?::(\d{2}))?)?(Z)?$/.exec(plain);
  if (!found || plain === '') throw noMoment(text);
  const [, year, month, day, hour, minute, second, utc] = found.map((part) => part ?? '');
  const there = utc ? 'UTC' : zone;
  const today = wallTimeOf(now, there);
  const shown: WallTime = {
    year: year ? Number(year) : today.year,
    month: month ? Number(month) : today.month,
    day: day ? Number(day) : today.day,
    hour: Number(hour || 0),
    minute: Number(minute || 0),
    second: Number(second || 0),
  };
  if (!exists(shown)) throw noMoment(text);
  const moment = epochOf(shown, there);
  const step = past ? -1 : 1;
  const passed = past ? moment > now : moment < now;
  if (year || !passed) return moment;
  if (month) return epochOf({ ...shown, year: shown.year + step }, there);
  const other = new Date(Date.UTC(shown.year, shown.month - 1, shown.day + step));
  return epochOf(
    { ...shown, month: other.getUTCMonth() + 1, day: other.getUTCDate(), year: other.getUTCFullYear() },
    there,
  );
}

function exists({ year, month, day, hour, minute, second }: WallTime): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second < 60;
}

function noMoment(text: string): AppError {
  return new AppError(
    'texts.no_time',
    `"${text}" is no time. It looks like 2026-12-24, 18:30 or 2026-12-24 18:30.`,
  );
}

/** The week of the year that the calendars on walls show: weeks begin on Monday, the first has the first Thursday. */
export function weekOf({ year, month, day }: WallTime): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  return Math.ceil(((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}

export function dayOfYear({ year, month, day }: WallTime): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
}
