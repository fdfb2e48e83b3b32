import type { PackSeason } from '../../../shared/contract/packs.ts';
import { wallTimeOf } from '../../engine/zonedTime.ts';

/** A year that has the 29th of February. */
const LEAP_YEAR = 2024;
const DAY = 86_400_000;

/** `10-31` at this moment, as the clocks in the zone show it. */
export function dayIn(now: number, zone: string): string {
  const { month, day } = wallTimeOf(now, zone);
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The first and the last day belong to it; one that ends before it begins goes over New Year. */
export function runsOn({ from, to }: Pick<PackSeason, 'from' | 'to'>, day: string): boolean {
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
}

/** The one that runs on this day; of several the shortest, so that Halloween stands within autumn. Null for none. */
export function seasonOn(seasons: readonly PackSeason[], day: string): PackSeason | null {
  return (
    seasons.filter((season) => runsOn(season, day)).sort((one, other) => length(one) - length(other))[0] ??
    null
  );
}

/** In days. */
function length({ from, to }: PackSeason): number {
  const days = (dayNumber(to) - dayNumber(from)) / DAY;
  return (days + 366) % 366;
}

function dayNumber(day: string): number {
  const [month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(LEAP_YEAR, month - 1, date);
}
