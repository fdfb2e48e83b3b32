import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { AudienceApi, Follower, Subscriber } from '../../engine/twitch/api.ts';
import type { Helix } from './caller.ts';
import {
  countSchema,
  flagSchema,
  idSchema,
  listSchema,
  maybePerson,
  pageSchema,
  personOf,
  tierOf,
  timeSchema,
  userFields,
} from './shapes.external.ts';

const followerSchema = z.object({ ...userFields, followed_at: timeSchema }).transform(
  (follower): Follower => ({
    ...personOf(follower.user_id, follower.user_login, follower.user_name),
    followedAt: follower.followed_at,
  }),
);

const subscriberSchema = z
  .object({
    ...userFields,
    tier: z.string(),
    is_gift: flagSchema,
    gifter_id: idSchema.nullish(),
    gifter_login: z.string().nullish(),
    gifter_name: z.string().nullish(),
  })
  .transform(
    (subscriber): Subscriber => ({
      ...personOf(subscriber.user_id, subscriber.user_login, subscriber.user_name),
      tier: tierOf(subscriber.tier),
      gift: subscriber.is_gift,
      giver: maybePerson(subscriber.gifter_id, subscriber.gifter_login, subscriber.gifter_name),
    }),
  );

const leaderSchema = z.object({ ...userFields, rank: countSchema, score: countSchema });

export function audienceApi({ call, channelId }: Helix): AudienceApi {
  return {
    // As the streamer: to a bot that is no moderator Twitch shows an empty list, without an error.
    async followers(after) {
      const page = await call({
        method: 'GET',
        path: '/channels/followers',
        as: 'streamer',
        scopes: ['moderator:read:followers'],
        query: () => ({ broadcaster_id: channelId(), first: 100, after }),
        answer: pageSchema(followerSchema),
      });
      return { items: page.data, next: page.pagination, total: page.total };
    },
    async follower(userId) {
      const { data } = await call({
        method: 'GET',
        path: '/channels/followers',
        as: 'streamer',
        scopes: ['moderator:read:followers'],
        query: () => ({ broadcaster_id: channelId(), user_id: userId }),
        answer: listSchema(followerSchema),
      });
      return data[0] ?? null;
    },
    async subscribers(after) {
      const page = await call({
        method: 'GET',
        path: '/subscriptions',
        as: 'streamer',
        scopes: ['channel:read:subscriptions'],
        query: (actor) => ({ broadcaster_id: actor, first: 100, after }),
        answer: pageSchema(subscriberSchema),
      });
      return { items: page.data, next: page.pagination, total: page.total, points: page.points };
    },
    async subscriber(userId) {
      try {
        const { data } = await call({
          method: 'GET',
          path: '/subscriptions',
          as: 'streamer',
          scopes: ['channel:read:subscriptions'],
          query: (actor) => ({ broadcaster_id: actor, user_id: userId }),
          answer: listSchema(subscriberSchema),
        });
        return data[0] ?? null;
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.code === 'not_found') return null;
        throw thrown;
      }
    },
    async bitsLeaders(count) {
      const { data } = await call({
        method: 'GET',
        path: '/bits/leaderboard',
        as: 'streamer',
        scopes: ['bits:read'],
        query: () => ({ count: Math.min(100, Math.max(1, count)) }),
        answer: listSchema(leaderSchema),
      });
      return data.map((leader) => ({
        user: personOf(leader.user_id, leader.user_login, leader.user_name),
        rank: leader.rank,
        bits: leader.score,
      }));
    },
  };
}
