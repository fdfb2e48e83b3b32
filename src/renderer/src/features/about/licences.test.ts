import { expect, test } from 'vitest';
import { readPackages } from './licences.ts';
import { logFolder } from './logFolder.ts';

test('packages are read, and what is no package is left out', () => {
  expect(
    readPackages([{ name: 'react', version: '19.3.1', identifier: 'MIT', text: 'Free.' }, null, 1, {}]),
  ).toEqual([{ name: 'react', version: '19.3.1', identifier: 'MIT', text: 'Free.' }]);
  expect(readPackages([{ name: 'bare' }])).toEqual([{ name: 'bare', version: '', identifier: '', text: '' }]);
  expect(readPackages({ packages: [] })).toEqual([]);
});

test('the log folder is written as the computer of the engine writes paths', () => {
  expect(logFolder('/home/mika/emcee')).toBe('/home/mika/emcee/logs');
  expect(logFolder('C:\\Users\\Mika\\Emcee')).toBe('C:\\Users\\Mika\\Emcee\\logs');
});
