import { wallTimeOf, weekdayOf } from '../../engine/zonedTime.ts';

/** A moment in the streamer's zone. */
export interface LocalTime {
  /** `2026-05-01`. */
  day: string;
  /** 0 is Sunday. */
  weekday: number;
  /** Minutes since midnight, by the clock on the wall. */
  minute: number;
}

/** `zone` is an IANA name; empty for this computer's own. */
export function localTime(time: number, zone: string): LocalTime {
  const wall = wallTimeOf(time, zone);
  const two = (part: number): string => String(part).padStart(2, '0');
  return {
    day: `${wall.year}-${two(wall.month)}-${two(wall.day)}`,
    weekday: weekdayOf(wall),
    minute: wall.hour * 60 + wall.minute,
  };
}

/** The day before: months and years are real, and clocks that are put forward change nothing. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
