import { expect, test } from 'vitest';
import { notedNames } from './knownNames.ts';
import { findPieces } from './search.ts';
import { type Saying, sayCondition, summarise } from './summary.ts';
import { say, testKinds, testPiece } from './testPieces.ts';

const saying: Saying = {
  nameOf: (control, value) => `${control}:${value}`,
  duration: (seconds) => `${seconds} s`,
  weekdays: (days) => days.join('+'),
  switched: (title, on) => `${title}=${on}`,
  condition: (id) => testKinds.conditions.find((piece) => piece.id === id) ?? null,
  not: (words) => `not ${words}`,
};

test('a text is said as it is, on one line', () => {
  expect(summarise(testPiece('chat.say'), { text: 'Hello\n  $(user)' }, saying)).toBe('Hello $(user)');
  expect(summarise(testPiece('chat.say'), {}, saying)).toBe('');
});

test('a choice is not said where the field that it opens says it', () => {
  expect(summarise(testPiece('flow.wait'), {}, saying)).toBe('5 s');
  expect(summarise(testPiece('flow.wait'), { how: 'until a time', time: '20:15' }, saying)).toBe(
    'Time 20:15',
  );
});

test('a comparison reads as a sentence', () => {
  expect(summarise(testPiece('compare'), { left: '$(bits)', right: '500' }, saying)).toBe('$(bits) = 500');
});

test('a branch says what it asks, and which answers are turned around', () => {
  const conditions = [
    { condition: 'chat.role', parameters: { role: 'vip' }, not: true },
    { condition: 'compare', parameters: { left: 'a', how: '>', right: 'b' }, not: false },
  ];
  expect(summarise(testPiece('flow.branch'), { conditions }, saying)).toBe(
    'not Role at least role:vip + Compare a > b',
  );
});

test('a condition of a module that is off is named by its id', () => {
  expect(sayCondition({ condition: 'gone.one', parameters: {}, not: false }, saying)).toBe('gone.one');
});

test('names that steps note are known to later texts, the own ones too', () => {
  const note = { ...say('n'), action: 'flow.set', parameters: { name: 'score' } };
  expect(notedNames([say('a'), note], testKinds)).toEqual(['score']);
});

test('the menu finds an action by its title before its help, and nothing by a stray word', () => {
  expect(findPieces(testKinds.actions, 'wai')[0]?.pieces.map(({ id }) => id)).toEqual(['flow.wait']);
  expect(findPieces(testKinds.actions, 'flow')[0]?.pieces).toHaveLength(4);
  expect(findPieces(testKinds.actions, 'wai zebra')).toEqual([]);
  expect(findPieces(testKinds.actions, '').map(({ group }) => group)).toEqual(['chat', 'flow']);
});
