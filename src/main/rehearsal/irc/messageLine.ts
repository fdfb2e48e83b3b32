import type { MessageKind } from '../chat/message.ts';
import type { ChatMessage } from '../world/channel.ts';
import { personPrefix, RoomLine } from './roomLine.ts';
import { badgeTags, emoteTag, userType } from './userLines.ts';

const KIND_IDS: Partial<Record<MessageKind, string>> = {
  channel_points_highlighted: 'highlighted-message',
  channel_points_sub_only: 'skip-subs-mode-message',
  user_intro: 'user-intro',
  power_ups_message_effect: 'animated-message',
  power_ups_gigantified_emote: 'gigantified-emote-message',
};

function replyTags(parent: ChatMessage, thread: ChatMessage | null): Record<string, string> {
  const root = thread ?? parent;
  return {
    'reply-parent-display-name': parent.author.displayName,
    'reply-parent-msg-body': parent.text,
    'reply-parent-msg-id': parent.id,
    'reply-parent-user-id': parent.author.id,
    'reply-parent-user-login': parent.author.login,
    'reply-thread-parent-display-name': root.author.displayName,
    'reply-thread-parent-msg-id': root.id,
    'reply-thread-parent-user-id': root.author.id,
    'reply-thread-parent-user-login': root.author.login,
  };
}

function sourceTags(source: ChatMessage | null): Record<string, string> {
  if (!source) return {};
  const { badges, 'badge-info': info } = badgeTags(source.badges);
  return {
    'source-badge-info': info,
    'source-badges': badges,
    'source-id': source.id,
    'source-only': '0',
    'source-room-id': source.channel.owner.id,
  };
}

/** A line of chat as IRC tells it. */
export function messageLine(message: ChatMessage): RoomLine {
  const { channel, author } = message;
  const onlyEmotes =
    message.emotes.length > 0 &&
    message.text.split(' ').filter((word) => word !== '').length === message.emotes.length;
  const kindId = KIND_IDS[message.kind];
  const tags: Record<string, string> = {
    ...badgeTags(message.badges),
    ...(message.bits > 0 ? { bits: String(message.bits) } : {}),
    ...(message.nonce ? { 'client-nonce': message.nonce } : {}),
    color: author.color,
    ...(message.rewardId ? { 'custom-reward-id': message.rewardId } : {}),
    'display-name': author.displayName,
    ...(onlyEmotes ? { 'emote-only': '1' } : {}),
    emotes: emoteTag(message.emotes),
    'first-msg': message.firstEver ? '1' : '0',
    flags: '',
    id: message.id,
    mod: channel.moderators.has(author.id) ? '1' : '0',
    ...(kindId ? { 'msg-id': kindId } : {}),
    ...(message.parent ? replyTags(message.parent, message.thread) : {}),
    'returning-chatter': message.returning ? '1' : '0',
    'room-id': channel.owner.id,
    ...sourceTags(message.source),
    subscriber: channel.subscribers.has(author.id) ? '1' : '0',
    'tmi-sent-ts': String(message.sentAt),
    turbo: author.turbo ? '1' : '0',
    'user-id': author.id,
    'user-type': userType(channel, author),
    ...(channel.vips.has(author.id) ? { vip: '1' } : {}),
  };
  const text = message.action ? `\u0001ACTION ${message.text}\u0001` : message.text;
  return new RoomLine({
    tags,
    prefix: personPrefix(author.login),
    command: 'PRIVMSG',
    params: [`#${channel.owner.login}`, text],
  });
}
