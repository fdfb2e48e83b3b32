/** The time zone that a setting names; this computer's when it names none. */
export function timeZoneOr(chosen: string): string {
  return chosen === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : chosen;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
