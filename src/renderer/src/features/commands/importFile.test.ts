import { expect, test } from 'vitest';
import { choosable, thinned } from './importFile.ts';

test('only what would change something is chosen at first', () => {
  const lines = (['same', 'new', 'bad', 'conflict'] as const).map((state) => ({
    names: ['x'],
    state,
    why: null,
  }));
  expect([...choosable(lines)]).toEqual([1, 3]);
});

test('the file keeps what was chosen by its place, and all that is no command or alias', () => {
  const text = JSON.stringify({
    emcee: 'commands',
    version: 1,
    commands: ['a', 'b', 'c'],
    overrides: { x: {} },
  });
  const left = JSON.parse(thinned(text, { commands: new Set([0, 2]), aliases: new Set() }));
  expect(left).toEqual({
    emcee: 'commands',
    version: 1,
    commands: ['a', 'c'],
    aliases: [],
    overrides: { x: {} },
  });
});
