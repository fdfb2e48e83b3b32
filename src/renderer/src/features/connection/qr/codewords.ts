import { correction } from './reedSolomon.ts';

interface Version {
  /** Correction bytes in each block. */
  correction: number;
  /** How many data bytes each block has. */
  blocks: readonly number[];
}

const same = (count: number, bytes: number): number[] => Array.from({ length: count }, () => bytes);

/** Versions 1 to 10 at level M, which survives the loss of 15 of 100 parts; from ISO/IEC 18004, table 9. */
const VERSIONS: readonly Version[] = [
  { correction: 10, blocks: [16] },
  { correction: 16, blocks: [28] },
  { correction: 26, blocks: [44] },
  { correction: 18, blocks: same(2, 32) },
  { correction: 24, blocks: same(2, 43) },
  { correction: 16, blocks: same(4, 27) },
  { correction: 18, blocks: same(4, 31) },
  { correction: 22, blocks: [...same(2, 38), ...same(2, 39)] },
  { correction: 22, blocks: [...same(3, 36), ...same(2, 37)] },
  { correction: 26, blocks: [...same(4, 43), 44] },
];

const BYTE_MODE = 0b0100;

interface Codewords {
  /** From 1 to 10. */
  version: number;
  /** Data and correction, in the order in which they are drawn. */
  bytes: Uint8Array;
}

/** The text as bytes of the smallest version that holds it; null when even the largest does not. */
export function toCodewords(text: string): Codewords | null {
  const content = new TextEncoder().encode(text);
  for (const [index, { correction: count, blocks }] of VERSIONS.entries()) {
    const room = blocks.reduce((sum, bytes) => sum + bytes, 0);
    const lengthBits = index + 1 < 10 ? 8 : 16;
    if (4 + lengthBits + content.length * 8 > room * 8) continue;
    return { version: index + 1, bytes: interleave(fill(content, lengthBits, room), blocks, count) };
  }
  return null;
}

/** Mode, length and content, filled up to the room there is. */
function fill(content: Uint8Array, lengthBits: number, room: number): Uint8Array {
  const bytes = new Uint8Array(room);
  let at = 0;
  const put = (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit -= 1) {
      const index = at >> 3;
      bytes[index] = (bytes[index] ?? 0) | (((value >> bit) & 1) << (7 - (at & 7)));
      at += 1;
    }
  };
  put(BYTE_MODE, 4);
  put(content.length, lengthBits);
  for (const byte of content) put(byte, 8);
  // Four zeros end the content, as far as there is room, and the byte is filled with zeros.
  const used = Math.min(room, Math.ceil((at + 4) / 8));
  for (let index = used; index < room; index += 1) bytes[index] = (index - used) % 2 === 0 ? 0xec : 0x11;
  return bytes;
}

/** The first byte of each block, then the second of each, and so on: a stain hits all blocks a little. */
function interleave(data: Uint8Array, blocks: readonly number[], count: number): Uint8Array {
  const parts: { data: Uint8Array; correction: Uint8Array }[] = [];
  let at = 0;
  for (const length of blocks) {
    const part = data.subarray(at, at + length);
    parts.push({ data: part, correction: correction(part, count) });
    at += length;
  }
  const bytes: number[] = [];
  for (let index = 0; index < Math.max(...blocks); index += 1) {
    for (const part of parts) {
      const byte = part.data[index];
      if (byte !== undefined) bytes.push(byte);
    }
  }
  for (let index = 0; index < count; index += 1) {
    for (const part of parts) bytes.push(part.correction[index] ?? 0);
  }
  return Uint8Array.from(bytes);
}
