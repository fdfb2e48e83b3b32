import { expect, it } from 'vitest';
import { idFrom, priceWords } from './items.ts';

it('makes ids that can be typed out of any name', () => {
  expect(['Flour power', 'Crème brûlée!', ' 50% off ', '🌈'].map(idFrom)).toEqual([
    'flour_power',
    'creme_brulee',
    '50_off',
    '',
  ]);
});

it('names one token as one, and a currency that is gone by its id', () => {
  const currencies = [{ id: 'tokens', one: 'token', many: 'tokens' }];
  expect([
    priceWords(1, null, currencies),
    priceWords(5, 'tokens', currencies),
    priceWords(5, 'gold', currencies),
  ]).toEqual(['1 token', '5 tokens', '5 gold']);
});
