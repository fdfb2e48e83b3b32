import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { RewardChanges, RewardsApi } from '../../engine/twitch/api.ts';
import type { Redemption, RedemptionStatus, Reward } from '../../engine/twitch/viewerFacts.ts';
import type { Helix } from './caller.ts';
import { allPages, chunks } from './paging.ts';
import {
  countSchema,
  flagSchema,
  idSchema,
  listSchema,
  maybeTimeSchema,
  pageSchema,
  personOf,
  textSchema,
  timeSchema,
  userFields,
} from './shapes.external.ts';

const imageSchema = z.object({ url_4x: textSchema }).nullish();

const rewardSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    prompt: textSchema,
    cost: countSchema,
    is_enabled: flagSchema,
    is_paused: flagSchema,
    is_in_stock: flagSchema,
    is_user_input_required: flagSchema,
    should_redemptions_skip_request_queue: flagSchema,
    max_per_stream_setting: z.object({ is_enabled: flagSchema, max_per_stream: countSchema }).nullish(),
    max_per_user_per_stream_setting: z
      .object({ is_enabled: flagSchema, max_per_user_per_stream: countSchema })
      .nullish(),
    global_cooldown_setting: z
      .object({ is_enabled: flagSchema, global_cooldown_seconds: countSchema })
      .nullish(),
    background_color: textSchema,
    image: imageSchema,
    default_image: imageSchema,
    cooldown_expires_at: maybeTimeSchema,
    redemptions_redeemed_current_stream: z.number().nullish(),
  })
  .transform((reward): Reward => {
    const perStream = reward.max_per_stream_setting;
    const perViewer = reward.max_per_user_per_stream_setting;
    const cooldown = reward.global_cooldown_setting;
    return {
      id: reward.id,
      title: reward.title,
      prompt: reward.prompt,
      cost: reward.cost,
      enabled: reward.is_enabled,
      paused: reward.is_paused,
      inStock: reward.is_in_stock,
      needsInput: reward.is_user_input_required,
      skipsQueue: reward.should_redemptions_skip_request_queue,
      perStream: perStream?.is_enabled ? perStream.max_per_stream : null,
      perViewerPerStream: perViewer?.is_enabled ? perViewer.max_per_user_per_stream : null,
      cooldown: cooldown?.is_enabled ? cooldown.global_cooldown_seconds : null,
      colour: reward.background_color,
      imageUrl: reward.image?.url_4x || reward.default_image?.url_4x || '',
      cooldownEnds: reward.cooldown_expires_at,
      redeemedThisStream: reward.redemptions_redeemed_current_stream ?? null,
    };
  });

const STATES: Readonly<Record<string, RedemptionStatus>> = {
  unfulfilled: 'unfulfilled',
  fulfilled: 'fulfilled',
  canceled: 'cancelled',
};

/** REST writes it in upper case, EventSub in lower case. */
export function redemptionStatus(text: string): RedemptionStatus {
  return STATES[text.toLowerCase()] ?? 'unknown';
}

export const redeemedRewardSchema = z.object({
  id: idSchema,
  title: textSchema,
  cost: countSchema,
  prompt: textSchema,
});

const redemptionSchema = z
  .object({
    id: idSchema,
    ...userFields,
    user_input: textSchema,
    status: z.string(),
    redeemed_at: timeSchema,
    reward: redeemedRewardSchema,
  })
  .transform(
    (redemption): Redemption => ({
      id: redemption.id,
      user: personOf(redemption.user_id, redemption.user_login, redemption.user_name),
      input: redemption.user_input,
      status: redemptionStatus(redemption.status),
      reward: redemption.reward,
      time: redemption.redeemed_at,
      late: false,
    }),
  );

const PATH = '/channel_points/custom_rewards';
const READ = ['channel:read:redemptions'];
const MANAGE = ['channel:manage:redemptions'];

export function rewardsApi({ call }: Helix): RewardsApi {
  const settle = async (rewardId: string, ids: readonly string[], status: string): Promise<void> => {
    for (const id of chunks(ids, 50)) {
      await call({
        method: 'PATCH',
        path: `${PATH}/redemptions`,
        as: 'streamer',
        scopes: MANAGE,
        query: (actor) => ({ broadcaster_id: actor, reward_id: rewardId, id }),
        body: () => ({ status }),
        answer: null,
      });
    }
  };
  return {
    async list(manageable) {
      const { data } = await call({
        method: 'GET',
        path: PATH,
        as: 'streamer',
        scopes: READ,
        query: (actor) => ({ broadcaster_id: actor, only_manageable_rewards: manageable }),
        answer: listSchema(rewardSchema),
      });
      return data;
    },
    async create(reward) {
      const { data } = await call({
        method: 'POST',
        path: PATH,
        as: 'streamer',
        scopes: MANAGE,
        query: (actor) => ({ broadcaster_id: actor }),
        body: () => bodyOf(reward),
        answer: listSchema(rewardSchema),
      });
      return only(data);
    },
    async update(id, changes) {
      const { data } = await call({
        method: 'PATCH',
        path: PATH,
        as: 'streamer',
        scopes: MANAGE,
        query: (actor) => ({ broadcaster_id: actor, id }),
        body: () => bodyOf(changes),
        answer: listSchema(rewardSchema),
        repeatable: true,
      });
      return only(data);
    },
    async delete(id) {
      await call({
        method: 'DELETE',
        path: PATH,
        as: 'streamer',
        scopes: MANAGE,
        query: (actor) => ({ broadcaster_id: actor, id }),
        answer: null,
      });
    },
    redemptions: (rewardId, status, since = 0) =>
      allPages(async (after) => {
        const page = await call({
          method: 'GET',
          path: `${PATH}/redemptions`,
          as: 'streamer',
          scopes: READ,
          query: (actor) => ({
            broadcaster_id: actor,
            reward_id: rewardId,
            status: status === 'cancelled' ? 'CANCELED' : status.toUpperCase(),
            sort: 'NEWEST',
            first: 50,
            after,
          }),
          answer: pageSchema(redemptionSchema),
        });
        const isOlder = (page.data.at(-1)?.time ?? 0) < since;
        return { items: page.data, next: isOlder ? null : page.pagination };
      }, 2_000),
    fulfil: (rewardId, ids) => settle(rewardId, ids, 'FULFILLED'),
    refund: (rewardId, ids) => settle(rewardId, ids, 'CANCELED'),
  };
}

function bodyOf(changes: RewardChanges): Record<string, unknown> {
  const { title, prompt, cost, enabled, paused, needsInput, skipsQueue, colour } = changes;
  const { perStream, perViewerPerStream, cooldown } = changes;
  return withoutUndefined({
    title,
    prompt,
    cost,
    is_enabled: enabled,
    is_paused: paused,
    is_user_input_required: needsInput,
    should_redemptions_skip_request_queue: skipsQueue,
    background_color: colour,
    ...limit('is_max_per_stream_enabled', 'max_per_stream', perStream),
    ...limit('is_max_per_user_per_stream_enabled', 'max_per_user_per_stream', perViewerPerStream),
    ...limit('is_global_cooldown_enabled', 'global_cooldown_seconds', cooldown),
  });
}

function limit(flag: string, field: string, value: number | null | undefined): Record<string, unknown> {
  if (value === undefined) return {};
  return value === null ? { [flag]: false } : { [flag]: true, [field]: value };
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function only<T>(data: readonly T[]): T {
  const [first] = data;
  if (first === undefined) throw new AppError('twitch.unexpected', 'Twitch did not confirm it.');
  return first;
}
