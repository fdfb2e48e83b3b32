import { expect, test } from 'vitest';
import { possible } from './line.ts';
import { testLine } from './testItems.ts';

const all = { reply: true, remove: true, sendOut: true };

test('a line of a viewer can be answered and deleted, and its writer sent out', () => {
  expect(possible(testLine(1), false)).toEqual(all);
});

test('a line that Twitch has not named, or that is gone, can be neither answered nor deleted', () => {
  expect(possible(testLine(1, { id: null }), false)).toEqual({ reply: false, remove: false, sendOut: true });
  expect(possible(testLine(1), true)).toEqual({ reply: false, remove: false, sendOut: true });
});

test('nobody is offered to ban Emcee itself or the streamer', () => {
  expect(possible(testLine(1, { own: true }), false).sendOut).toBe(false);
  const user = { id: '1', login: 's', name: 'S', colour: null, badges: ['broadcaster', 'subscriber'] };
  expect(possible(testLine(1, { user }), false).sendOut).toBe(false);
});
