import { expect, it } from 'vitest';
import { stretchesOf } from './marks.ts';

it('marks mistakes over names, and loses no letter', () => {
  const text = 'Hi $(usr) and $(user.upper)';
  const stretches = stretchesOf(text, [{ from: 5, to: 8, message: '', warning: false }]);
  expect(stretches).toEqual([
    { text: 'Hi ', tone: null },
    { text: '$(', tone: 'call' },
    { text: 'usr', tone: 'bad' },
    { text: ') and ', tone: null },
    { text: '$(user.upper', tone: 'call' },
    { text: ')', tone: null },
  ]);
});

it('marks no literal signs, and stands a mark that is older than the text', () => {
  const stretches = stretchesOf('$$(a', [{ from: 2, to: 40, message: '', warning: true }]);
  expect(stretches.map(({ text }) => text).join('')).toBe('$$(a');
  expect(stretches.at(0)).toEqual({ text: '$$', tone: null });
});
