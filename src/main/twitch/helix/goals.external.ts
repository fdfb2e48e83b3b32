import { z } from 'zod';
import type { GoalsApi } from '../../engine/twitch/api.ts';
import type { CharityCampaign, Goal, HypeTrain, Money } from '../../engine/twitch/campaignFacts.ts';
import type { Helix } from './caller.ts';
import {
  countSchema,
  flagSchema,
  idSchema,
  listSchema,
  maybeTimeSchema,
  personOf,
  textSchema,
  timeSchema,
  userFields,
} from './shapes.external.ts';

const goalSchema = z
  .object({
    id: idSchema,
    type: z.string(),
    description: textSchema,
    current_amount: countSchema,
    target_amount: countSchema,
    created_at: timeSchema,
  })
  .transform(
    (goal): Goal => ({
      id: goal.id,
      kind: goal.type,
      description: goal.description,
      current: goal.current_amount,
      target: goal.target_amount,
      startedAt: goal.created_at,
      endedAt: null,
      achieved: goal.current_amount >= goal.target_amount,
    }),
  );

/** The same on EventSub (version 2), where it has ended times as well. */
export const hypeTrainSchema = z
  .object({
    id: idSchema,
    level: countSchema,
    total: countSchema,
    progress: z.number().nullish(),
    goal: z.number().nullish(),
    type: textSchema,
    is_shared_train: flagSchema,
    top_contributions: z.array(z.object({ ...userFields, type: textSchema, total: countSchema })).nullish(),
    started_at: timeSchema,
    expires_at: maybeTimeSchema,
    ended_at: maybeTimeSchema,
    cooldown_ends_at: maybeTimeSchema,
  })
  .transform(
    (train): HypeTrain => ({
      id: train.id,
      level: train.level,
      total: train.total,
      progress: train.progress ?? null,
      goal: train.goal ?? null,
      kind: TRAINS.find((kind) => kind === train.type) ?? 'other',
      shared: train.is_shared_train,
      top: (train.top_contributions ?? []).map((one) => ({
        user: personOf(one.user_id, one.user_login, one.user_name),
        kind: one.type,
        total: one.total,
      })),
      startedAt: train.started_at,
      endsAt: train.ended_at ?? train.expires_at ?? train.started_at,
      cooldownEndsAt: train.cooldown_ends_at,
    }),
  );

const TRAINS = ['regular', 'golden_kappa', 'treasure'] as const;

/** Events say `decimal_places`, notices in chat `decimal_place`. */
export const moneySchema = z
  .object({
    value: countSchema,
    decimal_places: z.number().nullish(),
    decimal_place: z.number().nullish(),
    currency: textSchema,
  })
  .transform(
    (money): Money => ({
      value: money.value,
      decimals: money.decimal_places ?? money.decimal_place ?? 2,
      currency: money.currency,
    }),
  );

export const campaignSchema = z
  .object({
    id: idSchema,
    charity_name: textSchema,
    charity_description: textSchema,
    charity_website: textSchema,
    charity_logo: textSchema,
    current_amount: moneySchema,
    target_amount: moneySchema,
  })
  .transform(
    (campaign): CharityCampaign => ({
      id: campaign.id,
      name: campaign.charity_name,
      description: campaign.charity_description,
      website: campaign.charity_website,
      logoUrl: campaign.charity_logo,
      current: campaign.current_amount,
      target: campaign.target_amount,
    }),
  );

export function goalsApi({ call }: Helix): GoalsApi {
  return {
    async list() {
      const { data } = await call({
        method: 'GET',
        path: '/goals',
        as: 'streamer',
        scopes: ['channel:read:goals'],
        query: (actor) => ({ broadcaster_id: actor }),
        answer: listSchema(goalSchema),
      });
      return data;
    },
    async hypeTrain() {
      const { data } = await call({
        method: 'GET',
        path: '/hypetrain/status',
        as: 'streamer',
        scopes: ['channel:read:hype_train'],
        query: (actor) => ({ broadcaster_id: actor }),
        answer: listSchema(z.object({ current: hypeTrainSchema.nullish() })),
      });
      return data[0]?.current ?? null;
    },
    async charity() {
      const { data } = await call({
        method: 'GET',
        path: '/charity/campaigns',
        as: 'streamer',
        scopes: ['channel:read:charity'],
        query: (actor) => ({ broadcaster_id: actor }),
        answer: listSchema(campaignSchema),
      });
      return data[0] ?? null;
    },
  };
}
