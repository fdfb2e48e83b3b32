import type { Grid } from './grid.ts';

/** Which modules each mask turns over. */
export const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

export function applyMask(grid: Grid, mask: number): void {
  const turns = MASKS[mask];
  if (!turns) return;
  for (let y = 0; y < grid.size; y += 1) {
    for (let x = 0; x < grid.size; x += 1) {
      if (!grid.isFixed(x, y) && turns(x, y)) grid.set(x, y, !grid.isDark(x, y));
    }
  }
}

/** What a reader could take for a corner: dark and light as 1:1:3:1:1, with four light ones on a side. */
const LIKE_A_CORNER = ['10111010000', '00001011101'] as const;

/** How hard a code is to read, by the standard's four rules; the least is the best. */
export function penalty(grid: Grid): number {
  const { size } = grid;
  let points = 0;
  let dark = 0;
  for (let at = 0; at < size; at += 1) {
    let row = '';
    let column = '';
    for (let along = 0; along < size; along += 1) {
      row += grid.isDark(along, at) ? '1' : '0';
      column += grid.isDark(at, along) ? '1' : '0';
    }
    points += linePenalty(row) + linePenalty(column);
    dark += row.replaceAll('0', '').length;
  }
  for (let y = 0; y < size - 1; y += 1) {
    for (let x = 0; x < size - 1; x += 1) {
      const colour = grid.isDark(x, y);
      const square =
        grid.isDark(x + 1, y) === colour &&
        grid.isDark(x, y + 1) === colour &&
        grid.isDark(x + 1, y + 1) === colour;
      if (square) points += 3;
    }
  }
  const share = (dark * 100) / (size * size);
  return points + Math.floor(Math.abs(share - 50) / 5) * 10;
}

function linePenalty(line: string): number {
  let points = 0;
  for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
  for (const pattern of LIKE_A_CORNER) {
    for (let at = line.indexOf(pattern); at >= 0; at = line.indexOf(pattern, at + 1)) points += 40;
  }
  return points;
}
