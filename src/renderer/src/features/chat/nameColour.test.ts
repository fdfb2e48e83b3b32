import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, nameColour, readableColour, unchosenColour } from './nameColour.ts';

const hexColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

/** The grounds of the two themes that names stand on, from the darkest row to the lightest. */
const GROUNDS = { dark: ['#17161e', '#22202c', '#2a2735'], light: ['#ffffff', '#eeecf3'] } as const;

/** Degrees; null for a grey. */
function hueOf(hex: string): number | null {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  // The hue of an almost grey colour is lost in the rounding to whole numbers.
  if (spread < 40) return null;
  const sixth =
    most === red
      ? (green - blue) / spread
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return (sixth * 60 + 360) % 360;
}

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('every colour can be read on every ground of both themes', () => {
  fc.assert(
    fc.property(hexColour, fc.constantFrom('dark' as const, 'light' as const), (hex, theme) => {
      for (const ground of GROUNDS[theme])
        expect(contrast(readableColour(hex, theme), ground)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('the hue stays', () => {
  fc.assert(
    fc.property(hexColour, fc.constantFrom('dark' as const, 'light' as const), (hex, theme) => {
      const [before, after] = [hueOf(hex), hueOf(readableColour(hex, theme))];
      if (before === null || after === null) return;
      const apart = Math.abs(before - after) % 360;
      expect(Math.min(apart, 360 - apart)).toBeLessThanOrEqual(3);
    }),
  );
});

test('a colour that can be read stays as it was chosen', () => {
  expect(readableColour('#ff69b4', 'dark')).toBe('#ff69b4');
  expect(readableColour('#8b0000', 'light')).toBe('#8b0000');
});

test("Twitch's pure blue becomes lighter on dark and stays on light", () => {
  expect(readableColour('#0000FF', 'light')).toBe('#0000ff');
  const light = readableColour('#0000FF', 'dark');
  expect(hueOf(light)).toBeCloseTo(240, 0);
  expect(light).not.toBe('#0000ff');
});

test('what is no colour is drawn as plain text, whatever it holds', () => {
  expect(readableColour('red; background: url(x)', 'dark')).toBe('#ffffff');
  expect(readableColour('', 'light')).toBe('#000000');
});

test('whoever chose no colour always has the same one', () => {
  expect(unchosenColour('12345')).toBe(unchosenColour('12345'));
  const all = new Set(Array.from({ length: 200 }, (_, id) => unchosenColour(String(id))));
  expect(all.size).toBeGreaterThan(10);
  expect(nameColour({ id: '12345', colour: null })).toMatch(/^light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)$/);
});
