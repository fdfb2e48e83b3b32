import { expect, test } from 'vitest';
import { NEW_COMMAND_OPTIONS } from '../../../../shared/contract/commandDraft.ts';
import {
  type BuiltInValues,
  copyOf,
  differing,
  newDraft,
  overrideOf,
  tidyNames,
  tryableDraft,
} from './form.ts';
import { isSame } from './isSame.ts';

const shipped: BuiltInValues = { ...NEW_COMMAND_OPTIONS, names: ['quote', 'q'] };

test('only what was changed is saved, so that nothing else is pinned to what it is today', () => {
  const values: BuiltInValues = {
    ...shipped,
    role: 'vip',
    cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 9 }],
  };
  expect(differing(values, shipped)).toEqual(['role', 'cooldowns']);
  expect(overrideOf(values, shipped)).toEqual({
    role: 'vip',
    cooldowns: [{ bucket: 'viewer', uses: 1, seconds: 9 }],
  });
});

test('a price that is taken away is a change to null, not a field that is left out', () => {
  const priced: BuiltInValues = { ...shipped, cost: { amount: 5, currency: null } };
  expect(overrideOf(shipped, priced)).toEqual({ cost: null });
});

test('the order of fields makes no form unsaved, the order of names does', () => {
  expect(isSame({ one: 1, two: [{ a: 1, b: 2 }] }, { two: [{ b: 2, a: 1 }], one: 1 })).toBe(true);
  expect(isSame(['a', 'b'], ['b', 'a'])).toBe(false);
  expect(isSame({ one: 1 }, { one: 1, two: undefined })).toBe(false);
  expect(isSame([], {})).toBe(false);
});

test('names typed with prefix, capitals, blanks or twice are kept as the engine keeps them', () => {
  expect(tidyNames(['!Hug', ' hug ', '', '!', 'CUDDLE'], '!')).toEqual(['hug', 'cuddle']);
});

test('a draft can be tried before it has a name, and not while a name or a list in it is too long', () => {
  expect(tryableDraft({ ...newDraft(), response: 'Hi' })?.names).toEqual(['command']);
  expect(tryableDraft({ ...newDraft('hug'), names: ['hug', 'two words'] })?.names).toEqual(['hug']);
  expect(tryableDraft({ ...newDraft('hug'), response: 'x'.repeat(5001) })).toBeNull();
});

test('a copy has no name, so that it does not take the one of its model, and shares nothing with it', () => {
  const model = { ...newDraft('hug'), tags: ['nice'] };
  const copy = copyOf(model);
  copy.tags.push('other');
  expect(copy.names).toEqual([]);
  expect(model.tags).toEqual(['nice']);
});
