import { findEmotes, fragmentsOf } from '../chat/fragments.ts';
import type { MessageKind } from '../chat/message.ts';
import { speakFreely } from '../chat/speak.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import { later, type Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import type { Redemption, Reward } from '../world/reward.ts';

/** Viewers start with this many channel points. */
const STARTING_POINTS = 50_000;

export type RedeemRefusal = 'off' | 'paused' | 'out_of_stock' | 'cooldown' | 'limit' | 'points' | 'input';

function pointsOf(channel: Channel, account: Account): number {
  return channel.points.get(account.id) ?? STARTING_POINTS;
}

function refusalOf(
  channel: Channel,
  reward: Reward,
  account: Account,
  input: string,
  now: number,
): RedeemRefusal | null {
  if (!reward.enabled) return 'off';
  if (reward.paused) return 'paused';
  if (reward.maxPerStream !== null && reward.redeemedThisStream >= reward.maxPerStream) return 'out_of_stock';
  if (reward.cooldownUntil !== null && reward.cooldownUntil > now) return 'cooldown';
  const before = reward.redeemedBy.get(account.id) ?? 0;
  if (reward.maxPerUserPerStream !== null && before >= reward.maxPerUserPerStream) return 'limit';
  if (pointsOf(channel, account) < reward.cost) return 'points';
  if (reward.needsInput && input === '') return 'input';
  return null;
}

function publish(stage: Stage, channel: Channel, redemption: Redemption, step: 'add' | 'update'): void {
  const account = stage.world.accounts.get(redemption.accountId) ?? channel.owner;
  stage.eventSub.publish(
    `channel.channel_points_custom_reward_redemption.${step}`,
    '1',
    { broadcaster_user_id: channel.owner.id, reward_id: redemption.rewardId },
    () => ({
      id: redemption.id,
      ...broadcaster(channel),
      ...names('user', account),
      user_input: redemption.input,
      status: redemption.status.toLowerCase(),
      reward: {
        id: redemption.rewardId,
        title: redemption.title,
        cost: redemption.cost,
        prompt: redemption.prompt,
      },
      redeemed_at: eventSubTime(redemption.at),
    }),
  );
}

/** Spends a viewer's points. With words it is also a line in chat. */
export function redeem(
  stage: Stage,
  channel: Channel,
  account: Account,
  reward: Reward,
  input = '',
): { redemption: Redemption } | { refused: RedeemRefusal } {
  const now = stage.clock.now();
  const refused = refusalOf(channel, reward, account, input, now);
  if (refused) return { refused };
  channel.points.set(account.id, pointsOf(channel, account) - reward.cost);
  reward.redeemedThisStream++;
  reward.redeemedBy.set(account.id, (reward.redeemedBy.get(account.id) ?? 0) + 1);
  if (reward.cooldown !== null) {
    const until = now + reward.cooldown * 1000;
    reward.cooldownUntil = until;
    later(stage, reward.cooldown * 1000, () => {
      if (reward.cooldownUntil === until) reward.cooldownUntil = null;
    });
  }
  const redemption: Redemption = {
    id: stage.ids.uuid(),
    rewardId: reward.id,
    accountId: account.id,
    input: reward.needsInput ? input : '',
    status: reward.skipsQueue ? 'FULFILLED' : 'UNFULFILLED',
    at: now,
    cost: reward.cost,
    title: reward.title,
    prompt: reward.prompt,
  };
  channel.redemptions.set(redemption.id, redemption);
  publish(stage, channel, redemption, 'add');
  if (reward.needsInput) speakFreely(stage, { account, channel, text: input, rewardId: reward.id });
  return { redemption };
}

/** Cancelling gives the points back. False when it was decided before. */
export function resolveRedemption(
  stage: Stage,
  channel: Channel,
  redemption: Redemption,
  status: 'FULFILLED' | 'CANCELED',
): boolean {
  if (redemption.status !== 'UNFULFILLED') return false;
  redemption.status = status;
  const account = stage.world.accounts.get(redemption.accountId);
  if (status === 'CANCELED' && account)
    channel.points.set(account.id, pointsOf(channel, account) + redemption.cost);
  publish(stage, channel, redemption, 'update');
  return true;
}

export type AutomaticReward =
  | 'single_message_bypass_sub_mode'
  | 'send_highlighted_message'
  | 'random_sub_emote_unlock'
  | 'chosen_sub_emote_unlock'
  | 'chosen_modified_sub_emote_unlock';

const AUTOMATIC_COSTS: Record<AutomaticReward, number> = {
  single_message_bypass_sub_mode: 200,
  send_highlighted_message: 100,
  random_sub_emote_unlock: 300,
  chosen_sub_emote_unlock: 500,
  chosen_modified_sub_emote_unlock: 700,
};

/** The rewards that Twitch itself offers, such as highlighting a line. */
export function redeemAutomatic(
  stage: Stage,
  channel: Channel,
  account: Account,
  type: AutomaticReward,
  words = '',
): void {
  const cost = AUTOMATIC_COSTS[type];
  channel.points.set(account.id, pointsOf(channel, account) - cost);
  const kinds: Partial<Record<AutomaticReward, MessageKind>> = {
    send_highlighted_message: 'channel_points_highlighted',
    single_message_bypass_sub_mode: 'channel_points_sub_only',
  };
  const kind = kinds[type];
  const spans = findEmotes(words, stage.world.emotes);
  const unlocked = type.includes('emote') ? (stage.world.emotes.find('rehearHype') ?? null) : null;
  const emote = unlocked ? { id: unlocked.id, name: unlocked.name } : null;
  const id = stage.ids.uuid();
  const at = eventSubTime(stage.clock.now());
  const about = { broadcaster_user_id: channel.owner.id };
  const name = 'channel.channel_points_automatic_reward_redemption.add';
  stage.eventSub.publish(name, '1', about, () => ({
    ...broadcaster(channel),
    ...names('user', account),
    id,
    reward: { type, cost, unlocked_emote: emote },
    message: {
      text: words,
      emotes: spans.map((span) => ({ id: span.id, begin: span.start, end: span.end })),
    },
    user_input: words,
    redeemed_at: at,
  }));
  stage.eventSub.publish(name, '2', about, () => ({
    ...broadcaster(channel),
    ...names('user', account),
    id,
    reward: { type, channel_points: cost, emote },
    message: {
      text: words,
      fragments: fragmentsOf(words, spans, stage.world.accounts, false).map((fragment) => ({
        type: fragment.type === 'emote' ? 'emote' : 'text',
        text: fragment.text,
        emote: fragment.type === 'emote' ? { id: fragment.span.id } : null,
      })),
    },
    redeemed_at: at,
  }));
  if (kind && words !== '') speakFreely(stage, { account, channel, text: words, kind });
}
