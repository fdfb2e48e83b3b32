const two = (part: number): string => String(part).padStart(2, '0');

/** Epoch milliseconds as a date field shows them, by the clock of this computer; empty for null. */
export function fieldOf(time: number | null): string {
  if (time === null) return '';
  const at = new Date(time);
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The first moment of the day in a field; null when it is empty. */
export function dayStart(text: string): number | null {
  const time = new Date(`${text}T00:00:00`).getTime();
  return Number.isNaN(time) || time < 0 ? null : time;
}

/** The last moment of it. */
export function dayEnd(text: string): number | null {
  const start = dayStart(text);
  if (start === null) return null;
  const at = new Date(start);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1).getTime() - 1;
}
