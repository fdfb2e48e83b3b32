import { holdMessage } from './chat/hold.ts';
import type { ChatMessage } from './chat/message.ts';
import { type Speech, type Spoken, speak } from './chat/speak.ts';
import { beginAdBreak, scheduleAds } from './events/ads.ts';
import { type AnnouncementColor, announce, modiversary, watchStreak } from './events/announcements.ts';
import { resolveHeld } from './events/autoMod.ts';
import { ban, unban } from './events/bans.ts';
import { beginCharity, donate, endCharity } from './events/charity.ts';
import { clearChat, deleteMessage } from './events/chatCleaning.ts';
import { changeModes } from './events/chatModes.ts';
import { cheer, type PowerUp, spendOnPowerUp } from './events/cheers.ts';
import { follow, unfollow } from './events/follows.ts';
import {
  type GiftOptions,
  giftBomb,
  giftSub,
  payItForward,
  upgradeGift,
  upgradePrime,
} from './events/gifts.ts';
import { beginGoal, endGoal } from './events/goals.ts';
import { endTrain, startTrain } from './events/hypeTrain.ts';
import { changeAccount } from './events/people.ts';
import { activePoll, beginPoll, endPoll, vote } from './events/polls.ts';
import {
  beginPrediction,
  cancelPrediction,
  lockPrediction,
  openPrediction,
  predict,
  resolvePrediction,
} from './events/predictions.ts';
import { arriveRaid, leaveRaid } from './events/raids.ts';
import { type AutomaticReward, type RedeemRefusal, redeem, redeemAutomatic } from './events/redemptions.ts';
import { addReward, type NewReward } from './events/rewards.ts';
import { addModerator, addVip, removeModerator, removeVip } from './events/roles.ts';
import { beginSharedChat, endSharedChat } from './events/sharedChat.ts';
import { setShield } from './events/shield.ts';
import { receiveShoutout } from './events/shoutouts.ts';
import { type ChannelChange, changeChannel, goLive, goOffline } from './events/stream.ts';
import { endSubscription, resubscribe, type SubOptions, subscribe } from './events/subs.ts';
import { markSuspicious } from './events/suspicious.ts';
import { acknowledgeWarning, requestUnban, warn } from './events/warnings.ts';
import { whisper } from './events/whispers.ts';
import type { Stage } from './stage.ts';
import type { Account } from './world/account.ts';
import type { AutoModCategory, HeldMessage } from './world/autoMod.ts';
import type { Channel, ChatModes, UnbanRequest } from './world/channel.ts';
import type { CharityCampaign } from './world/charity.ts';
import type { Goal, GoalType } from './world/goal.ts';
import type { HypeTrain } from './world/hypeTrain.ts';
import type { Poll } from './world/poll.ts';
import type { Prediction } from './world/prediction.ts';
import type { Redemption, Reward } from './world/reward.ts';

/** An account, or a login; a login that nobody has yet becomes a new viewer. */
export type Who = Account | string;

/**
 * What can happen in the streamer's channel. Each changes the world, is told over chat and EventSub, and shows in
 * Helix from then on, as one event on Twitch does.
 */
export class Happenings {
  private readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  get channel(): Channel {
    return this.stage.world.stage;
  }

  person(who: Who): Account {
    return typeof who === 'string' ? this.stage.world.accounts.obtain(who) : who;
  }

  private maybe(who: Who | null): Account | null {
    return who === null ? null : this.person(who);
  }

  // Talking

  /** A viewer says something; the room's rules hold, but nobody counts their lines. */
  say(who: Who, text: string, more: Pick<Speech, 'replyTo' | 'kind'> = {}): Spoken {
    return speak(this.stage, {
      account: this.person(who),
      channel: this.channel,
      text,
      limited: false,
      ...more,
    });
  }

  whisper(from: Who, to: Who, text: string): void {
    whisper(this.stage, this.person(from), this.person(to), text);
  }

  announce(by: Who, text: string, color: AnnouncementColor = 'primary'): void {
    announce(this.stage, this.channel, this.person(by), text, color);
  }

  watchStreak(who: Who, streams: number, text = ''): void {
    watchStreak(this.stage, this.channel, this.person(who), streams, text);
  }

  modiversary(who: Who, months: number): void {
    modiversary(this.stage, this.channel, this.person(who), months);
  }

  // Coming and going

  enter(who: Who): void {
    const account = this.person(who);
    if (this.channel.present.has(account.id)) return;
    this.channel.present.add(account.id);
    this.stage.chat.moved(this.channel, account, 'JOIN');
  }

  leave(who: Who): void {
    const account = this.person(who);
    if (this.channel.present.delete(account.id)) this.stage.chat.moved(this.channel, account, 'PART');
  }

  rename(who: Who, login: string, displayName = login): void {
    changeAccount(this.stage, this.person(who), { login, displayName });
  }

  // Support

  follow(who: Who): boolean {
    return follow(this.stage, this.channel, this.person(who));
  }

  unfollow(who: Who): boolean {
    return unfollow(this.stage, this.channel, this.person(who));
  }

  subscribe(who: Who, options: SubOptions = {}): void {
    subscribe(this.stage, this.channel, this.person(who), options);
  }

  resubscribe(who: Who, options: Parameters<typeof resubscribe>[3] = {}): void {
    resubscribe(this.stage, this.channel, this.person(who), options);
  }

  endSubscription(who: Who): boolean {
    return endSubscription(this.stage, this.channel, this.person(who));
  }

  /** `from` null is anonymous. */
  giftSub(from: Who | null, to: Who, options: GiftOptions = {}): void {
    giftSub(this.stage, this.channel, this.maybe(from), this.person(to), options);
  }

  /** To those who are there and have no sub; people are made up when there are too few. */
  giftBomb(from: Who | null, count: number, options: GiftOptions = {}): Account[] {
    const giver = this.maybe(from);
    const recipients = this.lucky(count, giver);
    giftBomb(this.stage, this.channel, giver, recipients, options);
    return recipients;
  }

  upgradeGift(who: Who): boolean {
    return upgradeGift(this.stage, this.channel, this.person(who));
  }

  upgradePrime(who: Who): boolean {
    return upgradePrime(this.stage, this.channel, this.person(who));
  }

  payItForward(who: Who, to: Who | null): void {
    payItForward(this.stage, this.channel, this.person(who), this.maybe(to));
  }

  cheer(who: Who | null, bits: number, words = ''): ChatMessage {
    return cheer(this.stage, this.channel, this.maybe(who), bits, words);
  }

  powerUp(who: Who, type: PowerUp, words: string, bits = 20): ChatMessage {
    return spendOnPowerUp(this.stage, this.channel, this.person(who), type, words, bits);
  }

  raid(from: Who, viewers: number): void {
    arriveRaid(this.stage, this.channel, this.person(from), viewers);
  }

  /** A raid that is prepared leaves before its countdown ends. */
  leaveRaid(): boolean {
    return leaveRaid(this.stage, this.channel);
  }

  shoutoutFrom(from: Who, viewers: number): void {
    receiveShoutout(this.stage, this.channel, this.person(from), viewers);
  }

  // Channel points

  addReward(reward: NewReward): Reward {
    return addReward(this.stage, this.channel, reward);
  }

  /** By the reward's id or title. Null when there is no such reward. */
  redeem(
    who: Who,
    reward: string,
    input = '',
  ): { redemption: Redemption } | { refused: RedeemRefusal } | null {
    const found =
      this.channel.rewards.get(reward) ??
      [...this.channel.rewards.values()].find(({ title }) => title.toLowerCase() === reward.toLowerCase());
    return found ? redeem(this.stage, this.channel, this.person(who), found, input) : null;
  }

  redeemAutomatic(who: Who, type: AutomaticReward, words = ''): void {
    redeemAutomatic(this.stage, this.channel, this.person(who), type, words);
  }

  // Polls and predictions

  beginPoll(title: string, choices: readonly string[], seconds: number): Poll | null {
    return beginPoll(this.stage, this.channel, title, choices, seconds);
  }

  /** `choice` counts from 1. False when no poll runs or the vote does not count. */
  vote(who: Who, choice: number): boolean {
    const found = activePoll(this.channel)?.choices[choice - 1];
    return found !== undefined && vote(this.stage, this.channel, this.person(who), found);
  }

  endPoll(): boolean {
    const poll = activePoll(this.channel);
    return poll !== null && endPoll(this.stage, this.channel, poll, 'TERMINATED');
  }

  beginPrediction(title: string, outcomes: readonly string[], seconds: number): Prediction | null {
    return beginPrediction(this.stage, this.channel, title, outcomes, seconds);
  }

  /** `outcome` counts from 1. */
  predict(who: Who, outcome: number, points: number): boolean {
    const found = openPrediction(this.channel)?.outcomes[outcome - 1];
    return found !== undefined && predict(this.stage, this.channel, this.person(who), found, points);
  }

  lockPrediction(): boolean {
    const prediction = openPrediction(this.channel);
    return prediction !== null && lockPrediction(this.stage, this.channel, prediction);
  }

  /** `outcome` counts from 1; null cancels and refunds. */
  endPrediction(outcome: number | null): boolean {
    const prediction = openPrediction(this.channel);
    if (!prediction) return false;
    if (outcome === null) return cancelPrediction(this.stage, this.channel, prediction);
    const winner = prediction.outcomes[outcome - 1];
    return winner !== undefined && resolvePrediction(this.stage, this.channel, prediction, winner);
  }

  // The show

  goLive(viewers = 12): boolean {
    return goLive(this.stage, this.channel, viewers);
  }

  goOffline(): boolean {
    return goOffline(this.stage, this.channel);
  }

  changeChannel(change: ChannelChange): void {
    changeChannel(this.stage, this.channel, change);
  }

  startHypeTrain(kind: HypeTrain['kind'] = 'regular'): HypeTrain | null {
    return startTrain(this.stage, this.channel, kind);
  }

  endHypeTrain(): boolean {
    return endTrain(this.stage, this.channel);
  }

  adBreak(seconds = 60, automatic = true): void {
    beginAdBreak(this.stage, this.channel, seconds, this.channel.owner, automatic);
  }

  /** Null calls the next one off. */
  planAds(inSeconds: number | null): void {
    if (inSeconds === null) this.channel.ads.nextAt = null;
    else scheduleAds(this.stage, this.channel, inSeconds * 1000);
  }

  beginGoal(type: GoalType, description: string, target: number, current = 0): Goal {
    return beginGoal(this.stage, this.channel, type, description, target, current);
  }

  endGoal(goal: Goal): void {
    endGoal(this.stage, this.channel, goal);
  }

  beginCharity(name: string, targetCents: number): CharityCampaign | null {
    return beginCharity(this.stage, this.channel, name, targetCents);
  }

  donate(who: Who, cents: number): boolean {
    return donate(this.stage, this.channel, this.person(who), cents);
  }

  endCharity(): boolean {
    return endCharity(this.stage, this.channel);
  }

  /** The chat becomes one with these channels'. */
  beginSharedChat(...with_: Who[]): boolean {
    const guests = with_.map((who) => this.stage.world.openChannel(this.person(who)));
    return beginSharedChat(this.stage, this.channel, guests);
  }

  /** Somebody talks in another room of the shared chat. */
  sayElsewhere(room: Who, who: Who, text: string): Spoken {
    const channel = this.stage.world.openChannel(this.person(room));
    return speak(this.stage, { account: this.person(who), channel, text, limited: false });
  }

  endSharedChat(): boolean {
    return endSharedChat(this.stage);
  }

  // Order in the house

  ban(who: Who, reason = '', by: Who = this.channel.owner): void {
    ban(this.stage, this.channel, this.person(who), this.person(by), null, reason);
  }

  timeout(who: Who, seconds: number, reason = '', by: Who = this.channel.owner): void {
    ban(this.stage, this.channel, this.person(who), this.person(by), seconds, reason);
  }

  unban(who: Who, by: Who = this.channel.owner): boolean {
    return unban(this.stage, this.channel, this.person(who), this.person(by));
  }

  /** False when the line is not known any more. */
  deleteMessage(id: string, by: Who = this.channel.owner): boolean {
    const message = this.channel.messages.get(id);
    if (!message) return false;
    deleteMessage(this.stage, message, this.person(by));
    return true;
  }

  clearChat(by: Who = this.channel.owner): void {
    clearChat(this.stage, this.channel, this.person(by));
  }

  changeModes(modes: Partial<ChatModes>, by: Who = this.channel.owner): void {
    changeModes(this.stage, this.channel, modes, this.person(by));
  }

  setShield(active: boolean, by: Who = this.channel.owner): boolean {
    return setShield(this.stage, this.channel, active, this.person(by));
  }

  warn(who: Who, reason: string, by: Who = this.channel.owner): void {
    warn(this.stage, this.channel, this.person(who), this.person(by), reason);
  }

  acknowledgeWarning(who: Who): boolean {
    return acknowledgeWarning(this.stage, this.channel, this.person(who));
  }

  requestUnban(who: Who, text: string): UnbanRequest {
    return requestUnban(this.stage, this.channel, this.person(who), text);
  }

  markSuspicious(
    who: Who,
    status: 'active_monitoring' | 'restricted' | null,
    by: Who = this.channel.owner,
  ): void {
    markSuspicious(this.stage, this.channel, this.person(who), this.person(by), status);
  }

  /** AutoMod keeps a line for a moderator, whatever its settings. */
  holdMessage(who: Who, text: string, category: AutoModCategory = 'bullying', level = 3): HeldMessage {
    return holdMessage(this.stage, this.channel, this.person(who), text, { category, level, term: null });
  }

  resolveHeld(id: string, status: 'approved' | 'denied' | 'expired', by: Who = this.channel.owner): boolean {
    const held = this.channel.autoMod.held.get(id);
    return held !== undefined && resolveHeld(this.stage, this.channel, held, this.person(by), status);
  }

  addModerator(who: Who): boolean {
    return addModerator(this.stage, this.channel, this.person(who));
  }

  removeModerator(who: Who): boolean {
    return removeModerator(this.stage, this.channel, this.person(who));
  }

  addVip(who: Who): boolean {
    return addVip(this.stage, this.channel, this.person(who));
  }

  removeVip(who: Who): boolean {
    return removeVip(this.stage, this.channel, this.person(who));
  }

  private lucky(count: number, giver: Account | null): Account[] {
    const { accounts } = this.stage.world;
    const { owner, present, subscribers } = this.channel;
    const found = new Set<Account>();
    for (const id of present) {
      if (found.size >= count) break;
      const account = accounts.get(id);
      if (account && account !== owner && account !== giver && !subscribers.has(id)) found.add(account);
    }
    for (let i = 1; found.size < count; i++) {
      const account = accounts.obtain(`lucky_viewer_${i}`);
      if (!subscribers.has(account.id)) found.add(account);
    }
    return [...found];
  }
}
