import { expect, test } from 'vitest';
import { twitchContract } from '../../../../shared/contract/twitch.ts';
import { clientIdProblem } from './clientId.ts';

test('a client ID as Twitch makes them has no problem, with spaces around it or not', () => {
  expect(clientIdProblem('k2v9x0q7r4t1m8n5b3c6d0f2h4j8l1')).toBeNull();
  expect(clientIdProblem('  k2v9x0q7r4t1m8n5b3c6d0f2h4j8l1\n')).toBeNull();
});

test('each usual mistake has its own words', () => {
  expect(clientIdProblem('  ')).toBe('empty');
  expect(clientIdProblem('https://dev.twitch.tv/console/apps/k2v9')).toBe('address');
  expect(clientIdProblem('K2V9X0Q7R4T1M8N5B3C6D0F2H4J8L1')).toBe('letters');
  expect(clientIdProblem('k2v9x0q7 r4t1m8n5b3c6')).toBe('letters');
  expect(clientIdProblem('k2v9x0q7')).toBe('length');
});

test('what passes here passes the contract too', () => {
  const { input } = twitchContract.routes.setClientId;
  for (const length of [19, 20, 30, 40, 41]) {
    const clientId = 'a1'.repeat(21).slice(0, length);
    expect(input.safeParse({ clientId }).success).toBe(clientIdProblem(clientId) === null);
  }
});
