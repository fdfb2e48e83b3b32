import { expect, test } from 'vitest';
import { pathOfKey, targetOf } from './target.ts';

test('an address leads back to what it was made for, whatever signs are in it', () => {
  for (const key of ['custom.12', 'alias.100%', 'alias.a/b'])
    expect(targetOf(pathOfKey(key))).toEqual({ kind: 'key', key });
  expect(targetOf('/commands/called/!hug')).toEqual({ kind: 'name', name: '!hug' });
});

test('the page alone, and an address that is not whole, ask for nothing', () => {
  expect(targetOf('/commands')).toBeNull();
  expect(targetOf('/commands/open/')).toBeNull();
  expect(targetOf('/commands/elsewhere/1')).toBeNull();
});
