import { badgesJson, chatText } from '../eventsub/payloads/chat.ts';
import { broadcaster, names, namesOrNull } from '../eventsub/payloads/names.ts';
import { RoomLine, SERVER } from '../irc/roomLine.ts';
import { badgeTags, emoteTag, userType } from '../irc/userLines.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import { badgesOf } from './badges.ts';
import { findEmotes } from './fragments.ts';
import type { Badge } from './message.ts';

/** The kinds of `channel.chat.notification`; each is also the name of the field that holds its facts. */
const KINDS = [
  'sub',
  'resub',
  'sub_gift',
  'community_sub_gift',
  'gift_paid_upgrade',
  'prime_paid_upgrade',
  'pay_it_forward',
  'raid',
  'unraid',
  'announcement',
  'bits_badge_tier',
  'charity_donation',
] as const;
type NoticeKind = (typeof KINDS)[number];

/** Kinds that also exist as news from another room of a shared chat. */
const SHARED_KINDS: readonly NoticeKind[] = [
  'sub',
  'resub',
  'sub_gift',
  'community_sub_gift',
  'gift_paid_upgrade',
  'prime_paid_upgrade',
  'pay_it_forward',
  'raid',
  'announcement',
];
/** Named in events about other rooms only. */
const LATER_SHARED_KINDS: readonly NoticeKind[] = ['unraid', 'bits_badge_tier', 'charity_donation'];

interface ChatNotice {
  author: Account;
  anonymous?: boolean;
  /** The `msg-id` of IRC. */
  ircId: string;
  /** Without `msg-param-`. */
  params: Record<string, string>;
  /** Null when IRC alone knows this kind. */
  kind: NoticeKind | null;
  facts: Record<string, unknown>;
  /** Twitch's own words. */
  system: string;
  /** The viewer's words; empty when none. */
  text?: string;
}

/** Tells a room something that is not a line of chat: a sub, a raid, an announcement. */
export function publishNotice(stage: Stage, channel: Channel, notice: ChatNotice): string {
  const id = stage.ids.uuid();
  const badges = notice.anonymous ? [] : badgesOf(channel, notice.author);
  const others = stage.world.sharedWith(channel);
  const source = others.length > 0 ? { channel, id, badges } : null;
  tell(stage, channel, notice, { id, badges, source });
  for (const other of others)
    tell(stage, other, notice, { id: stage.ids.uuid(), badges: badgesOf(other, notice.author), source });
  return id;
}

interface Copy {
  id: string;
  badges: Badge[];
  source: { channel: Channel; id: string; badges: Badge[] } | null;
}

function tell(stage: Stage, channel: Channel, notice: ChatNotice, copy: Copy): void {
  if (stage.chat.hasListeners(channel))
    stage.chat.toRoom(channel, noticeLineOf(stage, channel, notice, copy));
  const { kind } = notice;
  if (kind === null) return;
  stage.eventSub.publish('channel.chat.notification', '1', { broadcaster_user_id: channel.owner.id }, () =>
    notificationEvent(stage, channel, { ...notice, kind }, copy),
  );
}

function noticeLineOf(stage: Stage, channel: Channel, notice: ChatNotice, copy: Copy): RoomLine {
  const { author, text = '' } = notice;
  const params: Record<string, string> = {};
  for (const name of Object.keys(notice.params).sort())
    params[`msg-param-${name}`] = notice.params[name] ?? '';
  const foreign = copy.source !== null && copy.source.channel !== channel;
  const source: Record<string, string> = {};
  if (copy.source) {
    const tags = badgeTags(copy.source.badges);
    source['source-badge-info'] = tags['badge-info'];
    source['source-badges'] = tags.badges;
    source['source-id'] = copy.source.id;
    source['source-msg-id'] = notice.ircId;
    source['source-room-id'] = copy.source.channel.owner.id;
  }
  return new RoomLine(
    {
      tags: {
        ...badgeTags(copy.badges),
        color: notice.anonymous ? '' : author.color,
        'display-name': author.displayName,
        emotes: emoteTag(findEmotes(text, stage.world.emotes)),
        flags: '',
        id: copy.id,
        login: author.login,
        mod: channel.moderators.has(author.id) ? '1' : '0',
        'msg-id': foreign ? 'sharedchatnotice' : notice.ircId,
        ...params,
        'room-id': channel.owner.id,
        ...source,
        subscriber: channel.subscribers.has(author.id) ? '1' : '0',
        'system-msg': notice.system,
        'tmi-sent-ts': String(stage.clock.now()),
        'user-id': author.id,
        'user-type': userType(channel, author),
        vip: channel.vips.has(author.id) ? '1' : '0',
      },
      prefix: SERVER,
      command: 'USERNOTICE',
      params: text === '' ? [`#${channel.owner.login}`] : [`#${channel.owner.login}`, text],
    },
    'twitch.tv/commands',
  );
}

function notificationEvent(
  stage: Stage,
  channel: Channel,
  notice: ChatNotice & { kind: NoticeKind },
  copy: Copy,
) {
  const { author, kind, text = '', anonymous = false } = notice;
  const foreign = copy.source !== null && copy.source.channel !== channel ? copy.source : null;
  const own: Record<string, unknown> = {};
  for (const name of KINDS) own[name] = !foreign && name === kind ? notice.facts : null;
  const shared: Record<string, unknown> = {};
  for (const name of [...SHARED_KINDS, ...(foreign ? LATER_SHARED_KINDS : [])])
    shared[`shared_chat_${name}`] = foreign && name === kind ? notice.facts : null;
  return {
    ...broadcaster(channel),
    ...names('chatter_user', author),
    chatter_is_anonymous: anonymous,
    color: anonymous ? '' : author.color,
    badges: badgesJson(copy.badges),
    system_message: notice.system,
    message_id: copy.id,
    message: chatText(stage.world, text, findEmotes(text, stage.world.emotes), false),
    notice_type: foreign ? `shared_chat_${kind}` : kind,
    ...own,
    ...shared,
    ...namesOrNull('source_broadcaster_user', foreign?.channel.owner ?? null),
    source_message_id: foreign?.id ?? null,
    source_badges: foreign ? badgesJson(foreign.badges) : null,
  };
}
