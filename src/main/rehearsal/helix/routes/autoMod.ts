import { roughness } from '../../chat/rules.ts';
import { addBlockedTerm, changeAutoMod, removeBlockedTerm, resolveHeld } from '../../events/autoMod.ts';
import { resolveUnban } from '../../events/warnings.ts';
import { helixTime } from '../../timestamps.ts';
import { AUTOMOD_CATEGORIES, type AutoModCategory, type BlockedTerm } from '../../world/autoMod.ts';
import { type Channel, isModerator, type UnbanRequest } from '../../world/channel.ts';
import { data, type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError, malformed, WRONG_MODERATOR } from '../helixError.ts';
import { broadcasterNames, moderatorNames, userNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';

/** What one switch for all means for each category: 0 lets everything through, 4 holds the most. */
function levelsOf(overall: number): Record<AutoModCategory, number> {
  const levels = {} as Record<AutoModCategory, number>;
  for (const name of AUTOMOD_CATEGORIES) levels[name] = overall;
  return levels;
}

function settingsJson(call: HelixCall, channel: Channel) {
  return {
    broadcaster_id: channel.owner.id,
    moderator_id: call.user.id,
    overall_level: channel.autoMod.overall,
    ...channel.autoMod.levels,
  };
}

function termJson(channel: Channel, term: BlockedTerm) {
  return {
    broadcaster_id: channel.owner.id,
    moderator_id: term.moderatorId,
    id: term.id,
    text: term.text,
    created_at: helixTime(term.createdAt),
    updated_at: helixTime(term.createdAt),
    expires_at: null,
  };
}

function requestJson(call: HelixCall, channel: Channel, request: UnbanRequest) {
  const resolver = request.resolvedBy === null ? null : call.world.accounts.get(request.resolvedBy);
  return {
    id: request.id,
    ...broadcasterNames(channel),
    ...moderatorNames(resolver),
    ...userNames(call.world.accounts.get(request.accountId)),
    text: request.text,
    status: request.status,
    created_at: helixTime(request.createdAt),
    resolved_at: request.resolvedAt === null ? null : helixTime(request.resolvedAt),
    resolution_text: request.resolution,
  };
}

function readLevels(call: HelixCall, channel: Channel) {
  const overall = call.body.maybeWhole('overall_level', { min: 0, max: 4 });
  const single = AUTOMOD_CATEGORIES.filter((name) => call.body.has(name));
  if (overall !== null && single.length > 0)
    throw new HelixError(
      400,
      'The overall_level setting and the individual settings cannot be used together.',
    );
  if (overall !== null) return { overall, levels: levelsOf(overall) };
  const levels = { ...channel.autoMod.levels };
  for (const name of single) levels[name] = call.body.whole(name, { min: 0, max: 4 });
  return { overall: null, levels };
}

export const AUTO_MOD_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/moderation/automod/message',
    scopes: ['moderator:manage:automod'],
    run(call) {
      if (call.body.text('user_id') !== call.user.id) throw new HelixError(401, WRONG_MODERATOR);
      const id = call.body.text('msg_id');
      const action = call.body.oneOf('action', ['ALLOW', 'DENY']);
      const channel = [...call.world.channels()].find((entry) => entry.autoMod.held.has(id));
      const held = channel?.autoMod.held.get(id);
      if (!channel || !held || held.status !== 'pending')
        throw new HelixError(404, 'The message specified in the msg_id field was not found.');
      if (!isModerator(channel, call.user.id))
        throw new HelixError(
          403,
          'The user in the user_id field is not one of the broadcaster’s moderators.',
        );
      resolveHeld(call.stage, channel, held, call.user, action === 'ALLOW' ? 'approved' : 'denied');
      return NO_CONTENT;
    },
  },
  {
    method: 'POST',
    path: '/moderation/enforcements/status',
    scopes: ['moderation:read'],
    run(call) {
      const channel = call.own();
      const messages = call.body.bodies('data');
      if (messages.length > 100) throw malformed('data', 'at most 100 messages are allowed');
      return data(
        ...messages.map((message) => {
          const found = roughness(message.text('msg_text'));
          const level = found ? channel.autoMod.levels[found.category] : 0;
          return { msg_id: message.text('msg_id'), is_permitted: !found || level < 5 - found.severity };
        }),
      );
    },
  },
  {
    method: 'GET',
    path: '/moderation/automod/settings',
    scopes: ['moderator:read:automod_settings', 'moderator:manage:automod_settings'],
    run(call) {
      return data(settingsJson(call, call.moderated()));
    },
  },
  {
    method: 'PUT',
    path: '/moderation/automod/settings',
    scopes: ['moderator:manage:automod_settings'],
    run(call) {
      const channel = call.moderated();
      changeAutoMod(call.stage, channel, call.user, readLevels(call, channel));
      return data(settingsJson(call, channel));
    },
  },
  {
    method: 'GET',
    path: '/moderation/blocked_terms',
    scopes: ['moderator:read:blocked_terms', 'moderator:manage:blocked_terms'],
    run(call) {
      const channel = call.moderated();
      return call.page([...channel.autoMod.terms.values()].reverse(), (term) => termJson(channel, term));
    },
  },
  {
    method: 'POST',
    path: '/moderation/blocked_terms',
    scopes: ['moderator:manage:blocked_terms'],
    run(call) {
      const channel = call.moderated();
      const text = call.body.text('text', { min: 2, max: 500 });
      const known = [...channel.autoMod.terms.values()].find((term) => term.text === text);
      return data(termJson(channel, known ?? addBlockedTerm(call.stage, channel, call.user, text)));
    },
  },
  {
    method: 'DELETE',
    path: '/moderation/blocked_terms',
    scopes: ['moderator:manage:blocked_terms'],
    run(call) {
      removeBlockedTerm(call.stage, call.moderated(), call.user, call.need('id'));
      return NO_CONTENT;
    },
  },
  {
    method: 'GET',
    path: '/moderation/unban_requests',
    scopes: ['moderator:read:unban_requests', 'moderator:manage:unban_requests'],
    run(call) {
      const channel = call.moderated();
      const status = call.need('status');
      const userId = call.maybe('user_id');
      const requests = [...channel.unbanRequests.values()].filter(
        (request) => request.status === status && (!userId || request.accountId === userId),
      );
      return call.page(requests, (request) => requestJson(call, channel, request));
    },
  },
  {
    method: 'PATCH',
    path: '/moderation/unban_requests',
    scopes: ['moderator:manage:unban_requests'],
    run(call) {
      const channel = call.moderated();
      const request = channel.unbanRequests.get(call.need('unban_request_id'));
      const status = call.need('status');
      if (status !== 'approved' && status !== 'denied')
        throw malformed('status', 'the value must be approved or denied');
      if (!request) throw new HelixError(404, 'The unban request was not found.');
      if (request.status !== 'pending')
        throw new HelixError(400, 'The unban request has already been resolved.');
      resolveUnban(
        call.stage,
        channel,
        request,
        call.user,
        status === 'approved',
        call.query.get('resolution_text') ?? '',
      );
      return data(requestJson(call, channel, request));
    },
  },
];
