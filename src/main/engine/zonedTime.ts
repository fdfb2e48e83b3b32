import { AppError } from '../../shared/rpc/errors.ts';
import type { Settings } from './settings/settings.ts';

/** A time as a clock on a wall shows it. */
export interface WallTime {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Making one takes a thousand times longer than using it. */
const MOST_FORMATS = 200;

const WALL = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
} as const;
const WALL_KEY = JSON.stringify(WALL);

/** An empty zone is this computer's. */
function formatOf(zone: string, options: Intl.DateTimeFormatOptions, words: string): Intl.DateTimeFormat {
  const key = `${zone} ${words}`;
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

/** The time zone of this computer: `Europe/Berlin`. */
export function ownZone(): string {
  return zoneName('');
}

/**
 * The time zone that the streamer has chosen for times in texts, which holds for all times by the clock; this
 * computer's when none is chosen, or that module is not there.
 */
export function streamerTimeZone(settings: Pick<Settings, 'values'>): string {
  const chosen = chosenIn(settings);
  return typeof chosen === 'string' && chosen !== '' ? chosen : ownZone();
}

function chosenIn(settings: Pick<Settings, 'values'>): unknown {
  try {
    return settings.values('texts')['timeZone'];
  } catch {
    return null;
  }
}

/** True for a zone that this computer knows, by its IANA name. */
export function isZone(name: string): boolean {
  if (name === '') return false;
  try {
    formatOf(name, WALL, WALL_KEY);
    return true;
  } catch {
    return false;
  }
}

/** The zone's own name; that of this computer for an empty one. Throws when there is no such zone. */
export function zoneName(zone: string): string {
  return formatOf(zone, WALL, WALL_KEY).resolvedOptions().timeZone;
}

export function zoneText(epoch: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatOf(zone, options, JSON.stringify(options)).format(epoch);
}

/** What the clocks in a zone show at a moment. */
export function wallTimeOf(epoch: number, zone: string): WallTime {
  const wall: WallTime = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone, WALL, WALL_KEY).formatToParts(epoch)) {
    if (type in wall) wall[type as keyof WallTime] = Number(value);
  }
  return wall;
}

/** 0 is Sunday. */
export function weekdayOf(wall: Pick<WallTime, 'year' | 'month' | 'day'>): number {
  return new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay();
}

const asUtc = (wall: WallTime): number =>
  Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);

/** Milliseconds that the zone's clocks are ahead of UTC at a moment. */
export function offsetAt(epoch: number, zone: string): number {
  return asUtc(wallTimeOf(epoch, zone)) - Math.floor(epoch / 1000) * 1000;
}

/**
 * The moment at which the zone's clocks show this; a day or a month over its end runs on into the next. A time that
 * the change to summer time leaves out is moved on by what was left out; of one that comes twice it is the first.
 */
export function epochOf(wall: WallTime, zone: string): number {
  const utc = asUtc(wall);
  const before = utc - offsetAt(utc - 86_400_000, zone);
  const after = utc - offsetAt(utc + 86_400_000, zone);
  const shows = (epoch: number): boolean => asUtc(wallTimeOf(epoch, zone)) === utc;
  if (shows(before)) return before;
  if (shows(after)) return after;
  return before;
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
