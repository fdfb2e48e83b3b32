import { createClip } from '../../events/clips.ts';
import { helixTime } from '../../timestamps.ts';
import type { Channel, Clip } from '../../world/channel.ts';
import type { HelixCall } from '../helixCall.ts';
import { HelixError, malformed } from '../helixError.ts';
import { picture } from '../pictures.ts';
import type { HelixRoute } from '../route.ts';

function clipJson(call: HelixCall, channel: Channel, clip: Clip) {
  const creator = call.world.accounts.get(clip.creatorId);
  return {
    id: clip.id,
    url: `https://clips.rehearsal.invalid/${clip.id}`,
    embed_url: `https://clips.rehearsal.invalid/embed?clip=${clip.id}`,
    broadcaster_id: channel.owner.id,
    broadcaster_name: channel.owner.displayName,
    creator_id: creator?.id ?? '',
    creator_name: creator?.displayName ?? '',
    video_id: clip.videoId,
    game_id: clip.gameId,
    language: channel.language,
    title: clip.title,
    view_count: clip.views,
    created_at: helixTime(clip.createdAt),
    thumbnail_url: picture('clips', clip.id),
    duration: clip.duration,
    vod_offset: clip.offset,
    is_featured: false,
  };
}

function readTime(call: HelixCall, name: string, standard: number): number {
  const given = call.maybe(name);
  if (given === null) return standard;
  const time = Date.parse(given);
  if (Number.isNaN(time)) throw malformed(name, 'the value must be an RFC 3339 timestamp');
  return time;
}

export const CLIP_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/clips',
    scopes: ['clips:edit'],
    run(call) {
      const channel = call.channel();
      const duration = Number(call.maybe('duration') ?? 30);
      if (Number.isNaN(duration) || duration < 5 || duration > 60)
        throw malformed('duration', 'the value must be 5 to 60');
      const clip = createClip(call.stage, channel, call.user, call.maybe('title') ?? '', duration);
      if (!clip) throw new HelixError(404, 'Clipping is not possible for an offline channel.');
      const edit = `https://clips.rehearsal.invalid/${clip.id}/edit`;
      return { status: 202, json: { data: [{ id: clip.id, edit_url: edit }] } };
    },
  },
  {
    method: 'GET',
    path: '/clips',
    run(call) {
      const ids = call.list('id');
      const gameId = call.maybe('game_id');
      const broadcasterId = call.maybe('broadcaster_id');
      const filters = [ids.length > 0, gameId !== null, broadcasterId !== null].filter(Boolean).length;
      if (filters !== 1)
        throw new HelixError(
          400,
          'The id, game_id, and broadcaster_id query parameters are mutually exclusive, and one is required.',
        );
      const from = readTime(call, 'started_at', 0);
      const until = readTime(call, 'ended_at', Number.POSITIVE_INFINITY);
      const found = [...call.world.channels()].flatMap((channel) =>
        channel.clips
          .filter(
            (clip) =>
              (ids.length === 0 || ids.includes(clip.id)) &&
              (gameId === null || clip.gameId === gameId) &&
              (broadcasterId === null || channel.owner.id === broadcasterId) &&
              clip.createdAt >= from &&
              clip.createdAt <= until,
          )
          .map((clip) => ({ channel, clip })),
      );
      found.sort((a, b) => b.clip.views - a.clip.views);
      return call.page(found, ({ channel, clip }) => clipJson(call, channel, clip));
    },
  },
];
