import { resolveRedemption } from '../../events/redemptions.ts';
import { addReward, changeReward, inStock, type NewReward, removeReward } from '../../events/rewards.ts';
import { helixTime } from '../../timestamps.ts';
import type { Channel } from '../../world/channel.ts';
import { MAX_REWARDS, type Redemption, type Reward } from '../../world/reward.ts';
import { data, type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError, missing } from '../helixError.ts';
import { broadcasterNames, userNames } from '../people.ts';
import { sizes } from '../pictures.ts';
import type { HelixRoute } from '../route.ts';
import { monetised } from './polls.ts';

const READ = ['channel:read:redemptions', 'channel:manage:redemptions'];
const MANAGE = ['channel:manage:redemptions'];
const NOT_YOURS = 'The ID in the Client-Id header must match the client ID used to create the custom reward.';

function rewardJson(channel: Channel, reward: Reward) {
  return {
    ...broadcasterNames(channel),
    id: reward.id,
    title: reward.title,
    prompt: reward.prompt,
    cost: reward.cost,
    image: null,
    default_image: sizes('rewards', 'default'),
    background_color: reward.backgroundColor,
    is_enabled: reward.enabled,
    is_user_input_required: reward.needsInput,
    max_per_stream_setting: {
      is_enabled: reward.maxPerStream !== null,
      max_per_stream: reward.maxPerStream ?? 0,
    },
    max_per_user_per_stream_setting: {
      is_enabled: reward.maxPerUserPerStream !== null,
      max_per_user_per_stream: reward.maxPerUserPerStream ?? 0,
    },
    global_cooldown_setting: {
      is_enabled: reward.cooldown !== null,
      global_cooldown_seconds: reward.cooldown ?? 0,
    },
    is_paused: reward.paused,
    is_in_stock: inStock(reward),
    should_redemptions_skip_request_queue: reward.skipsQueue,
    redemptions_redeemed_current_stream: channel.stream ? reward.redeemedThisStream : null,
    cooldown_expires_at: reward.cooldownUntil === null ? null : helixTime(reward.cooldownUntil),
  };
}

function redemptionJson(call: HelixCall, channel: Channel, redemption: Redemption) {
  return {
    ...broadcasterNames(channel),
    id: redemption.id,
    ...userNames(call.world.accounts.get(redemption.accountId)),
    user_input: redemption.input,
    status: redemption.status,
    redeemed_at: helixTime(redemption.at),
    reward: {
      id: redemption.rewardId,
      title: redemption.title,
      prompt: redemption.prompt,
      cost: redemption.cost,
    },
  };
}

/** A limit and its switch: off is null, absent is undefined. */
function readLimit(call: HelixCall, flag: string, number: string, max = Infinity): number | null | undefined {
  const on = call.body.maybeFlag(flag);
  const value = call.body.maybeWhole(number, { min: 1, max });
  if (on === null) return value ?? undefined;
  if (!on) return null;
  if (value === null) throw missing(number);
  return value;
}

function readReward(call: HelixCall): Partial<NewReward> {
  const { body } = call;
  const change: Partial<NewReward> = {};
  const title = body.maybeText('title', { min: 1, max: 45 });
  const prompt = body.maybeText('prompt', { max: 200 });
  const cost = body.maybeWhole('cost', { min: 1 });
  const color = body.maybeText('background_color');
  const enabled = body.maybeFlag('is_enabled');
  const paused = body.maybeFlag('is_paused');
  const needsInput = body.maybeFlag('is_user_input_required');
  const skipsQueue = body.maybeFlag('should_redemptions_skip_request_queue');
  if (color && !/^#[0-9a-f]{6}$/i.test(color))
    throw new HelixError(400, 'The background_color must be a Hex color code such as #9147FF.');
  const maxPerStream = readLimit(call, 'is_max_per_stream_enabled', 'max_per_stream');
  const maxPerUserPerStream = readLimit(
    call,
    'is_max_per_user_per_stream_enabled',
    'max_per_user_per_stream',
  );
  const cooldown = readLimit(call, 'is_global_cooldown_enabled', 'global_cooldown_seconds', 604_800);
  if (title !== null) change.title = title;
  if (prompt !== null) change.prompt = prompt;
  if (cost !== null) change.cost = cost;
  if (color) change.backgroundColor = color.toUpperCase();
  if (enabled !== null) change.enabled = enabled;
  if (paused !== null) change.paused = paused;
  if (needsInput !== null) change.needsInput = needsInput;
  if (skipsQueue !== null) change.skipsQueue = skipsQueue;
  if (maxPerStream !== undefined) change.maxPerStream = maxPerStream;
  if (maxPerUserPerStream !== undefined) change.maxPerUserPerStream = maxPerUserPerStream;
  if (cooldown !== undefined) change.cooldown = cooldown;
  return change;
}

function notTaken(channel: Channel, title: string, except: Reward | null): void {
  for (const reward of channel.rewards.values())
    if (reward !== except && reward.title.toLowerCase() === title.toLowerCase())
      throw new HelixError(400, 'CREATE_CUSTOM_REWARD_DUPLICATE_REWARD');
}

/** The reward in the query, made by this client. */
function ownReward(call: HelixCall, channel: Channel, name: string): Reward {
  const reward = channel.rewards.get(call.need(name));
  if (!reward)
    throw new HelixError(404, 'The custom reward specified in the id query parameter was not found.');
  if (reward.clientId !== call.token.clientId) throw new HelixError(403, NOT_YOURS);
  return reward;
}

export const REWARD_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/channel_points/custom_rewards',
    scopes: READ,
    run(call) {
      const channel = call.own();
      monetised(channel, 'channel points');
      const ids = call.list('id', 50);
      const manageable = call.flag('only_manageable_rewards');
      const rewards = [...channel.rewards.values()].filter(
        (reward) =>
          (ids.length === 0 || ids.includes(reward.id)) &&
          (!manageable || reward.clientId === call.token.clientId),
      );
      if (ids.length > 0 && rewards.length === 0)
        throw new HelixError(404, 'The custom rewards were not found.');
      return data(...rewards.map((reward) => rewardJson(channel, reward)));
    },
  },
  {
    method: 'POST',
    path: '/channel_points/custom_rewards',
    scopes: MANAGE,
    run(call) {
      const channel = call.own();
      monetised(channel, 'channel points');
      const title = call.body.text('title', { max: 45 });
      const cost = call.body.whole('cost', { min: 1 });
      const given = readReward(call);
      if (channel.rewards.size >= MAX_REWARDS)
        throw new HelixError(400, 'CREATE_CUSTOM_REWARD_TOO_MANY_REWARDS');
      notTaken(channel, title, null);
      const reward = addReward(call.stage, channel, {
        ...given,
        title,
        cost,
        clientId: call.token.clientId,
      });
      return data(rewardJson(channel, reward));
    },
  },
  {
    method: 'PATCH',
    path: '/channel_points/custom_rewards',
    scopes: MANAGE,
    run(call) {
      const channel = call.own();
      const reward = ownReward(call, channel, 'id');
      const change = readReward(call);
      if (change.title !== undefined) notTaken(channel, change.title, reward);
      changeReward(call.stage, channel, reward, change);
      return data(rewardJson(channel, reward));
    },
  },
  {
    method: 'DELETE',
    path: '/channel_points/custom_rewards',
    scopes: MANAGE,
    run(call) {
      const channel = call.own();
      removeReward(call.stage, channel, ownReward(call, channel, 'id'));
      return NO_CONTENT;
    },
  },
  {
    method: 'GET',
    path: '/channel_points/custom_rewards/redemptions',
    scopes: READ,
    run(call) {
      const channel = call.own();
      const reward = ownReward(call, channel, 'reward_id');
      const ids = call.list('id', 50);
      const status = call.maybe('status');
      if (ids.length === 0 && status === null) throw missing('status');
      const found = [...channel.redemptions.values()].filter(
        (redemption) =>
          redemption.rewardId === reward.id &&
          (ids.length > 0 ? ids.includes(redemption.id) : redemption.status === status),
      );
      if (ids.length > 0 && found.length === 0) throw new HelixError(404, 'The redemptions were not found.');
      if (call.maybe('sort') === 'NEWEST') found.reverse();
      return call.page(
        found,
        (redemption) => redemptionJson(call, channel, redemption),
        {},
        {
          standard: 20,
          max: 50,
        },
      );
    },
  },
  {
    method: 'PATCH',
    path: '/channel_points/custom_rewards/redemptions',
    scopes: MANAGE,
    run(call) {
      const channel = call.own();
      const reward = ownReward(call, channel, 'reward_id');
      const ids = call.list('id', 50);
      if (ids.length === 0) throw missing('id');
      const status = call.body.oneOf('status', ['FULFILLED', 'CANCELED']);
      const open = ids
        .map((id) => channel.redemptions.get(id))
        .filter((entry) => entry?.rewardId === reward.id && entry.status === 'UNFULFILLED')
        .filter((entry) => entry !== undefined);
      if (open.length === 0)
        throw new HelixError(
          404,
          'The redemptions were not found or their statuses weren’t marked as UNFULFILLED.',
        );
      for (const redemption of open) resolveRedemption(call.stage, channel, redemption, status);
      return data(...open.map((redemption) => redemptionJson(call, channel, redemption)));
    },
  },
];
