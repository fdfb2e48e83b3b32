const two = (part: number): string => String(part).padStart(2, '0');

/** Epoch milliseconds as a `datetime-local` field shows them, in the streamer's own time zone; empty for null. */
export function toField(time: number | null): string {
  if (time === null) return '';
  const at = new Date(time);
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** The time in a field; null when it is empty. A second that ends a range belongs to it whole. */
export function fromField(text: string, edge: 'start' | 'end'): number | null {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return null;
  return edge === 'end' ? time + 999 : time;
}
