import { AppError } from '../../../shared/rpc/errors.ts';

const UNITS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** `1 year, 2 months`: the time between two moments, in its two largest units. */
export function spanWords(from: number, to: number, most = 2): string {
  const [start, end] = from <= to ? [from, to] : [to, from];
  return unitsText(UNITS, calendarParts(start, end), most);
}

/** By the calendar, so that a year is a year whatever its days. */
function calendarParts(start: number, end: number): number[] {
  const from = new Date(start);
  const to = new Date(end);
  let months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  if (monthsLater(from, months) > end) months -= 1;
  const seconds = Math.floor((end - monthsLater(from, months)) / 1000);
  return [Math.floor(months / 12), months % 12, ...clockParts(seconds)];
}

/** The 31st becomes the last day of a shorter month. */
function monthsLater(from: Date, months: number): number {
  const later = new Date(from);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return later.getTime();
}

/** Days, hours, minutes, seconds. */
function clockParts(seconds: number): number[] {
  return [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    Math.floor(seconds) % 60,
  ];
}

/** `2 hours, 5 minutes` of seconds. */
export function durationWords(seconds: number, most = 2): string {
  return unitsText(UNITS.slice(2), clockParts(Math.max(0, seconds)), most);
}

function unitsText(units: readonly string[], parts: readonly number[], most: number): string {
  const first = parts.findIndex((part) => part > 0);
  if (first === -1) return '0 seconds';
  return parts
    .slice(first, first + most)
    .map((part, index) => ({ part, unit: units[first + index] ?? '' }))
    .filter(({ part }) => part > 0)
    .map(({ part, unit }) => `${part} ${unit}${part === 1 ? '' : 's'}`)
    .join(', ');
}

/** `1:05:09` of seconds. */
export function clockText(seconds: number): string {
  const [days = 0, hours = 0, minutes = 0, rest = 0] = clockParts(Math.max(0, seconds));
  const two = (part: number): string => String(part).padStart(2, '0');
  const all = days * 24 + hours;
  return all > 0 ? `${all}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const SECONDS: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };

/** Seconds of `1h30m`, `90`, `2 days 4 hours`. Throws when it is none. */
export function secondsOf(text: string): number {
  const plain = text.trim().toLowerCase();
  if (/^\d+$/.test(plain)) return Number(plain);
  const unit = /(\d+)\s*(w|d|h|m|s)(?:eeks?|ays?|ours?|in(?:ute)?s?|ec(?:ond)?s?)?(?:[\s,]+|(?=\d)|$)/gy;
  let total = 0;
  let at = 0;
  while (at < plain.length) {
    unit.lastIndex = at;
    const found = unit.exec(plain);
    if (!found) break;
    total += Number(found[1]) * (SECONDS[found[2] ?? ''] ?? 0);
    at = unit.lastIndex;
  }
  if (plain === '' || at < plain.length) {
    throw new AppError('texts.no_duration', `"${text}" is no length of time. It looks like 1h30m or 90.`);
  }
  return total;
}
