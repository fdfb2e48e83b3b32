import { publishModerate } from '../eventsub/payloads/moderate.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import { noticeLine, personPrefix, taggedServerLine } from '../irc/roomLine.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import { activeBan, type Ban, type Channel } from '../world/channel.ts';

/** Bans for good, or for so many seconds. A ban in force is replaced. */
export function ban(
  stage: Stage,
  channel: Channel,
  target: Account,
  moderator: Account,
  seconds: number | null = null,
  reason = '',
): Ban {
  const now = stage.clock.now();
  const entry: Ban = {
    moderatorId: moderator.id,
    reason,
    at: now,
    until: seconds === null ? null : now + seconds * 1000,
  };
  channel.bans.set(target.id, entry);
  if (entry.until === null) channel.present.delete(target.id);
  for (const message of channel.messages.values()) if (message.author === target) message.deleted = true;

  const room = `#${channel.owner.login}`;
  stage.chat.toRoom(
    channel,
    taggedServerLine(
      {
        ...(seconds === null ? {} : { 'ban-duration': String(seconds) }),
        'room-id': channel.owner.id,
        'target-user-id': target.id,
        'tmi-sent-ts': String(now),
      },
      'CLEARCHAT',
      room,
      target.login,
    ),
  );
  if (seconds === null) putOut(stage, channel, target);
  const about = { broadcaster_user_id: channel.owner.id };
  stage.eventSub.publish('channel.chat.clear_user_messages', '1', about, () => ({
    ...broadcaster(channel),
    ...names('target_user', target),
  }));
  stage.eventSub.publish('channel.ban', '1', about, () => ({
    ...names('user', target),
    ...broadcaster(channel),
    ...names('moderator_user', moderator),
    reason,
    banned_at: eventSubTime(now),
    ends_at: entry.until === null ? null : eventSubTime(entry.until),
    is_permanent: entry.until === null,
  }));
  publishModerate(stage, channel, moderator, seconds === null ? 'ban' : 'timeout', {
    name: seconds === null ? 'ban' : 'timeout',
    value: {
      ...names('user', target),
      reason: reason || null,
      ...(entry.until === null ? {} : { expires_at: eventSubTime(entry.until) }),
    },
  });
  // Whoever may not talk here no longer hears this room over EventSub.
  stage.eventSub.revoke(
    'chat_user_banned',
    (subscription) =>
      subscription.condition['user_id'] === target.id &&
      subscription.condition['broadcaster_user_id'] === channel.owner.id,
  );
  return entry;
}

/** Who is banned for good leaves the room; who is timed out stays and learns it when trying to speak. */
function putOut(stage: Stage, channel: Channel, target: Account): void {
  const room = `#${channel.owner.login}`;
  for (const session of stage.chat.sessions) {
    if (session.account !== target || !session.rooms.has(channel)) continue;
    session.deliver(
      noticeLine(room, 'msg_banned', `You are permanently banned from talking in ${channel.owner.login}.`),
    );
    session.sendText(`:${personPrefix(session.nick)} PART ${room}`);
    stage.chat.leave(session, channel);
  }
}

/** False when there is no ban in force. */
export function unban(stage: Stage, channel: Channel, target: Account, moderator: Account): boolean {
  const entry = activeBan(channel, target.id, stage.clock.now());
  if (!entry) return false;
  channel.bans.delete(target.id);
  stage.eventSub.publish('channel.unban', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...names('user', target),
    ...broadcaster(channel),
    ...names('moderator_user', moderator),
  }));
  const action = entry.until === null ? 'unban' : 'untimeout';
  publishModerate(stage, channel, moderator, action, { name: action, value: names('user', target) });
  return true;
}
