import { zoneText } from '../../engine/zonedTime.ts';

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Whether `now` lies between two times of the day by the clock of a place. The same time twice is never. */
export function isQuiet(from: string, to: string, now: number, timeZone: string): boolean {
  if (from === '' || to === '' || from === to) return false;
  const time = zoneText(now, timeZone, CLOCK);
  // Written with two digits each, times of the day sort as texts do.
  return from < to ? time >= from && time < to : time >= from || time < to;
}
