import { expect, test } from 'vitest';
import { tokenInHash, tokenInText } from './token.ts';

const token = 'k0K3kZR7vdt2yMMZURRIfJYBexAbWLSn';

test('a token is found behind the #, with or without a slash', () => {
  expect(tokenInHash(`#token=${token}`)).toBe(token);
  expect(tokenInHash(`#/token=${token}`)).toBe(token);
  expect(tokenInHash('#/settings')).toBeNull();
  expect(tokenInHash('#token=')).toBeNull();
});

test('a whole link, its end, or the bare token can be pasted, with spaces around it', () => {
  for (const text of [` http://127.0.0.1:8573/#token=${token}\n`, `token=${token}`, token]) {
    expect(tokenInText(text)).toBe(token);
  }
});

test('what is no token is not taken for one', () => {
  for (const text of [
    '',
    'hello',
    'http://127.0.0.1:8573/',
    'http://127.0.0.1:8573/#/log',
    'two words of some length',
  ]) {
    expect(tokenInText(text)).toBeNull();
  }
});
