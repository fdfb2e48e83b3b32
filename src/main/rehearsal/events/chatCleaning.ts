import { publishModerate } from '../eventsub/payloads/moderate.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import { taggedServerLine } from '../irc/roomLine.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel, ChatMessage } from '../world/channel.ts';

export function deleteMessage(stage: Stage, message: ChatMessage, moderator: Account): void {
  const { channel, author } = message;
  message.deleted = true;
  stage.chat.toRoom(
    channel,
    taggedServerLine(
      {
        login: author.login,
        'room-id': '',
        'target-msg-id': message.id,
        'tmi-sent-ts': String(stage.clock.now()),
      },
      'CLEARMSG',
      `#${channel.owner.login}`,
      message.text,
    ),
  );
  stage.eventSub.publish(
    'channel.chat.message_delete',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      ...broadcaster(channel),
      ...names('target_user', author),
      message_id: message.id,
    }),
  );
  publishModerate(stage, channel, moderator, 'delete', {
    name: 'delete',
    value: { ...names('user', author), message_id: message.id, message_body: message.text },
  });
}

export function clearChat(stage: Stage, channel: Channel, moderator: Account): void {
  for (const message of channel.messages.values()) message.deleted = true;
  stage.chat.toRoom(
    channel,
    taggedServerLine(
      { 'room-id': channel.owner.id, 'tmi-sent-ts': String(stage.clock.now()) },
      'CLEARCHAT',
      `#${channel.owner.login}`,
    ),
  );
  stage.eventSub.publish('channel.chat.clear', '1', { broadcaster_user_id: channel.owner.id }, () =>
    broadcaster(channel),
  );
  publishModerate(stage, channel, moderator, 'clear');
}
