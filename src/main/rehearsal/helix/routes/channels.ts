import { changeChannel } from '../../events/stream.ts';
import { helixTime } from '../../timestamps.ts';
import { type Channel, isModerator } from '../../world/channel.ts';
import { gameById } from '../../world/games.ts';
import { type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError, missing } from '../helixError.ts';
import type { HelixRoute } from '../route.ts';

const CONTENT_LABELS = [
  'DebatedSocialIssuesAndPolitics',
  'DrugsIntoxication',
  'SexualThemes',
  'ViolentGraphic',
  'Gambling',
  'ProfanityVulgarity',
];

function channelJson(channel: Channel) {
  return {
    broadcaster_id: channel.owner.id,
    broadcaster_login: channel.owner.login,
    broadcaster_name: channel.owner.displayName,
    broadcaster_language: channel.language,
    game_id: channel.gameId,
    game_name: gameById(channel.gameId)?.name ?? '',
    title: channel.title,
    delay: channel.delaySeconds,
    tags: channel.tags,
    content_classification_labels: channel.contentLabels,
    is_branded_content: channel.branded,
  };
}

function readLabels(call: HelixCall, channel: Channel): string[] | null {
  if (!call.body.has('content_classification_labels')) return null;
  const labels = new Set(channel.contentLabels);
  for (const entry of call.body.bodies('content_classification_labels')) {
    const id = entry.text('id');
    if (!CONTENT_LABELS.includes(id))
      throw new HelixError(400, `The content classification label ${id} is not valid or cannot be set.`);
    if (entry.flag('is_enabled')) labels.add(id);
    else labels.delete(id);
  }
  return [...labels];
}

function readTags(call: HelixCall): string[] | null {
  const tags = call.body.maybeTexts('tags');
  if (!tags) return null;
  if (tags.length > 10) throw new HelixError(400, 'A channel may specify a maximum of 10 tags.');
  for (const tag of tags)
    if (tag === '' || [...tag].length > 25 || !/^[\p{L}\p{N}]+$/u.test(tag))
      throw new HelixError(
        400,
        'A tag must be 1 to 25 characters and must not contain spaces or special characters.',
      );
  return tags;
}

export const CHANNEL_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/channels',
    run(call) {
      const ids = call.list('broadcaster_id');
      if (ids.length === 0) throw missing('broadcaster_id');
      const found = ids
        .map((id) => call.world.accounts.get(id))
        .filter((account) => account !== null)
        .map((account) => channelJson(call.world.openChannel(account)));
      return { status: 200, json: { data: found } };
    },
  },
  {
    method: 'PATCH',
    path: '/channels',
    scopes: ['channel:manage:broadcast'],
    run(call) {
      const channel = call.own();
      const { body } = call;
      const gameId = body.maybeText('game_id');
      const game = gameId === '' ? '0' : gameId;
      if (game !== null && game !== '0' && !gameById(game))
        throw new HelixError(400, 'The ID in game_id is not valid.');
      const title = body.maybeText('title', { max: 140 });
      if (title !== null && title.trim() === '')
        throw new HelixError(400, 'The title field may not contain an empty string.');
      // Some clients send the number as text.
      const delay = body.has('delay') ? Number(body.raw('delay')) : null;
      if (delay !== null && (!Number.isInteger(delay) || delay < 0 || delay > 900))
        throw new HelixError(400, 'The value in delay must be in the range 0 through 900.');
      if (delay !== null && channel.owner.broadcasterType !== 'partner')
        throw new HelixError(400, 'To set a stream delay, the broadcaster must be a partner.');
      const language = body.maybeText('broadcaster_language');
      const tags = readTags(call);
      const labels = readLabels(call, channel);
      const branded = body.maybeFlag('is_branded_content');
      if (!Object.keys(body.record()).length)
        throw new HelixError(400, 'The request must specify at least one field to update.');
      changeChannel(call.stage, channel, {
        ...(game === null ? {} : { gameId: game === '0' ? '' : game }),
        ...(title === null ? {} : { title }),
        ...(language === null ? {} : { language }),
        ...(tags === null ? {} : { tags }),
        ...(labels === null ? {} : { contentLabels: labels }),
        ...(branded === null ? {} : { branded }),
        ...(delay === null ? {} : { delaySeconds: delay }),
      });
      return NO_CONTENT;
    },
  },
  {
    method: 'GET',
    path: '/channels/followers',
    run(call) {
      const channel = call.channel();
      const total = channel.followers.size;
      const allowed =
        call.account !== null &&
        call.hasScope('moderator:read:followers') &&
        isModerator(channel, call.account.id);
      const userId = call.maybe('user_id');
      if (!allowed) {
        if (userId !== null)
          throw new HelixError(
            401,
            'Missing scope: moderator:read:followers, or the caller is not a moderator',
          );
        return { status: 200, json: { data: [], pagination: {}, total } };
      }
      const followers = [...channel.followers]
        .filter(([id]) => userId === null || id === userId)
        .sort(([, a], [, b]) => b - a);
      return call.page(
        followers,
        ([id, at]) => {
          const account = call.world.accounts.get(id);
          return {
            user_id: id,
            user_login: account?.login ?? '',
            user_name: account?.displayName ?? '',
            followed_at: helixTime(at),
          };
        },
        { total },
      );
    },
  },
  {
    method: 'GET',
    path: '/channels/followed',
    scopes: ['user:read:follows'],
    run(call) {
      const userId = call.need('user_id');
      if (userId !== call.user.id)
        throw new HelixError(
          401,
          "The ID in user_id must match the user ID found in the request's OAuth token.",
        );
      const only = call.maybe('broadcaster_id');
      const followed = [...call.world.channels()]
        .filter((channel) => channel.followers.has(userId) && (!only || channel.owner.id === only))
        .sort((a, b) => (b.followers.get(userId) ?? 0) - (a.followers.get(userId) ?? 0));
      return call.page(
        followed,
        (channel) => ({
          broadcaster_id: channel.owner.id,
          broadcaster_login: channel.owner.login,
          broadcaster_name: channel.owner.displayName,
          followed_at: helixTime(channel.followers.get(userId) ?? 0),
        }),
        { total: followed.length },
      );
    },
  },
  {
    method: 'GET',
    path: '/channels/editors',
    scopes: ['channel:read:editors'],
    run(call) {
      call.own();
      return { status: 200, json: { data: [] } };
    },
  },
];
