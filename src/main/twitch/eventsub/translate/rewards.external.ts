import { z } from 'zod';
import type { RewardChanged } from '../../../engine/twitch/viewerFacts.ts';
import { redeemedRewardSchema, redemptionStatus } from '../../helix/rewards.external.ts';
import {
  countSchema,
  flagSchema,
  idSchema,
  maybeTimeSchema,
  textSchema,
  timeSchema,
} from '../../helix/shapes.external.ts';
import { messageSchema, somebody, userFields } from './shapes.external.ts';
import { type Translator, translator } from './translator.ts';

const redemptionSchema = z.object({
  id: idSchema,
  ...userFields,
  user_input: textSchema,
  status: textSchema,
  reward: redeemedRewardSchema,
  redeemed_at: timeSchema,
});

const limitSchema = z.object({ is_enabled: flagSchema, value: countSchema }).nullish();
const imageSchema = z.object({ url_4x: textSchema }).nullish();

const rewardSchema = z.object({
  id: idSchema,
  is_enabled: flagSchema,
  is_paused: flagSchema,
  is_in_stock: flagSchema,
  title: textSchema,
  cost: countSchema,
  prompt: textSchema,
  is_user_input_required: flagSchema,
  should_redemptions_skip_request_queue: flagSchema,
  cooldown_expires_at: maybeTimeSchema,
  redemptions_redeemed_current_stream: z.number().nullish(),
  max_per_stream: limitSchema,
  max_per_user_per_stream: limitSchema,
  global_cooldown: z.object({ is_enabled: flagSchema, seconds: countSchema }).nullish(),
  background_color: textSchema,
  image: imageSchema,
  default_image: imageSchema,
});

/** Channel points. */
export const REWARDS: Readonly<Record<string, Translator>> = {
  'channel.channel_points_custom_reward.add': rewardTranslator('added'),
  'channel.channel_points_custom_reward.update': rewardTranslator('updated'),
  'channel.channel_points_custom_reward.remove': rewardTranslator('removed'),

  'channel.channel_points_custom_reward_redemption.add': translator(redemptionSchema, (event, telling) =>
    telling.redemption(redemptionOf(event, telling.time)),
  ),
  'channel.channel_points_custom_reward_redemption.update': translator(redemptionSchema, (event, telling) =>
    telling.emit('viewer.redemptionUpdated', redemptionOf(event, telling.time)),
  ),

  'channel.channel_points_automatic_reward_redemption.add': translator(
    z.object({
      id: idSchema,
      ...userFields,
      reward: z.object({
        type: textSchema,
        channel_points: countSchema,
        emote: z.object({ id: idSchema, name: textSchema }).nullish(),
      }),
      message: messageSchema,
      redeemed_at: timeSchema,
    }),
    (event, telling) =>
      telling.emit('viewer.redeemedAutomatic', {
        id: event.id,
        user: somebody(event, 'user'),
        kind: event.reward.type,
        cost: event.reward.channel_points,
        text: event.message.text,
        emote: event.reward.emote ?? null,
        time: event.redeemed_at || telling.time,
      }),
  ),
};

function redemptionOf(event: z.output<typeof redemptionSchema>, now: number) {
  return {
    id: event.id,
    user: somebody(event, 'user'),
    input: event.user_input,
    status: redemptionStatus(event.status),
    reward: event.reward,
    time: event.redeemed_at || now,
    late: false,
  };
}

function rewardTranslator(change: RewardChanged['change']): Translator {
  return translator(rewardSchema, (reward, telling) => {
    const {
      max_per_stream: perStream,
      max_per_user_per_stream: perViewer,
      global_cooldown: cooldown,
    } = reward;
    telling.emit('reward.changed', {
      change,
      reward: {
        id: reward.id,
        title: reward.title,
        prompt: reward.prompt,
        cost: reward.cost,
        enabled: reward.is_enabled,
        paused: reward.is_paused,
        inStock: reward.is_in_stock,
        needsInput: reward.is_user_input_required,
        skipsQueue: reward.should_redemptions_skip_request_queue,
        perStream: perStream?.is_enabled ? perStream.value : null,
        perViewerPerStream: perViewer?.is_enabled ? perViewer.value : null,
        cooldown: cooldown?.is_enabled ? cooldown.seconds : null,
        colour: reward.background_color,
        imageUrl: reward.image?.url_4x || reward.default_image?.url_4x || '',
        cooldownEnds: reward.cooldown_expires_at,
        redeemedThisStream: reward.redemptions_redeemed_current_stream ?? null,
      },
    });
  });
}
