import { ban, unban } from '../../events/bans.ts';
import { clearChat, deleteMessage } from '../../events/chatCleaning.ts';
import { setShield } from '../../events/shield.ts';
import { markSuspicious } from '../../events/suspicious.ts';
import { warn } from '../../events/warnings.ts';
import { helixTime } from '../../timestamps.ts';
import { activeBan, type Channel, isModerator } from '../../world/channel.ts';
import { data, type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import { moderatorNames, userNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';

const MAX_TIMEOUT_S = 1_209_600;
/** Older lines cannot be deleted any more. */
const DELETABLE_MS = 6 * 60 * 60_000;

function shieldJson(call: HelixCall, channel: Channel) {
  const { shield } = channel;
  return {
    is_active: shield.active,
    ...moderatorNames(call.world.accounts.get(shield.moderatorId)),
    last_activated_at: shield.activatedAt === null ? '' : helixTime(shield.activatedAt),
  };
}

export const MODERATION_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/moderation/bans',
    scopes: ['moderator:manage:banned_users'],
    run(call) {
      const channel = call.moderated();
      const body = call.body.body('data');
      const target = call.target(body.text('user_id'));
      const seconds = body.maybeWhole('duration', { min: 1, max: MAX_TIMEOUT_S });
      const reason = body.maybeText('reason', { max: 500 }) ?? '';
      if (isModerator(channel, target.id) || target.staffType !== '' || target === call.user)
        throw new HelixError(400, 'The user specified in the user_id field may not be banned.');
      const before = activeBan(channel, target.id, call.now);
      if (before?.until === null)
        throw new HelixError(400, 'The user specified in the user_id field is already banned.');
      const entry = ban(call.stage, channel, target, call.user, seconds, reason);
      return data({
        broadcaster_id: channel.owner.id,
        moderator_id: call.user.id,
        user_id: target.id,
        created_at: helixTime(entry.at),
        end_time: entry.until === null ? null : helixTime(entry.until),
      });
    },
  },
  {
    method: 'DELETE',
    path: '/moderation/bans',
    scopes: ['moderator:manage:banned_users'],
    run(call) {
      const channel = call.moderated();
      const target = call.target(call.need('user_id'));
      if (!unban(call.stage, channel, target, call.user))
        throw new HelixError(400, 'The user in the user_id query parameter is not banned.');
      return NO_CONTENT;
    },
  },
  {
    method: 'GET',
    path: '/moderation/banned',
    scopes: ['moderation:read', 'moderator:manage:banned_users'],
    run(call) {
      const channel = call.own();
      const only = call.list('user_id');
      const bans = [...channel.bans.keys()]
        .map((id) => [id, activeBan(channel, id, call.now)] as const)
        .filter(([id, entry]) => entry !== null && (only.length === 0 || only.includes(id)));
      return call.page(bans, ([id, entry]) => ({
        ...userNames(call.world.accounts.get(id)),
        expires_at: entry?.until ? helixTime(entry.until) : '',
        created_at: helixTime(entry?.at ?? 0),
        reason: entry?.reason ?? '',
        ...moderatorNames(call.world.accounts.get(entry?.moderatorId ?? '')),
      }));
    },
  },
  {
    method: 'DELETE',
    path: '/moderation/chat',
    scopes: ['moderator:manage:chat_messages'],
    run(call) {
      const channel = call.moderated();
      const id = call.maybe('message_id');
      if (id === null) {
        clearChat(call.stage, channel, call.user);
        return NO_CONTENT;
      }
      const message = channel.messages.get(id);
      if (!message || message.deleted || call.now - message.sentAt > DELETABLE_MS)
        throw new HelixError(404, 'The message was not found or was sent more than 6 hours ago.');
      const { author } = message;
      const owner = author === channel.owner && call.user !== channel.owner;
      const colleague =
        channel.moderators.has(author.id) && author !== call.user && call.user !== channel.owner;
      if (owner || colleague)
        throw new HelixError(400, 'You may not delete messages of the broadcaster or of another moderator.');
      deleteMessage(call.stage, message, call.user);
      return NO_CONTENT;
    },
  },
  {
    method: 'POST',
    path: '/moderation/warnings',
    scopes: ['moderator:manage:warnings'],
    run(call) {
      const channel = call.moderated();
      const body = call.body.body('data');
      const target = call.target(body.text('user_id'));
      const reason = body.text('reason', { max: 500 });
      if (isModerator(channel, target.id))
        throw new HelixError(400, 'The user specified in the user_id field may not be warned.');
      warn(call.stage, channel, target, call.user, reason);
      return data({
        broadcaster_id: channel.owner.id,
        user_id: target.id,
        moderator_id: call.user.id,
        reason,
      });
    },
  },
  {
    method: 'GET',
    path: '/moderation/shield_mode',
    scopes: ['moderator:read:shield_mode', 'moderator:manage:shield_mode'],
    missingScope: { status: 400 },
    run(call) {
      return data(shieldJson(call, shielded(call)));
    },
  },
  {
    method: 'PUT',
    path: '/moderation/shield_mode',
    scopes: ['moderator:manage:shield_mode'],
    missingScope: { status: 400 },
    run(call) {
      const channel = shielded(call);
      setShield(call.stage, channel, call.body.flag('is_active'), call.user);
      return data(shieldJson(call, channel));
    },
  },
  {
    method: 'POST',
    path: '/moderation/suspicious_users',
    scopes: ['moderator:manage:suspicious_users'],
    run(call) {
      const channel = call.moderated();
      const target = call.target(call.body.text('user_id'));
      const status = call.body.oneOf('status', ['ACTIVE_MONITORING', 'RESTRICTED']);
      markSuspicious(
        call.stage,
        channel,
        target,
        call.user,
        status === 'RESTRICTED' ? 'restricted' : 'active_monitoring',
      );
      return data({
        broadcaster_id: channel.owner.id,
        moderator_id: call.user.id,
        user_id: target.id,
        status,
      });
    },
  },
  {
    method: 'DELETE',
    path: '/moderation/suspicious_users',
    scopes: ['moderator:manage:suspicious_users'],
    run(call) {
      const channel = call.moderated();
      const target = call.target(call.need('user_id'));
      if (!channel.suspicious.has(target.id))
        throw new HelixError(404, 'The user is not marked as suspicious.');
      markSuspicious(call.stage, channel, target, call.user, null);
      return NO_CONTENT;
    },
  },
];

function shielded(call: HelixCall): Channel {
  const channel = call.channel();
  if (call.need('moderator_id') !== call.user.id || !isModerator(channel, call.user.id))
    throw new HelixError(403, 'Requester does not have permissions');
  return channel;
}
