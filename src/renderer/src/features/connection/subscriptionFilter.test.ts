import { expect, test } from 'vitest';
import type { EventSubscription } from '../../../../shared/contract/twitch.ts';
import { chooseSubscriptions } from './subscriptionFilter.ts';

const subscription = (
  type: string,
  state: EventSubscription['state'],
  detail: string | null = null,
): EventSubscription => ({ type, account: 'streamer', state, detail });

const all = [
  subscription('channel.follow', 'on'),
  subscription('channel.poll.begin', 'no-scope', 'Sign in again'),
  subscription('channel.ad_break.begin', 'refused', 'Only affiliates have ads'),
  subscription('stream.online', 'wanted'),
  subscription('channel.raid', 'revoked'),
];

const types = (search: string, shown: 'all' | 'on' | 'troubled'): string[] =>
  chooseSubscriptions(all, search, shown).map(({ type }) => type);

test('what was only asked for so far needs no look', () => {
  expect(types('', 'troubled')).toEqual(['channel.poll.begin', 'channel.ad_break.begin', 'channel.raid']);
  expect(types('', 'on')).toEqual(['channel.follow']);
});

test('every word is looked for in type and detail', () => {
  expect(types('begin channel', 'all')).toEqual(['channel.poll.begin', 'channel.ad_break.begin']);
  expect(types('AFFILIATES', 'all')).toEqual(['channel.ad_break.begin']);
  expect(types('affiliates', 'on')).toEqual([]);
});
