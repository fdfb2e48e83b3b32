import { expect, test } from 'vitest';
import type { TwitchAccount, TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { isFirstRun } from './firstRun.ts';
import { after, before, isDone, pathOf, progress } from './steps.ts';

const account = (role: TwitchAccount['role'], state: TwitchAccount['state']): TwitchAccount => ({
  role,
  state,
  user: null,
  expiresAt: null,
  problem: null,
  missing: [],
});

function known(
  clientId: TwitchStatus['clientId']['state'],
  streamer: TwitchAccount['state'],
  bot: TwitchAccount['state'] = 'none',
  mode: TwitchStatus['mode'] = 'live',
): Pick<TwitchStatus, 'mode' | 'clientId' | 'accounts'> {
  return {
    mode,
    clientId: { state: clientId, value: null },
    accounts: [account('streamer', streamer), account('bot', bot)],
  };
}

test('a client ID is a step only where there is none', () => {
  expect(pathOf(true)).toEqual(['choose', 'application', 'streamer', 'bot', 'done']);
  expect(pathOf(false)).toEqual(['choose', 'streamer', 'bot', 'done']);
});

test('going on and back leads along the path and stops at its ends', () => {
  const path = pathOf(false);
  expect(after(path, 'choose')).toBe('streamer');
  expect(after(path, 'done')).toBe('done');
  expect(before(path, 'streamer')).toBe('choose');
  expect(before(path, 'choose')).toBe('choose');
});

test('progress counts what is to be done, not the choice', () => {
  expect(progress(pathOf(true), 'choose')).toBeNull();
  expect(progress(pathOf(true), 'application')).toEqual({ at: 1, count: 4 });
  expect(progress(pathOf(false), 'done')).toEqual({ at: 3, count: 3 });
});

test('a step is done when what it asks for is there', () => {
  expect(isDone('application', known('missing', 'none'))).toBe(false);
  expect(isDone('application', known('own', 'none'))).toBe(true);
  expect(isDone('streamer', known('own', 'signing-in'))).toBe(false);
  expect(isDone('streamer', known('own', 'signed-in'))).toBe(true);
  expect(isDone('bot', known('own', 'signed-in', 'lost'))).toBe(false);
  expect(isDone('bot', known('own', 'signed-in', 'signed-in'))).toBe(true);
});

test('the welcome is for whoever has neither an account nor a rehearsal', () => {
  expect(isFirstRun(known('missing', 'none'))).toBe(true);
  expect(isFirstRun(known('built-in', 'signing-in'))).toBe(true);
  expect(isFirstRun(known('own', 'lost'))).toBe(false);
  expect(isFirstRun(known('own', 'none', 'signed-in'))).toBe(false);
  expect(isFirstRun(known('rehearsal', 'none', 'none', 'rehearsal'))).toBe(false);
});
