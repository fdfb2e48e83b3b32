import { publishNotice } from '../chat/notice.ts';
import { broadcaster, namesOrNull } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel, Tier } from '../world/channel.ts';
import { counted, enrol, planName, publishSubscribe, tierWords } from './subs.ts';

export interface GiftOptions {
  tier?: Tier;
  /** Months of each gifted sub. */
  duration?: number;
}

interface Giver {
  /** Null when they do not want to be named. */
  account: Account | null;
  /** Who appears in chat. */
  shown: Account;
  /** Gifts in this channel so far; null when they are not told. */
  total: number | null;
}

function giverOf(stage: Stage, channel: Channel, account: Account | null, count: number): Giver {
  if (!account) return { account: null, shown: stage.world.anonymousGifter, total: null };
  const total = (channel.giftsGiven.get(account.id) ?? 0) + count;
  channel.giftsGiven.set(account.id, total);
  return { account, shown: account, total };
}

function publishGift(stage: Stage, channel: Channel, giver: Giver, tier: Tier, total: number): void {
  stage.eventSub.publish('channel.subscription.gift', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...namesOrNull('user', giver.account),
    ...broadcaster(channel),
    total,
    tier,
    cumulative_total: giver.total,
    is_anonymous: giver.account === null,
  }));
}

function handOver(
  stage: Stage,
  channel: Channel,
  giver: Giver,
  recipient: Account,
  tier: Tier,
  duration: number,
  bomb: string | null,
  origin: string,
): void {
  const sub = enrol(stage, channel, recipient, { tier, gift: true, gifterId: giver.account?.id ?? null });
  publishSubscribe(stage, channel, recipient, tier, true);
  publishNotice(stage, channel, {
    author: giver.shown,
    anonymous: giver.account === null,
    ircId: 'subgift',
    params: {
      ...(bomb === null ? {} : { 'community-gift-id': bomb }),
      'gift-months': String(duration),
      months: String(sub.months),
      'origin-id': origin,
      'recipient-display-name': recipient.displayName,
      'recipient-id': recipient.id,
      'recipient-user-name': recipient.login,
      'sender-count': bomb === null ? String(giver.total ?? 0) : '0',
      'sub-plan': tier,
      'sub-plan-name': planName(channel, tier),
    },
    kind: 'sub_gift',
    facts: {
      duration_months: duration,
      cumulative_total: bomb === null ? giver.total : null,
      recipient_user_id: recipient.id,
      recipient_user_name: recipient.displayName,
      recipient_user_login: recipient.login,
      sub_tier: tier,
      community_gift_id: bomb,
    },
    system: `${giver.account ? giver.shown.displayName : 'An anonymous user'} gifted a ${tierWords(tier)} sub to ${recipient.displayName}!`,
  });
}

/** One sub for one person. Giver null is anonymous. */
export function giftSub(
  stage: Stage,
  channel: Channel,
  from: Account | null,
  recipient: Account,
  options: GiftOptions = {},
): void {
  const { tier = '1000', duration = 1 } = options;
  const giver = giverOf(stage, channel, from, 1);
  const fresh = channel.subscribers.has(recipient.id) ? 0 : 1;
  publishGift(stage, channel, giver, tier, 1);
  handOver(stage, channel, giver, recipient, tier, duration, null, stage.ids.hex(40));
  counted(stage, channel, giver.shown, tier, fresh);
}

/** Many subs at once: first what is given, then each gift under the same id. */
export function giftBomb(
  stage: Stage,
  channel: Channel,
  from: Account | null,
  recipients: readonly Account[],
  options: GiftOptions = {},
): void {
  const { tier = '1000', duration = 1 } = options;
  const count = recipients.length;
  const giver = giverOf(stage, channel, from, count);
  const bomb = stage.ids.digits(19);
  const origin = stage.ids.hex(40);
  const fresh = recipients.filter((account) => !channel.subscribers.has(account.id)).length;
  publishGift(stage, channel, giver, tier, count);
  const totalWords = giver.total === null ? '' : ` They've gifted a total of ${giver.total} in the channel!`;
  publishNotice(stage, channel, {
    author: giver.shown,
    anonymous: giver.account === null,
    ircId: 'submysterygift',
    params: {
      'community-gift-id': bomb,
      'mass-gift-count': String(count),
      'origin-id': origin,
      'sender-count': String(giver.total ?? 0),
      'sub-plan': tier,
    },
    kind: 'community_sub_gift',
    facts: { id: bomb, total: count, sub_tier: tier, cumulative_total: giver.total },
    system: `${giver.account ? giver.shown.displayName : 'An anonymous user'} is gifting ${count} ${tierWords(tier)} Subs to ${channel.owner.displayName}'s community!${totalWords}`,
  });
  for (const recipient of recipients)
    handOver(stage, channel, giver, recipient, tier, duration, bomb, origin);
  counted(stage, channel, giver.shown, tier, fresh, count);
}

/** Somebody who was given a sub goes on paying for it. */
export function upgradeGift(stage: Stage, channel: Channel, account: Account): boolean {
  const known = channel.subscribers.get(account.id);
  if (!known?.gift) return false;
  const gifter = known.gifterId === null ? null : stage.world.accounts.get(known.gifterId);
  known.gift = false;
  publishNotice(stage, channel, {
    author: account,
    ircId: gifter ? 'giftpaidupgrade' : 'anongiftpaidupgrade',
    params: gifter ? { 'sender-login': gifter.login, 'sender-name': gifter.displayName } : {},
    kind: 'gift_paid_upgrade',
    facts: {
      gifter_is_anonymous: gifter === null,
      gifter_user_id: gifter?.id ?? null,
      gifter_user_name: gifter?.displayName ?? null,
      gifter_user_login: gifter?.login ?? null,
    },
    system: `${account.displayName} is continuing the Gift Sub they got from ${gifter?.displayName ?? 'an anonymous user'}!`,
  });
  return true;
}

/** From Prime to a paid sub. */
export function upgradePrime(stage: Stage, channel: Channel, account: Account, tier: Tier = '1000'): boolean {
  const known = channel.subscribers.get(account.id);
  if (!known?.prime) return false;
  known.prime = false;
  known.tier = tier;
  publishNotice(stage, channel, {
    author: account,
    ircId: 'primepaidupgrade',
    params: { 'sub-plan': tier },
    kind: 'prime_paid_upgrade',
    facts: { sub_tier: tier },
    system: `${account.displayName} converted from a Prime sub to a ${tierWords(tier)} sub!`,
  });
  return true;
}

/** Somebody who was given a sub gives one on. Recipient null is the whole community. */
export function payItForward(
  stage: Stage,
  channel: Channel,
  account: Account,
  recipient: Account | null,
): void {
  const known = channel.subscribers.get(account.id);
  const prior = known?.gifterId ? stage.world.accounts.get(known.gifterId) : null;
  publishNotice(stage, channel, {
    author: account,
    ircId: recipient ? 'standardpayforward' : 'communitypayforward',
    params: {
      'prior-gifter-anonymous': String(prior === null),
      'prior-gifter-display-name': prior?.displayName ?? '',
      'prior-gifter-id': prior?.id ?? '',
      'prior-gifter-user-name': prior?.login ?? '',
      ...(recipient
        ? {
            'recipient-display-name': recipient.displayName,
            'recipient-id': recipient.id,
            'recipient-user-name': recipient.login,
          }
        : {}),
    },
    kind: 'pay_it_forward',
    facts: {
      gifter_is_anonymous: prior === null,
      gifter_user_id: prior?.id ?? null,
      gifter_user_name: prior?.displayName ?? null,
      gifter_user_login: prior?.login ?? null,
    },
    system: `${account.displayName} is paying forward the Gift they got from ${prior?.displayName ?? 'an anonymous gifter'} to ${recipient?.displayName ?? 'the community'}!`,
  });
  if (recipient) giftSub(stage, channel, account, recipient);
}
