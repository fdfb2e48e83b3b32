/** Whole seconds until a time, never below 0. Both are epoch milliseconds. */
export function secondsUntil(time: number, now: number): number {
  return Math.max(0, Math.ceil((time - now) / 1000));
}

/** `29:05`, and `1:00:00` from an hour on. */
export function clockLeft(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** `ABCD EFGH`: a code in two halves is easier to compare. */
export function halves(code: string): string {
  if (code.length < 6 || code.length % 2 === 1) return code;
  return `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}`;
}
