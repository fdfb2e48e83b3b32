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

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The time zone of this computer: `Europe/Berlin`. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks in a zone show at a moment. */
export function wallTimeOf(epoch: number, zone: string): WallTime {
  const wall: WallTime = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(epoch)) {
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
