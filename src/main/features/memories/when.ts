import { casual, type ParsedResult } from 'chrono-node';
import type { Recurrence } from '../../../shared/contract/memories.ts';
import { epochOf, offsetAt, type WallTime, wallTimeOf } from '../../engine/zonedTime.ts';
import { nextTime } from './recurrence.ts';

export interface Understood {
  /** What is left when the time is taken out. */
  text: string;
  dueAt: number;
  recurrence: Recurrence | null;
}

/** A part of the words that tells a time. */
interface Found {
  from: number;
  to: number;
  dueAt: number;
  recurrence: Recurrence | null;
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};
const NUMBER = `\\d{1,6}(?:\\.\\d{1,3})?|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;
const UNIT = 'seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|w|months?|years?';
const amountOf = (word: string): number => NUMBERS[word] ?? Number(word);

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
function unitOf(word: string): Unit {
  if (word.startsWith('s')) return 'second';
  if (word.startsWith('mo')) return 'month';
  if (word.startsWith('m')) return 'minute';
  if (word.startsWith('h')) return 'hour';
  if (word.startsWith('d')) return 'day';
  if (word.startsWith('w')) return 'week';
  return 'year';
}
const SHORT = { second: 1000, minute: 60_000, hour: 3_600_000 } as const;

/** One piece: `10 minutes`, `half an hour`, `1h`, `an hour and a half`. */
const PIECE = `(?:(half|a\\s+quarter\\s+of)\\s+an?\\s+(hour|day)|(${NUMBER})\\s*(${UNIT})(\\s+and\\s+a\\s+half)?)(?![a-z])`;
const PIECE_AT_START = new RegExp(`^${PIECE}`, 'i');
const AND = /^\s*(?:,|and\b)?\s*/i;
/** `1h30m` goes on without a space, so that what follows an amount may be a digit. */
const IN = /\bin\s+/gi;

/** Reads `in 2 hours and 15 minutes` from a place; days and longer keep the time on the clock. */
function readSpan(
  words: string,
  start: number,
  now: number,
  zone: string,
): { to: number; dueAt: number } | null {
  let at = start;
  let ms = 0;
  let days = 0;
  let months = 0;
  let pieces = 0;
  let to = start;
  while (pieces < 6) {
    const rest = words.slice(at);
    const match = PIECE_AT_START.exec(rest) ?? /^(\d{1,6})(h|m|s|d|w)(?=\d)/i.exec(rest);
    if (!match) break;
    const isGlued = match.length === 3;
    const half = isGlued ? undefined : match[1];
    const unit = unitOf(((isGlued ? match[2] : (match[2] ?? match[4])) ?? 'minute').toLowerCase());
    const amount = half
      ? half.toLowerCase() === 'half'
        ? 0.5
        : 0.25
      : amountOf(((isGlued ? match[1] : match[3]) ?? '').toLowerCase()) + (!isGlued && match[5] ? 0.5 : 0);
    if (unit in SHORT) ms += amount * SHORT[unit as keyof typeof SHORT];
    else if (unit === 'day' || unit === 'week') {
      const count = amount * (unit === 'week' ? 7 : 1);
      days += Math.floor(count);
      ms += (count % 1) * 86_400_000;
    } else months += Math.round(amount * (unit === 'year' ? 12 : 1));
    pieces += 1;
    to = at + match[0].length;
    at = to + (AND.exec(words.slice(to))?.[0].length ?? 0);
  }
  if (pieces === 0) return null;
  let from = now;
  if (days > 0 || months > 0) {
    const wall = wallTimeOf(now, zone);
    from = epochOf({ ...wall, day: wall.day + days, month: wall.month + months }, zone);
  }
  return { to, dueAt: Math.round(from + ms) };
}

function findSpan(words: string, now: number, zone: string): Found | null {
  for (const match of words.matchAll(IN)) {
    const span = readSpan(words, match.index + match[0].length, now, zone);
    if (span) return { from: match.index, to: span.to, dueAt: span.dueAt, recurrence: null };
  }
  return null;
}

const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY =
  'sun(?:days?)?|mon(?:days?)?|tue(?:s|sdays?)?|wed(?:nesdays?)?|thu(?:rs?|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?';
const CLOCK =
  '(?:\\s+at)?\\s+(noon|midnight|\\d{1,2}(?::\\d{2}(?:\\s*[ap]m)?|\\s*[ap]m))|\\s+at\\s+(\\d{1,2})';
const EVERY_DAYS = new RegExp(
  `\\b(?:every|each)\\s+(day|weekday|weekend|morning|evening|night|(?:${DAY})(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)(?:${DAY}))*)(?![a-z])(?:${CLOCK})?(?![a-z\\d:])`,
  'i',
);
const DAILY = new RegExp(`\\bdaily(?:${CLOCK})?(?![a-z\\d:])`, 'i');
const EVERY_MONTH = new RegExp(
  `\\b(?:every\\s+month\\s+on\\s+the\\s+(\\d{1,2})(?:st|nd|rd|th)?|(?:on\\s+)?the\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s+of\\s+(?:every|each)\\s+month)(?![a-z])(?:${CLOCK})?(?![a-z\\d:])`,
  'i',
);
const EVERY_SO_OFTEN = new RegExp(
  `\\b(?:every|each)\\s+(?:(half)\\s+an?\\s+hour|(?:(${NUMBER}|other)\\s*)?(minutes?|mins?|m|hours?|hrs?|h))(?![a-z])`,
  'i',
);

interface ClockTime {
  hour: number;
  minute: number;
}

/** `18:00`, `6pm`, `6:30 pm`, `8`, `noon`; null when no clock shows that. */
function clockOf(text: string | undefined): ClockTime | null {
  if (text === undefined) return null;
  const word = text.toLowerCase().trim();
  if (word === 'noon') return { hour: 12, minute: 0 };
  if (word === 'midnight') return { hour: 0, minute: 0 };
  const match = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/.exec(word);
  if (!match) return null;
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (match[3] !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (match[3] === 'pm' ? 12 : 0);
  }
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

function daysOf(words: string): number[] {
  const lower = words.toLowerCase();
  if (lower === 'weekday') return [1, 2, 3, 4, 5];
  if (lower === 'weekend') return [0, 6];
  if (['day', 'morning', 'evening', 'night'].includes(lower)) return [0, 1, 2, 3, 4, 5, 6];
  const found = lower
    .split(/[^a-z]+/)
    .map((word) => DAY_NAMES.indexOf(word.slice(0, 3)))
    .filter((day) => day >= 0);
  return [...new Set(found)].sort((one, other) => one - other);
}

/** What `every morning` means without a time on the clock. */
const PARTS_OF_DAY: Readonly<Record<string, ClockTime>> = {
  morning: { hour: 9, minute: 0 },
  evening: { hour: 19, minute: 0 },
  night: { hour: 22, minute: 0 },
};

function findRecurrence(words: string, now: number, zone: string): Found | null {
  const wall = wallTimeOf(now, zone);
  const present: ClockTime = { hour: wall.hour, minute: wall.minute };
  const made = (match: RegExpExecArray, recurrence: Recurrence): Found => ({
    from: match.index,
    to: match.index + match[0].length,
    dueAt: nextTime(recurrence, now, now, zone),
    recurrence,
  });
  const days = EVERY_DAYS.exec(words);
  if (days?.[1]) {
    const given = clockOf(days[2] ?? days[3]);
    const clock = given ?? PARTS_OF_DAY[days[1].toLowerCase()] ?? present;
    return made(days, { kind: 'weekly', days: daysOf(days[1]), ...clock });
  }
  const daily = DAILY.exec(words);
  if (daily) {
    const clock = clockOf(daily[1] ?? daily[2]) ?? present;
    return made(daily, { kind: 'weekly', days: [0, 1, 2, 3, 4, 5, 6], ...clock });
  }
  const monthly = EVERY_MONTH.exec(words);
  const day = Number(monthly?.[1] ?? monthly?.[2] ?? 0);
  if (monthly && day >= 1 && day <= 31) {
    return made(monthly, { kind: 'monthly', day, ...(clockOf(monthly[3] ?? monthly[4]) ?? present) });
  }
  const often = EVERY_SO_OFTEN.exec(words);
  if (often) {
    const amount =
      often[2] === undefined ? 1 : often[2].toLowerCase() === 'other' ? 2 : amountOf(often[2].toLowerCase());
    const hours = often[1] === undefined && (often[3] ?? '').toLowerCase().startsWith('h');
    const minutes = Math.round(often[1] ? 30 : amount * (hours ? 60 : 1));
    if (minutes >= 1 && minutes <= 525_600) {
      const recurrence: Recurrence = { kind: 'every', minutes };
      return { ...made(often, recurrence), dueAt: now + minutes * 60_000 };
    }
  }
  return null;
}

/** All other ways to tell a time, such as `tomorrow at 18:00` or `on 24 December`. */
function findDate(words: string, now: number, zone: string): Found | null {
  const results = casual.parse(
    words,
    { instant: new Date(now), timezone: Math.round(offsetAt(now, zone) / 60_000) },
    { forwardDate: true },
  );
  // What stands first or last is meant as the time; what is in between may belong to the text.
  const meant =
    results.find(({ index }) => index === 0) ??
    results.find(({ index, text }) => index + text.length >= words.trimEnd().length) ??
    results[0];
  if (!meant) return null;
  const to = meant.index + meant.text.length;
  return { from: meant.index, to, dueAt: momentOf(meant, zone), recurrence: null };
}

function momentOf({ start }: ParsedResult, zone: string): number {
  // Somebody who names a time zone means that one.
  if (start.isCertain('timezoneOffset')) return start.date().getTime();
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'): number =>
    start.get(name) ?? 0;
  const wall: WallTime = {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: start.isCertain('second') ? part('second') : 0,
  };
  return epochOf(wall, zone);
}

/** Filler where the time was taken out. */
function tidy(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:[,;:.–-]+\s*)+/, '')
    .replace(/^(?:to|that|about)\s+/i, '')
    .replace(/(?:\s+(?:on|at|by))?[\s,;:–-]*$/i, '')
    .trim();
}

/**
 * Takes a reminder in plain words apart: `in 10 minutes to check the oven`, `stretch every Friday 18:00`.
 * `problem` names what is missing.
 */
export function understand(
  given: string,
  now: number,
  zone: string,
): { understood: Understood; problem: null } | { understood: null; problem: string } {
  const words = given.replace(/\s+/g, ' ').trim();
  const found = findRecurrence(words, now, zone) ?? findSpan(words, now, zone) ?? findDate(words, now, zone);
  const problem = (text: string) => ({ understood: null, problem: text });
  if (!found) {
    return problem('When? Say it like "in 10 minutes", "tomorrow at 18:00" or "every Friday 18:00".');
  }
  if (found.dueAt <= now) return problem('That time has gone by.');
  const text = tidy(`${tidy(words.slice(0, found.from))} ${tidy(words.slice(found.to))}`);
  if (text === '') return problem('What about? Add a few words to the time.');
  return { understood: { text, dueAt: found.dueAt, recurrence: found.recurrence }, problem: null };
}
