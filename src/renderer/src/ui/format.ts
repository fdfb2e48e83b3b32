import { language } from './language.ts';

const UNITS = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Below this a time is "now", in milliseconds. */
const NOW_WITHIN = 45_000;

/** "3 minutes ago". Times are epoch milliseconds. */
export function relativeTime(time: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const ago = time - now;
  if (Math.abs(ago) < NOW_WITHIN) return format.format(0, 'second');
  for (const [unit, length] of UNITS) {
    if (Math.abs(ago) >= length) return format.format(Math.round(ago / length), unit);
  }
  return format.format(Math.sign(ago), 'minute');
}

/** Date and time to the second, for hovering over a relative time. */
export function exactTime(time: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeStyle: 'medium' }).format(time);
}

/** The same width for every time, down to the millisecond: `14:05:09.120`. */
export function clockTime(time: number): string {
  return new Intl.DateTimeFormat(language(), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }).format(time);
}

/** `21 Nov`; with the year when it is not this one. */
export function shortDate(time: number, now: number): string {
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language(), {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(time);
}

/** "2 days, 3 hr" from milliseconds, in the two largest units. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [
    ['day', Math.floor(seconds / 86_400)],
    ['hour', Math.floor(seconds / 3600) % 24],
    ['minute', Math.floor(seconds / 60) % 60],
    ['second', seconds % 60],
  ] as const;
  const first = parts.findIndex(([, count]) => count > 0);
  const shown = parts.slice(first < 0 ? 3 : first, (first < 0 ? 3 : first) + 2);
  const texts = shown
    .filter(([, count], index) => index === 0 || count > 0)
    .map(([unit, count]) =>
      new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    );
  return new Intl.ListFormat(language(), { type: 'unit', style: 'short' }).format(texts);
}

/** "1.4 MB" */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let size = bytes;
  let index = 0;
  while (size >= 1000 && index < units.length - 1) {
    size /= 1000;
    index += 1;
  }
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[index] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: size < 10 && index > 0 ? 1 : 0,
  }).format(size);
}

/** "21 Nov, 14:05" */
export function shortDateTime(time: number): string {
  return new Intl.DateTimeFormat(language(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
}

export function wholeNumber(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** "31 Oct" from `10-31`. */
export function dayOfYear(day: string): string {
  const [month = 1, date = 1] = day.split('-').map(Number);
  // A leap year, so that the 29th of February is one of its days.
  return new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, month - 1, date),
  );
}

/** "Ann, Bo and Cy" */
export function listOf(names: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);
}
