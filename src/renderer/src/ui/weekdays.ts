import { language } from './language.ts';

/** 1 is Monday, 7 is Sunday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** "Mon" in the panel's language; Sunday is 7, and 0 as well. */
export function weekday(day: number): string {
  // The first of January 2024 was a Monday.
  return new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );
}
