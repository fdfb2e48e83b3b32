import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, splitLine } from './splitting.ts';

describe('splitLine', () => {
  it('loses no character of any text and keeps every line within the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'Ω', ' ', '😂', 'é', '👨‍👩‍👧'), maxLength: 400 }),
        fc.integer({ min: 5, max: 60 }),
        (text, limit) => {
          const lines = splitLine(text, limit);
          expect(lines.join('')).toBe(text);
          for (const line of lines) {
            expect(codePointLength(line)).toBeLessThanOrEqual(limit);
            expect(line).not.toBe('');
          }
        },
      ),
    );
  });

  it('breaks between words, not inside them', () => {
    expect(splitLine('one two three', 8)).toEqual(['one two ', 'three']);
  });

  it('cuts a word that is longer than a line without losing the letter at the cut', () => {
    const word = 'x'.repeat(1203);
    expect(splitLine(word).map((line) => line.length)).toEqual([500, 500, 203]);
  });

  it('counts code points, so that 500 emoji are one line', () => {
    expect(splitLine('😂'.repeat(500))).toHaveLength(1);
    expect(splitLine('😂'.repeat(501))).toHaveLength(2);
  });

  it('does not tear a letter that is made of several code points', () => {
    const family = '👨‍👩‍👧';
    const lines = splitLine(`${'x'.repeat(8)}${family}`, 10);
    expect(lines).toEqual(['xxxxxxxx', family]);
  });

  it('still moves on when one letter alone is longer than a line', () => {
    const zalgo = `a${'\u0301'.repeat(50)}`;
    const lines = splitLine(zalgo, 10);
    expect(lines.join('')).toBe(zalgo);
    expect(lines.length).toBe(6);
  });
});
