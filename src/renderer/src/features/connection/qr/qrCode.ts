import { toCodewords } from './codewords.ts';
import type { Grid } from './grid.ts';
import { applyMask, MASKS, penalty } from './masks.ts';
import { drawFormat, drawPatterns } from './patterns.ts';

export interface QrCode {
  /** Modules along a side, without the quiet zone around it. */
  size: number;
  isDark(x: number, y: number): boolean;
}

/** The content goes up and down in columns of two, from the right, around the patterns. */
function drawContent(grid: Grid, bytes: Uint8Array): void {
  let at = 0;
  let up = true;
  for (let right = grid.size - 1; right > 0; right -= 2) {
    // The upright timing pattern has a column of its own.
    if (right === 6) right = 5;
    for (let step = 0; step < grid.size; step += 1) {
      const y = up ? grid.size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (grid.isFixed(x, y)) continue;
        grid.set(x, y, (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1);
        at += 1;
      }
    }
    up = !up;
  }
}

/** A QR code of level M for a text of at most 213 bytes; null for a longer one. */
export function qrCode(text: string): QrCode | null {
  const codewords = toCodewords(text);
  if (!codewords) return null;
  const plain = drawPatterns(codewords.version);
  drawContent(plain, codewords.bytes);
  let best = plain;
  let least = Number.POSITIVE_INFINITY;
  for (const mask of MASKS.keys()) {
    const masked = plain.copy();
    applyMask(masked, mask);
    drawFormat(masked, mask);
    const points = penalty(masked);
    if (points < least) [best, least] = [masked, points];
  }
  return best;
}

/** The dark modules as one SVG path, with (0, 0) at the corner of the code. */
export function qrPath(code: QrCode): string {
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (!code.isDark(x, y)) continue;
      let end = x + 1;
      while (end < code.size && code.isDark(end, y)) end += 1;
      path += `M${x} ${y}h${end - x}v1h${x - end}z`;
      x = end;
    }
  }
  return path;
}
