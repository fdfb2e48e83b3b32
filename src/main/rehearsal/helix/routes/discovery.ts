import { helixTime } from '../../timestamps.ts';
import { GAMES, type Game, searchGames } from '../../world/games.ts';
import { data } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import { picture } from '../pictures.ts';
import type { HelixRoute } from '../route.ts';

function boxArt(game: Game): string {
  return `https://static.rehearsal.invalid/boxart/${game.id}-{width}x{height}.jpg`;
}

function gameJson(game: Game) {
  return { id: game.id, name: game.name, box_art_url: boxArt(game), igdb_id: game.igdbId };
}

const CONTENT_LABELS = [
  ['DebatedSocialIssuesAndPolitics', 'Politics and Sensitive Social Issues'],
  ['DrugsIntoxication', 'Drugs, Intoxication, or Excessive Tobacco Use'],
  ['Gambling', 'Gambling'],
  ['MatureGame', 'Mature-rated game'],
  ['ProfanityVulgarity', 'Significant Profanity or Vulgarity'],
  ['SexualThemes', 'Sexual Themes'],
  ['ViolentGraphic', 'Violent and Graphic Depictions'],
] as const;

/** Finding games, channels and labels. */
export const DISCOVERY_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/games',
    run(call) {
      const ids = call.list('id');
      const names = call.list('name').map((name) => name.toLowerCase());
      const igdb = call.list('igdb_id');
      if (ids.length + names.length + igdb.length === 0)
        throw new HelixError(
          400,
          'The request must specify at least one id, name or igdb_id query parameter.',
        );
      return data(
        ...GAMES.filter(
          (game) =>
            ids.includes(game.id) || names.includes(game.name.toLowerCase()) || igdb.includes(game.igdbId),
        ).map(gameJson),
      );
    },
  },
  { method: 'GET', path: '/games/top', run: (call) => call.page(GAMES, gameJson) },
  {
    method: 'GET',
    path: '/search/categories',
    run(call) {
      return call.page(searchGames(call.need('query')), (game) => ({
        box_art_url: boxArt(game),
        name: game.name,
        id: game.id,
      }));
    },
  },
  {
    method: 'GET',
    path: '/search/channels',
    run(call) {
      const query = call.need('query').toLowerCase();
      const liveOnly = call.flag('live_only');
      const found = [...call.world.channels()].filter(
        ({ owner, stream }) => owner.login.includes(query) && (!liveOnly || stream !== null),
      );
      return call.page(found, (channel) => ({
        broadcaster_language: channel.language,
        broadcaster_login: channel.owner.login,
        display_name: channel.owner.displayName,
        game_id: channel.gameId,
        game_name: GAMES.find((game) => game.id === channel.gameId)?.name ?? '',
        id: channel.owner.id,
        is_live: channel.stream !== null,
        tag_ids: [],
        tags: channel.tags,
        thumbnail_url: picture('profile', channel.owner.id),
        title: channel.title,
        started_at: channel.stream ? helixTime(channel.stream.startedAt) : '',
      }));
    },
  },
  {
    method: 'GET',
    path: '/content_classification_labels',
    run: () => data(...CONTENT_LABELS.map(([id, name]) => ({ id, name, description: name }))),
  },
  {
    method: 'GET',
    path: '/teams/channel',
    run(call) {
      call.channel();
      return data();
    },
  },
];
