/** A moment in the streamer's zone. */
export interface LocalTime {
  /** `2026-05-01`. */
  day: string;
  /** 0 is Sunday. */
  weekday: number;
  /** Minutes since midnight, by the clock on the wall. */
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** True for a zone that this computer knows, by its IANA name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `zone` is an IANA name; empty for this computer's own. */
export function localTime(time: number, zone: string): LocalTime {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      ...(zone === '' ? {} : { timeZone: zone }),
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return {
    day,
    weekday: new Date(`${day}T00:00:00Z`).getUTCDay(),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/** The day before: months and years are real, and clocks that are put forward change nothing. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
