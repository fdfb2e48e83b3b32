import { AppError } from '../../../shared/rpc/errors.ts';

/** A moment as the clock and the calendar of a zone show it. */
export interface ZoneTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 200;

/** Making one takes a thousand times longer than using it. */
function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  try {
    const made = new Intl.DateTimeFormat('en-GB', { ...options, ...(zone === '' ? {} : { timeZone: zone }) });
    formats.set(key, made);
    return made;
  } catch {
    throw new AppError('texts.no_zone', `There is no time zone "${zone}". It looks like Europe/Berlin.`);
  }
}

export function zoneText(time: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return format(zone, options).format(time);
}

/** The zone's own name; that of this computer for an empty one. */
export function zoneName(zone: string): string {
  return format(zone, {}).resolvedOptions().timeZone;
}

const PARTS = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
} as const;

export function zoneTime(time: number, zone: string): ZoneTime {
  const found = new Map(
    format(zone, PARTS)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => found.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** The moment at which the zone's clock shows this. An hour that summer time leaves out counts as the one after. */
export function momentOf(shown: ZoneTime, zone: string): number {
  const utc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  const offset = (moment: number): number => {
    const there = zoneTime(moment, zone);
    return (
      Date.UTC(there.year, there.month - 1, there.day, there.hour, there.minute, there.second) -
      Math.floor(moment / 1000) * 1000
    );
  };
  const first = utc - offset(utc);
  return utc - offset(first);
}

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
  const today = zoneTime(now, there);
  const shown: ZoneTime = {
    year: year ? Number(year) : today.year,
    month: month ? Number(month) : today.month,
    day: day ? Number(day) : today.day,
    hour: Number(hour || 0),
    minute: Number(minute || 0),
    second: Number(second || 0),
  };
  if (!exists(shown)) throw noMoment(text);
  const moment = momentOf(shown, there);
  const step = past ? -1 : 1;
  const passed = past ? moment > now : moment < now;
  if (year || !passed) return moment;
  if (month) return momentOf({ ...shown, year: shown.year + step }, there);
  const other = new Date(Date.UTC(shown.year, shown.month - 1, shown.day + step));
  return momentOf(
    { ...shown, month: other.getUTCMonth() + 1, day: other.getUTCDate(), year: other.getUTCFullYear() },
    there,
  );
}

function exists({ year, month, day, hour, minute, second }: ZoneTime): boolean {
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
export function weekOf({ year, month, day }: ZoneTime): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  return Math.ceil(((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}

export function dayOfYear({ year, month, day }: ZoneTime): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
}
