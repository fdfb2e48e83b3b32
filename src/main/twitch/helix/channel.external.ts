import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Category, ChannelApi, ChannelInfo, StreamInfo } from '../../engine/twitch/api.ts';
import type { Helix } from './caller.ts';
import { chunks } from './paging.ts';
import {
  countSchema,
  flagSchema,
  idSchema,
  listSchema,
  personOf,
  textSchema,
  timeSchema,
} from './shapes.external.ts';

const tagsSchema = z
  .array(z.string())
  .nullish()
  .transform((tags) => tags ?? []);

const infoSchema = z
  .object({
    broadcaster_id: idSchema,
    broadcaster_login: z.string(),
    broadcaster_name: z.string(),
    broadcaster_language: textSchema,
    game_id: textSchema,
    game_name: textSchema,
    title: textSchema,
    tags: tagsSchema,
    content_classification_labels: tagsSchema,
  })
  .transform(
    (info): ChannelInfo => ({
      user: personOf(info.broadcaster_id, info.broadcaster_login, info.broadcaster_name),
      title: info.title,
      language: info.broadcaster_language,
      category: { id: info.game_id, name: info.game_name },
      labels: info.content_classification_labels,
      tags: info.tags,
    }),
  );

const streamSchema = z
  .object({
    id: idSchema,
    user_id: idSchema,
    user_login: z.string(),
    user_name: z.string(),
    game_id: textSchema,
    game_name: textSchema,
    title: textSchema,
    viewer_count: countSchema,
    started_at: timeSchema,
    language: textSchema,
    thumbnail_url: textSchema,
    tags: tagsSchema,
  })
  .transform(
    (stream): StreamInfo => ({
      id: stream.id,
      user: personOf(stream.user_id, stream.user_login, stream.user_name),
      category: { id: stream.game_id, name: stream.game_name },
      title: stream.title,
      viewers: stream.viewer_count,
      startedAt: stream.started_at,
      language: stream.language,
      thumbnailUrl: stream.thumbnail_url,
      tags: stream.tags,
    }),
  );

const categorySchema = z
  .object({ id: idSchema, name: z.string(), box_art_url: textSchema })
  .transform(({ id, name, box_art_url }): Category => ({ id, name, boxArtUrl: box_art_url }));

const foundSchema = z
  .object({
    id: idSchema,
    broadcaster_login: z.string(),
    display_name: z.string(),
    is_live: flagSchema,
    title: textSchema,
  })
  .transform((found) => ({
    ...personOf(found.id, found.broadcaster_login, found.display_name),
    live: found.is_live,
    title: found.title,
  }));

const markerSchema = listSchema(z.object({ id: idSchema, position_seconds: countSchema }));

export function channelApi({ call }: Helix): ChannelApi {
  return {
    async info(userIds) {
      const found: ChannelInfo[] = [];
      for (const ids of chunks([...new Set(userIds)])) {
        const { data } = await call({
          method: 'GET',
          path: '/channels',
          as: 'anybody',
          scopes: [],
          query: () => ({ broadcaster_id: ids }),
          answer: listSchema(infoSchema),
        });
        found.push(...data);
      }
      return found;
    },
    async change({ title, categoryId, language, tags, labels }) {
      await call({
        method: 'PATCH',
        path: '/channels',
        as: 'streamer',
        scopes: ['channel:manage:broadcast'],
        query: (actor) => ({ broadcaster_id: actor }),
        body: () => ({
          ...(title === undefined ? {} : { title }),
          ...(categoryId === undefined ? {} : { game_id: categoryId }),
          ...(language === undefined ? {} : { broadcaster_language: language }),
          ...(tags === undefined ? {} : { tags }),
          ...(labels === undefined
            ? {}
            : {
                content_classification_labels: Object.entries(labels).map(([id, on]) => ({
                  id,
                  is_enabled: on,
                })),
              }),
        }),
        answer: null,
        repeatable: true,
      });
    },
    async streams(userIds) {
      const found: StreamInfo[] = [];
      for (const ids of chunks([...new Set(userIds)])) {
        const { data } = await call({
          method: 'GET',
          path: '/streams',
          as: 'anybody',
          scopes: [],
          query: () => ({ user_id: ids, first: 100 }),
          answer: listSchema(streamSchema),
        });
        found.push(...data);
      }
      return found;
    },
    async mark(description) {
      const { data } = await call({
        method: 'POST',
        path: '/streams/markers',
        as: 'streamer',
        scopes: ['channel:manage:broadcast'],
        body: (actor) => ({
          user_id: actor,
          ...(description === '' ? {} : { description: description.slice(0, 140) }),
        }),
        answer: markerSchema,
      });
      const [marker] = data;
      if (!marker) throw new AppError('twitch.unexpected', 'Twitch did not confirm the marker.');
      return { id: marker.id, seconds: marker.position_seconds };
    },
    async categories(ids) {
      const found: Category[] = [];
      for (const id of chunks([...new Set(ids)])) {
        const { data } = await call({
          method: 'GET',
          path: '/games',
          as: 'anybody',
          scopes: [],
          query: () => ({ id }),
          answer: listSchema(categorySchema),
        });
        found.push(...data);
      }
      return found;
    },
    async findCategories(text) {
      const { data } = await call({
        method: 'GET',
        path: '/search/categories',
        as: 'anybody',
        scopes: [],
        query: () => ({ query: text, first: 20 }),
        answer: listSchema(categorySchema),
      });
      return data;
    },
    async findChannels(text, liveOnly) {
      const { data } = await call({
        method: 'GET',
        path: '/search/channels',
        as: 'anybody',
        scopes: [],
        query: () => ({ query: text, live_only: liveOnly, first: 20 }),
        answer: listSchema(foundSchema),
      });
      return data;
    },
  };
}
