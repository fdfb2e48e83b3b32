import { helixTime } from '../../timestamps.ts';
import type { Channel } from '../../world/channel.ts';
import { gameById } from '../../world/games.ts';
import type { HelixRoute } from '../route.ts';

export function streamJson(channel: Channel) {
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
];
