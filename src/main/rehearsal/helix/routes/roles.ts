import { addModerator, addVip, removeModerator, removeVip } from '../../events/roles.ts';
import type { Account } from '../../world/account.ts';
import { activeBan, type Channel, isModerator } from '../../world/channel.ts';
import { type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import { broadcasterNames, userNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';

const MAX_VIPS = 50;
const WRONG_USER = 'incorrect user authorization';

function countChange(call: HelixCall, kind: string): void {
  if (!call.stage.quotas.roleChanges.take(`${kind} ${call.user.id}`, call.now))
    throw new HelixError(
      429,
      'The broadcaster has exceeded the number of requests allowed within a 10-second window.',
    );
}

function members(call: HelixCall, ids: Iterable<string>): Account[] {
  const only = call.list('user_id');
  return [...ids]
    .filter((id) => only.length === 0 || only.includes(id))
    .map((id) => call.world.accounts.get(id))
    .filter((account) => account !== null);
}

function notBanned(call: HelixCall, channel: Channel, target: Account): void {
  if (activeBan(channel, target.id, call.now))
    throw new HelixError(400, 'The user is banned from the broadcaster’s chat room.');
}

export const ROLE_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/moderation/moderators',
    scopes: ['moderation:read', 'channel:manage:moderators'],
    run(call) {
      return call.page(members(call, call.own().moderators), userNames);
    },
  },
  {
    method: 'POST',
    path: '/moderation/moderators',
    scopes: ['channel:manage:moderators'],
    run(call) {
      const channel = call.own('broadcaster_id', WRONG_USER);
      const target = call.target(call.need('user_id'));
      countChange(call, 'mod');
      if (isModerator(channel, target.id)) throw new HelixError(400, 'user is already a mod');
      notBanned(call, channel, target);
      if (channel.vips.has(target.id))
        throw new HelixError(
          422,
          'The user is a VIP. To make them a moderator, you must first remove them as a VIP.',
        );
      addModerator(call.stage, channel, target);
      return NO_CONTENT;
    },
  },
  {
    method: 'DELETE',
    path: '/moderation/moderators',
    scopes: ['channel:manage:moderators'],
    run(call) {
      const channel = call.own('broadcaster_id', WRONG_USER);
      const target = call.target(call.need('user_id'));
      countChange(call, 'mod');
      if (!removeModerator(call.stage, channel, target)) throw new HelixError(400, 'user is not a mod');
      return NO_CONTENT;
    },
  },
  {
    method: 'GET',
    path: '/moderation/channels',
    scopes: ['user:read:moderated_channels'],
    run(call) {
      const userId = call.need('user_id');
      if (userId !== call.user.id)
        throw new HelixError(
          401,
          "The ID in user_id must match the user ID found in the request's OAuth token.",
        );
      const channels = [...call.world.channels()].filter((channel) => channel.moderators.has(userId));
      return call.page(channels, broadcasterNames);
    },
  },
  {
    method: 'GET',
    path: '/channels/vips',
    scopes: ['channel:read:vips', 'channel:manage:vips'],
    run(call) {
      return call.page(members(call, call.own().vips), userNames);
    },
  },
  {
    method: 'POST',
    path: '/channels/vips',
    scopes: ['channel:manage:vips'],
    run(call) {
      const channel = call.own('broadcaster_id', WRONG_USER);
      const target = call.world.accounts.get(call.need('user_id'));
      if (!target) throw new HelixError(404, 'The ID in user_id was not found.');
      countChange(call, 'vip');
      notBanned(call, channel, target);
      if (isModerator(channel, target.id))
        throw new HelixError(
          422,
          'The user in the user_id query parameter is a moderator. To make them a VIP, you must first remove them as a moderator.',
        );
      if (channel.vips.has(target.id))
        throw new HelixError(422, 'The user in the user_id query parameter is already a VIP.');
      if (channel.vips.size >= MAX_VIPS)
        throw new HelixError(409, 'The broadcaster doesn’t have available VIP slots.');
      addVip(call.stage, channel, target);
      return NO_CONTENT;
    },
  },
  {
    method: 'DELETE',
    path: '/channels/vips',
    scopes: ['channel:manage:vips'],
    run(call) {
      const channel = call.own('broadcaster_id', WRONG_USER);
      const target = call.world.accounts.get(call.need('user_id'));
      if (!target) throw new HelixError(404, 'The ID in user_id was not found.');
      countChange(call, 'vip');
      if (!removeVip(call.stage, channel, target))
        throw new HelixError(
          422,
          'The user in the user_id query parameter is not a VIP in the broadcaster’s channel.',
        );
      return NO_CONTENT;
    },
  },
];
