import { cheer, type PowerUp, spendOnPowerUp } from '../events/cheers.ts';
import { follow, unfollow } from '../events/follows.ts';
import {
  type GiftOptions,
  giftBomb,
  giftSub,
  payItForward,
  upgradeGift,
  upgradePrime,
} from '../events/gifts.ts';
import { arriveRaid, leaveRaid } from '../events/raids.ts';
import { receiveShoutout } from '../events/shoutouts.ts';
import { endSubscription, resubscribe, type SubOptions, subscribe } from '../events/subs.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { ChatMessage } from '../world/channel.ts';
import { callers, luckyOnes, type Who } from './people.ts';

/** Follows, subs, gifts, bits and raids. */
export function support(stage: Stage) {
  const { channel, person, maybePerson } = callers(stage);
  return {
    follow(who: Who): boolean {
      return follow(stage, channel, person(who));
    },

    unfollow(who: Who): boolean {
      return unfollow(stage, channel, person(who));
    },

    subscribe(who: Who, options: SubOptions = {}): void {
      subscribe(stage, channel, person(who), options);
    },

    resubscribe(who: Who, options: Parameters<typeof resubscribe>[3] = {}): void {
      resubscribe(stage, channel, person(who), options);
    },

    endSubscription(who: Who): boolean {
      return endSubscription(stage, channel, person(who));
    },

    /** `from` null is anonymous. */
    giftSub(from: Who | null, to: Who, options: GiftOptions = {}): void {
      giftSub(stage, channel, maybePerson(from), person(to), options);
    },

    /** To those who are there and have no sub; people are made up when there are too few. */
    giftBomb(from: Who | null, count: number, options: GiftOptions = {}): Account[] {
      const giver = maybePerson(from);
      const recipients = luckyOnes(stage, count, giver);
      giftBomb(stage, channel, giver, recipients, options);
      return recipients;
    },

    upgradeGift(who: Who): boolean {
      return upgradeGift(stage, channel, person(who));
    },

    upgradePrime(who: Who): boolean {
      return upgradePrime(stage, channel, person(who));
    },

    payItForward(who: Who, to: Who | null): void {
      payItForward(stage, channel, person(who), maybePerson(to));
    },

    cheer(who: Who | null, bits: number, words = ''): ChatMessage {
      return cheer(stage, channel, maybePerson(who), bits, words);
    },

    powerUp(who: Who, type: PowerUp, words: string, bits = 20): ChatMessage {
      return spendOnPowerUp(stage, channel, person(who), type, words, bits);
    },

    raid(from: Who, viewers: number): void {
      arriveRaid(stage, channel, person(from), viewers);
    },

    /** A raid that is prepared leaves before its countdown ends. */
    leaveRaid(): boolean {
      return leaveRaid(stage, channel);
    },

    shoutoutFrom(from: Who, viewers: number): void {
      receiveShoutout(stage, channel, person(from), viewers);
    },
  };
}
