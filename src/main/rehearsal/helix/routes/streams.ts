import { helixTime } from '../../timestamps.ts';
import type { Channel, LiveStream, Marker } from '../../world/channel.ts';
import { gameById } from '../../world/games.ts';
import { data, type HelixCall } from '../helixCall.ts';
import { HelixError, missing } from '../helixError.ts';
import { userNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';

function streamJson(channel: Channel) {
  const { owner, stream } = channel;
  return {
    id: stream?.id ?? '',
    user_id: owner.id,
    user_login: owner.login,
    user_name: owner.displayName,
    game_id: channel.gameId,
    game_name: gameById(channel.gameId)?.name ?? '',
    type: 'live',
    title: channel.title,
    viewer_count: stream?.viewers ?? 0,
    started_at: helixTime(stream?.startedAt ?? 0),
    language: channel.language,
    thumbnail_url: `https://static.rehearsal.invalid/previews/${owner.login}-{width}x{height}.jpg`,
    tag_ids: [],
    tags: channel.tags,
    is_mature: channel.contentLabels.length > 0,
  };
}

function markerJson(marker: Marker) {
  return {
    id: marker.id,
    created_at: helixTime(marker.createdAt),
    position_seconds: marker.position,
    description: marker.description,
  };
}

/** Like `1h2m3s`. */
function lengthText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${hours > 0 ? `${hours}h` : ''}${hours + minutes > 0 ? `${minutes}m` : ''}${seconds % 60}s`;
}

/** The recording of the stream that is on; there are no older ones. */
function videoJson(call: HelixCall, channel: Channel, stream: LiveStream) {
  const url = `https://videos.rehearsal.invalid/${stream.videoId}`;
  return {
    id: stream.videoId,
    stream_id: stream.id,
    ...userNames(channel.owner),
    title: channel.title,
    description: '',
    created_at: helixTime(stream.startedAt),
    published_at: helixTime(stream.startedAt),
    url,
    thumbnail_url: '',
    viewable: 'public',
    view_count: stream.viewers,
    language: channel.language,
    type: 'archive',
    duration: lengthText(Math.floor((call.now - stream.startedAt) / 1000)),
    muted_segments: null,
  };
}

function liveVideos(call: HelixCall) {
  return [...call.world.channels()].flatMap((channel) =>
    channel.stream ? [{ channel, stream: channel.stream }] : [],
  );
}

export const STREAM_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/streams',
    run(call) {
      const [ids, logins, games, languages] = ['user_id', 'user_login', 'game_id', 'language'].map((name) =>
        call.list(name),
      );
      const matches = (list: string[] | undefined, value: string): boolean =>
        !list || list.length === 0 || list.includes(value);
      const named = (ids?.length ?? 0) + (logins?.length ?? 0) > 0;
      const live = [...call.world.channels()]
        .filter((channel) => channel.stream !== null)
        .filter(
          (channel) =>
            !named ||
            ids?.includes(channel.owner.id) ||
            logins?.some((login) => login.toLowerCase() === channel.owner.login),
        )
        .filter((channel) => matches(games, channel.gameId) && matches(languages, channel.language))
        .sort((a, b) => (b.stream?.viewers ?? 0) - (a.stream?.viewers ?? 0));
      return call.page(live, streamJson);
    },
  },
  {
    method: 'GET',
    path: '/streams/followed',
    scopes: ['user:read:follows'],
    run(call) {
      const userId = call.need('user_id');
      if (userId !== call.user.id)
        throw new HelixError(
          401,
          "The ID in user_id must match the user ID found in the request's OAuth token.",
        );
      const live = [...call.world.channels()].filter(
        (channel) => channel.stream !== null && channel.followers.has(userId),
      );
      return call.page(live, streamJson, {}, { standard: 100, max: 100 });
    },
  },
  {
    method: 'POST',
    path: '/streams/markers',
    scopes: ['channel:manage:broadcast'],
    run(call) {
      const channel = call.ownChannel(
        call.body.text('user_id'),
        "The ID in user_id must match the user ID found in the request's OAuth token.",
      );
      const description = call.body.maybeText('description', { max: 140 }) ?? '';
      if (!channel.stream) throw new HelixError(404, 'The user is not streaming live.');
      const marker: Marker = {
        id: call.stage.ids.uuid(),
        description,
        createdAt: call.now,
        position: Math.floor((call.now - channel.stream.startedAt) / 1000),
        videoId: channel.stream.videoId,
      };
      channel.markers.push(marker);
      return data(markerJson(marker));
    },
  },
  {
    method: 'GET',
    path: '/streams/markers',
    scopes: ['user:read:broadcast', 'channel:manage:broadcast'],
    run(call) {
      const userId = call.maybe('user_id');
      const videoId = call.maybe('video_id');
      if ((userId === null) === (videoId === null))
        throw new HelixError(
          400,
          'The user_id and video_id query parameters are mutually exclusive, and one is required.',
        );
      const channel = call.world.openChannel(call.user);
      const wanted = videoId ?? channel.markers.at(-1)?.videoId;
      const markers = channel.markers.filter((marker) => marker.videoId === wanted);
      if (markers.length === 0) return data();
      return data({
        ...userNames(channel.owner),
        videos: [
          {
            video_id: wanted,
            markers: markers.map((marker) => ({
              ...markerJson(marker),
              url: `https://videos.rehearsal.invalid/${marker.videoId}?t=${marker.position}s`,
            })),
          },
        ],
      });
    },
  },
  {
    method: 'GET',
    path: '/videos',
    run(call) {
      const ids = call.list('id');
      const userId = call.maybe('user_id');
      const gameId = call.maybe('game_id');
      if (ids.length === 0 && !userId && !gameId) throw missing('id');
      const found = liveVideos(call).filter(
        ({ channel, stream }) =>
          ids.includes(stream.videoId) || channel.owner.id === userId || channel.gameId === gameId,
      );
      if (ids.length > 0 && found.length === 0) throw new HelixError(404, 'The video was not found.');
      return call.page(found, ({ channel, stream }) => videoJson(call, channel, stream));
    },
  },
  {
    method: 'GET',
    path: '/streams/key',
    scopes: ['channel:read:stream_key'],
    run(call) {
      const channel = call.own();
      return data({ stream_key: `rehearsal_${channel.owner.id}_not_a_real_key` });
    },
  },
];
