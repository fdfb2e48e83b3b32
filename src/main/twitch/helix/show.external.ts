import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../../engine/ports.ts';
import type { AdSchedule, AdsApi, Clip, ClipsApi, RaidsApi } from '../../engine/twitch/api.ts';
import type { Helix } from './caller.ts';
import {
  countSchema,
  idSchema,
  listSchema,
  maybeTimeSchema,
  personOf,
  textSchema,
  timeSchema,
} from './shapes.external.ts';

/** Twitch makes clips in its own time; one that is not there after this long failed. */
const CLIP_MS = 15_000;
const CLIP_ASK_MS = 1_500;

const RAIDS = ['channel:manage:raids'];

export function raidsApi({ call }: Helix): RaidsApi {
  return {
    async start(channelId) {
      await call({
        method: 'POST',
        path: '/raids',
        as: 'streamer',
        scopes: RAIDS,
        query: (actor) => ({ from_broadcaster_id: actor, to_broadcaster_id: channelId }),
        answer: null,
      });
    },
    async cancel() {
      await call({
        method: 'DELETE',
        path: '/raids',
        as: 'streamer',
        scopes: RAIDS,
        query: (actor) => ({ broadcaster_id: actor }),
        answer: null,
      });
    },
  };
}

const adsSchema = z
  .object({
    next_ad_at: maybeTimeSchema,
    duration: countSchema,
    last_ad_at: maybeTimeSchema,
    preroll_free_time: countSchema,
    snooze_count: countSchema,
    snooze_refresh_at: maybeTimeSchema,
  })
  .partial()
  .transform(
    (ads): AdSchedule => ({
      nextAt: ads.next_ad_at ?? null,
      duration: ads.duration ?? 0,
      lastAt: ads.last_ad_at ?? null,
      prerollFree: ads.preroll_free_time ?? 0,
      snoozes: ads.snooze_count ?? 0,
      snoozeBackAt: ads.snooze_refresh_at ?? null,
    }),
  );

const commercialSchema = listSchema(
  z.object({ length: countSchema, message: textSchema, retry_after: countSchema }),
);

export function adsApi({ call }: Helix): AdsApi {
  const schedule = async (): Promise<AdSchedule> => {
    const { data } = await call({
      method: 'GET',
      path: '/channels/ads',
      as: 'streamer',
      scopes: ['channel:read:ads'],
      query: (actor) => ({ broadcaster_id: actor }),
      answer: listSchema(adsSchema),
    });
    return data[0] ?? adsSchema.parse({});
  };
  return {
    schedule,
    async snooze() {
      await call({
        method: 'POST',
        path: '/channels/ads/schedule/snooze',
        as: 'streamer',
        scopes: ['channel:manage:ads'],
        query: (actor) => ({ broadcaster_id: actor }),
        answer: null,
      });
      // The answer tells less than the schedule.
      return await schedule();
    },
    async run(seconds) {
      const { data } = await call({
        method: 'POST',
        path: '/channels/commercial',
        as: 'streamer',
        scopes: ['channel:edit:commercial'],
        body: (actor) => ({ broadcaster_id: actor, length: Math.min(180, seconds) }),
        answer: commercialSchema,
      });
      const [ad] = data;
      return { seconds: ad?.length ?? seconds, message: ad?.message ?? '', retryAfter: ad?.retry_after ?? 0 };
    },
  };
}

const clipSchema = z
  .object({
    id: z.string(),
    url: textSchema,
    title: textSchema,
    creator_id: idSchema.nullish(),
    creator_name: z.string().nullish(),
    created_at: timeSchema,
    duration: countSchema,
    view_count: countSchema,
    thumbnail_url: textSchema,
  })
  .transform(
    (clip): Clip => ({
      id: clip.id,
      url: clip.url,
      title: clip.title,
      creator: personOf(
        clip.creator_id ?? '',
        (clip.creator_name ?? '').toLowerCase(),
        clip.creator_name ?? '',
      ),
      createdAt: clip.created_at,
      seconds: clip.duration,
      views: clip.view_count,
      thumbnailUrl: clip.thumbnail_url,
    }),
  );

export function clipsApi({ call }: Helix, clock: Clock): ClipsApi {
  const get = async (query: Record<string, string | number>): Promise<Clip[]> => {
    const { data } = await call({
      method: 'GET',
      path: '/clips',
      as: 'anybody',
      scopes: [],
      query: () => query,
      answer: listSchema(clipSchema),
    });
    return data;
  };
  const byId = async (id: string): Promise<Clip | null> => (await get({ id }))[0] ?? null;
  return {
    async create(title) {
      const { data } = await call({
        method: 'POST',
        path: '/clips',
        as: 'streamer',
        scopes: ['clips:edit'],
        query: (actor) => ({ broadcaster_id: actor, title }),
        answer: listSchema(z.object({ id: z.string() })),
      });
      const id = data[0]?.id;
      const until = clock.elapsed() + CLIP_MS;
      while (id !== undefined && clock.elapsed() < until) {
        await new Promise<void>((resolve) => {
          clock.after(CLIP_ASK_MS, resolve);
        });
        const clip = await byId(id);
        if (clip) return clip;
      }
      throw new AppError('twitch.clip_failed', 'Twitch did not make the clip. Please try again in a moment.');
    },
    of: (channelId, count) => get({ broadcaster_id: channelId, first: Math.min(100, Math.max(1, count)) }),
    byId,
  };
}
