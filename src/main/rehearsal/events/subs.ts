import { findEmotes } from '../chat/fragments.ts';
import { publishNotice } from '../chat/notice.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel, Subscriber, Tier } from '../world/channel.ts';
import { advanceGoals } from './goals.ts';
import { contribute } from './hypeTrain.ts';

const TIER_POINTS: Record<Tier, number> = { '1000': 500, '2000': 1000, '3000': 2500 };
const FOUNDERS = 10;

export function planName(channel: Channel, tier: Tier): string {
  const level = { '1000': '', '2000': ': Tier 2', '3000': ': Tier 3' }[tier];
  return `Channel Subscription (${channel.owner.login})${level}`;
}

export function tierWords(tier: Tier, prime = false): string {
  return prime ? 'Prime' : `Tier ${tier.slice(0, 1)}`;
}

export function enrol(
  stage: Stage,
  channel: Channel,
  account: Account,
  sub: Partial<Subscriber>,
): Subscriber {
  const known = channel.subscribers.get(account.id);
  const entry: Subscriber = {
    tier: '1000',
    prime: false,
    gift: false,
    gifterId: null,
    months: (known?.months ?? 0) + 1,
    streak: (known?.streak ?? 0) + 1,
    founder: known?.founder ?? channel.subscribers.size < FOUNDERS,
    since: stage.clock.now(),
    ...sub,
  };
  channel.subscribers.set(account.id, entry);
  return entry;
}

export function publishSubscribe(
  stage: Stage,
  channel: Channel,
  account: Account,
  tier: Tier,
  gift: boolean,
): void {
  stage.eventSub.publish('channel.subscribe', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...names('user', account),
    ...broadcaster(channel),
    tier,
    is_gift: gift,
  }));
}

export interface SubOptions {
  tier?: Tier;
  prime?: boolean;
  /** Months paid in advance. */
  duration?: number;
}

/** A first sub that somebody buys for themselves. */
export function subscribe(stage: Stage, channel: Channel, account: Account, options: SubOptions = {}): void {
  const { prime = false, duration = 1 } = options;
  const tier = prime ? '1000' : (options.tier ?? '1000');
  enrol(stage, channel, account, { tier, prime, months: 1, streak: 1 });
  publishSubscribe(stage, channel, account, tier, false);
  publishNotice(stage, channel, {
    author: account,
    ircId: 'sub',
    params: {
      'cumulative-months': '1',
      months: '0',
      'multimonth-duration': String(duration),
      'multimonth-tenure': '0',
      'should-share-streak': '0',
      'sub-plan': prime ? 'Prime' : tier,
      'sub-plan-name': planName(channel, tier),
      'was-gifted': 'false',
    },
    kind: 'sub',
    facts: { sub_tier: tier, is_prime: prime, duration_months: duration },
    system: `${account.displayName} subscribed ${prime ? 'with Prime' : `at ${tierWords(tier)}`}.`,
  });
  counted(stage, channel, account, tier, 1);
}

/** A renewal that the viewer shares, with words of their own. */
export function resubscribe(
  stage: Stage,
  channel: Channel,
  account: Account,
  options: SubOptions & { text?: string; months?: number; streak?: number | null } = {},
): void {
  const known = channel.subscribers.get(account.id);
  const prime = options.prime ?? known?.prime ?? false;
  const tier = prime ? '1000' : (options.tier ?? known?.tier ?? '1000');
  const months = options.months ?? (known?.months ?? 1) + 1;
  const streak = options.streak === undefined ? (known?.streak ?? months - 1) + 1 : options.streak;
  const { duration = 1, text = '' } = options;
  enrol(stage, channel, account, { tier, prime, months, streak: streak ?? months });
  const emotes = findEmotes(text, stage.world.emotes);
  stage.eventSub.publish(
    'channel.subscription.message',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      ...names('user', account),
      ...broadcaster(channel),
      tier,
      message: { text, emotes: emotes.map((span) => ({ begin: span.start, end: span.end, id: span.id })) },
      cumulative_months: months,
      streak_months: streak,
      duration_months: duration,
    }),
  );
  const streakWords = streak === null ? '' : `, currently on a ${streak} month streak`;
  publishNotice(stage, channel, {
    author: account,
    ircId: 'resub',
    params: {
      'cumulative-months': String(months),
      months: '0',
      'multimonth-duration': String(duration),
      'multimonth-tenure': '0',
      'should-share-streak': streak === null ? '0' : '1',
      ...(streak === null ? {} : { 'streak-months': String(streak) }),
      'sub-plan': prime ? 'Prime' : tier,
      'sub-plan-name': planName(channel, tier),
      'was-gifted': 'false',
    },
    kind: 'resub',
    facts: {
      cumulative_months: months,
      duration_months: duration,
      streak_months: streak,
      is_gift: false,
      gifter_is_anonymous: null,
      gifter_user_id: null,
      gifter_user_name: null,
      gifter_user_login: null,
      sub_tier: tier,
      is_prime: prime,
    },
    system: `${account.displayName} subscribed ${prime ? 'with Prime' : `at ${tierWords(tier)}`}. They've subscribed for ${months} months${streakWords}!`,
    text,
  });
  counted(stage, channel, account, tier, 0);
}

/** The sub runs out. */
export function endSubscription(stage: Stage, channel: Channel, account: Account): boolean {
  const known = channel.subscribers.get(account.id);
  if (!known) return false;
  channel.subscribers.delete(account.id);
  stage.eventSub.publish('channel.subscription.end', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...names('user', account),
    ...broadcaster(channel),
    tier: known.tier,
    is_gift: known.gift,
  }));
  advanceGoals(stage, channel, ['subscription', 'subscription_count'], -1);
  return true;
}

/** Goals and trains move; `fresh` is how many subs there are that were none before. */
export function counted(
  stage: Stage,
  channel: Channel,
  account: Account,
  tier: Tier,
  fresh: number,
  subs = 1,
): void {
  if (fresh > 0) {
    advanceGoals(
      stage,
      channel,
      ['subscription', 'subscription_count', 'new_subscription', 'new_subscription_count'],
      fresh,
    );
  }
  contribute(stage, channel, account, 'subscription', TIER_POINTS[tier] * subs);
}
