/** Helix writes whole seconds: `2026-01-02T03:04:05Z`. */
export function helixTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** EventSub writes nanoseconds: `2026-01-02T03:04:05.123000000Z`. */
export function eventSubTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}000000Z`;
}
