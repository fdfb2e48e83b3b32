import { broadcaster } from '../eventsub/payloads/names.ts';
import { sizes } from '../helix/pictures.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Channel } from '../world/channel.ts';
import type { Reward } from '../world/reward.ts';
import { resolveRedemption } from './redemptions.ts';

export type NewReward = Pick<Reward, 'title' | 'cost'> &
  Partial<Omit<Reward, 'id' | 'title' | 'cost' | 'redeemedThisStream' | 'redeemedBy' | 'cooldownUntil'>>;

export function inStock(reward: Reward): boolean {
  return reward.maxPerStream === null || reward.redeemedThisStream < reward.maxPerStream;
}

function rewardEvent(channel: Channel, reward: Reward) {
  return {
    id: reward.id,
    ...broadcaster(channel),
    is_enabled: reward.enabled,
    is_paused: reward.paused,
    is_in_stock: inStock(reward),
    title: reward.title,
    cost: reward.cost,
    prompt: reward.prompt,
    is_user_input_required: reward.needsInput,
    should_redemptions_skip_request_queue: reward.skipsQueue,
    cooldown_expires_at: reward.cooldownUntil === null ? null : eventSubTime(reward.cooldownUntil),
    redemptions_redeemed_current_stream: channel.stream ? reward.redeemedThisStream : null,
    max_per_stream: { is_enabled: reward.maxPerStream !== null, value: reward.maxPerStream ?? 0 },
    max_per_user_per_stream: {
      is_enabled: reward.maxPerUserPerStream !== null,
      value: reward.maxPerUserPerStream ?? 0,
    },
    global_cooldown: { is_enabled: reward.cooldown !== null, seconds: reward.cooldown ?? 0 },
    background_color: reward.backgroundColor,
    image: null,
    default_image: sizes('rewards', 'default'),
  };
}

function publishReward(
  stage: Stage,
  channel: Channel,
  reward: Reward,
  step: 'add' | 'update' | 'remove',
): void {
  stage.eventSub.publish(
    `channel.channel_points_custom_reward.${step}`,
    '1',
    { broadcaster_user_id: channel.owner.id, reward_id: reward.id },
    () => rewardEvent(channel, reward),
  );
}

export function addReward(stage: Stage, channel: Channel, given: NewReward): Reward {
  const reward: Reward = {
    prompt: '',
    enabled: true,
    paused: false,
    backgroundColor: '#9146FF',
    needsInput: false,
    maxPerStream: null,
    maxPerUserPerStream: null,
    cooldown: null,
    skipsQueue: false,
    clientId: null,
    ...given,
    id: stage.ids.uuid(),
    redeemedThisStream: 0,
    redeemedBy: new Map(),
    cooldownUntil: null,
  };
  channel.rewards.set(reward.id, reward);
  publishReward(stage, channel, reward, 'add');
  return reward;
}

export function changeReward(
  stage: Stage,
  channel: Channel,
  reward: Reward,
  change: Partial<Omit<NewReward, 'clientId'>>,
): void {
  Object.assign(reward, change);
  publishReward(stage, channel, reward, 'update');
}

/** What was redeemed and is still open counts as fulfilled. */
export function removeReward(stage: Stage, channel: Channel, reward: Reward): void {
  for (const redemption of channel.redemptions.values())
    if (redemption.rewardId === reward.id && redemption.status === 'UNFULFILLED')
      resolveRedemption(stage, channel, redemption, 'FULFILLED');
  channel.rewards.delete(reward.id);
  publishReward(stage, channel, reward, 'remove');
}
