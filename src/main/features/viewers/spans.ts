const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A length of time in its two largest units: `2 days and 5 hours`. */
export function spanWords(seconds: number): string {
  const parts: string[] = [];
  let left = Math.max(0, seconds);
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    // `1 year and 3 hours` would say more than anybody asked for.
    if (count === 0 && parts.length > 0) break;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    if (parts.length === 2) break;
  }
  return parts.length > 0 ? parts.join(' and ') : 'less than a minute';
}
