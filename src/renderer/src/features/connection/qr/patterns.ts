import { Grid } from './grid.ts';

/** Where the alignment patterns of versions 1 to 10 have their middles, in both directions. */
const ALIGNMENT: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

/** Level M is 00 in the format's two bits. */
const LEVEL_M = 0b00;

/** The remainder that protects a few bits of facts. */
function protect(value: number, bits: number, polynomial: number): number {
  let rest = value;
  const top = 1 << bits;
  for (let done = 0; done < bits; done += 1) {
    rest <<= 1;
    if (rest & top) rest ^= polynomial;
  }
  return rest;
}

/** The 15 bits that tell level and mask. */
export function formatBits(mask: number): number {
  const facts = (LEVEL_M << 3) | mask;
  return ((facts << 10) | protect(facts, 10, 0x537)) ^ 0x5412;
}

/** The 18 bits that tell the version, which codes from version 7 on carry. */
export function versionBits(version: number): number {
  return (version << 12) | protect(version, 12, 0x1f25);
}

/** All that is the same in every code of a version; the places of the format are taken, but empty. */
export function drawPatterns(version: number): Grid {
  const grid = new Grid(version * 4 + 17);
  const last = grid.size - 1;
  for (let at = 0; at < grid.size; at += 1) {
    grid.fix(6, at, at % 2 === 0);
    grid.fix(at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [last - 3, 3],
    [3, last - 3],
  ] as const)
    finder(grid, x, y);
  const middles = ALIGNMENT[version - 1] ?? [];
  for (const x of middles) {
    for (const y of middles) {
      const first = middles[0];
      const far = middles.at(-1);
      // Three corners have the large patterns already.
      const corner = (x === first && (y === first || y === far)) || (x === far && y === first);
      if (!corner) alignment(grid, x, y);
    }
  }
  drawFormat(grid, 0);
  if (version >= 7) drawVersion(grid, version);
  return grid;
}

function finder(grid: Grid, middleX: number, middleY: number): void {
  for (let y = -4; y <= 4; y += 1) {
    for (let x = -4; x <= 4; x += 1) {
      const ring = Math.max(Math.abs(x), Math.abs(y));
      grid.fix(middleX + x, middleY + y, ring !== 2 && ring !== 4);
    }
  }
}

function alignment(grid: Grid, middleX: number, middleY: number): void {
  for (let y = -2; y <= 2; y += 1) {
    for (let x = -2; x <= 2; x += 1)
      grid.fix(middleX + x, middleY + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
  }
}

/** The format twice, around the corner top left and along the other two. */
export function drawFormat(grid: Grid, mask: number): void {
  const bits = formatBits(mask);
  const bit = (at: number): boolean => ((bits >> at) & 1) === 1;
  const last = grid.size - 1;
  for (let at = 0; at <= 5; at += 1) grid.fix(8, at, bit(at));
  grid.fix(8, 7, bit(6));
  grid.fix(8, 8, bit(7));
  grid.fix(7, 8, bit(8));
  for (let at = 9; at < 15; at += 1) grid.fix(14 - at, 8, bit(at));
  for (let at = 0; at < 8; at += 1) grid.fix(last - at, 8, bit(at));
  for (let at = 8; at < 15; at += 1) grid.fix(8, last - 14 + at, bit(at));
  grid.fix(8, last - 7, true);
}

function drawVersion(grid: Grid, version: number): void {
  const bits = versionBits(version);
  for (let at = 0; at < 18; at += 1) {
    const dark = ((bits >> at) & 1) === 1;
    const near = Math.floor(at / 3);
    const far = grid.size - 11 + (at % 3);
    grid.fix(far, near, dark);
    grid.fix(near, far, dark);
  }
}
