import { later } from '../../stage.ts';
import { helixTime } from '../../timestamps.ts';
import { type Channel, isModerator } from '../../world/channel.ts';
import { data, type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError, WRONG_MODERATOR } from '../helixError.ts';
import { userNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';

function pinJson(channel: Channel) {
  const { pinned } = channel;
  const message = pinned ? channel.messages.get(pinned.messageId) : undefined;
  return {
    broadcaster_id: channel.owner.id,
    moderator_id: pinned?.moderatorId ?? '',
    message_id: pinned?.messageId ?? '',
    ...userNames(message?.author ?? null),
    message: message?.text ?? '',
    ends_at: pinned?.until ? helixTime(pinned.until) : null,
  };
}

function pinnable(call: HelixCall): Channel {
  const broadcaster = call.body.text('broadcaster_id');
  if (call.body.text('moderator_id') !== call.user.id) throw new HelixError(401, WRONG_MODERATOR);
  const channel = call.world.openChannel(call.target(broadcaster, 'broadcaster_id'));
  if (!isModerator(channel, call.user.id))
    throw new HelixError(
      403,
      'The user in moderator_id is not a moderator for the broadcaster in broadcaster_id.',
    );
  return channel;
}

function setPin(call: HelixCall, channel: Channel, messageId: string): void {
  const seconds = call.body.maybeWhole('duration_seconds', { min: 30, max: 1800 });
  const until = seconds === null ? null : call.now + seconds * 1000;
  const pinned = { messageId, moderatorId: call.user.id, until };
  channel.pinned = pinned;
  if (seconds === null) return;
  later(call.stage, seconds * 1000, () => {
    if (channel.pinned === pinned) channel.pinned = null;
  });
}

/** Pinned messages, new in 2026. */
export const PIN_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/chat/pins',
    scopes: ['moderator:read:chat_messages', 'moderator:manage:chat_messages'],
    run(call) {
      const channel = call.channel();
      return channel.pinned ? data(pinJson(channel)) : data();
    },
  },
  {
    method: 'PUT',
    path: '/chat/pins',
    scopes: ['moderator:manage:chat_messages'],
    run(call) {
      const channel = pinnable(call);
      const messageId = call.body.text('message_id');
      if (!channel.messages.has(messageId)) throw new HelixError(404, 'The message was not found.');
      if (channel.pinned?.messageId === messageId)
        throw new HelixError(409, 'The message is already pinned.');
      setPin(call, channel, messageId);
      return data(pinJson(channel));
    },
  },
  {
    method: 'PATCH',
    path: '/chat/pins',
    scopes: ['moderator:manage:chat_messages'],
    run(call) {
      const channel = pinnable(call);
      const messageId = call.body.text('message_id');
      if (channel.pinned?.messageId !== messageId) throw new HelixError(404, 'The message is not pinned.');
      setPin(call, channel, messageId);
      return data(pinJson(channel));
    },
  },
  {
    method: 'DELETE',
    path: '/chat/pins',
    scopes: ['moderator:manage:chat_messages'],
    run(call) {
      const channel = call.moderated();
      if (!channel.pinned) throw new HelixError(404, 'There is no pinned message.');
      channel.pinned = null;
      return NO_CONTENT;
    },
  },
];
