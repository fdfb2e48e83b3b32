import { badgesOf } from '../chat/badges.ts';
import type { Badge, EmoteSpan } from '../chat/message.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import { type RoomLine, taggedServerLine } from './roomLine.ts';

export function badgeTags(badges: readonly Badge[]): { 'badge-info': string; badges: string } {
  return {
    'badge-info': badges
      .filter((badge) => badge.info !== '')
      .map((badge) => `${badge.set}/${badge.info}`)
      .join(','),
    badges: badges.map((badge) => `${badge.set}/${badge.version}`).join(','),
  };
}

export function emoteTag(spans: readonly EmoteSpan[]): string {
  if (spans.length === 0) return '';
  const places = new Map<string, string[]>();
  for (const span of spans) {
    const list = places.get(span.id);
    if (list) list.push(`${span.start}-${span.end}`);
    else places.set(span.id, [`${span.start}-${span.end}`]);
  }
  return [...places].map(([id, list]) => `${id}:${list.join(',')}`).join('/');
}

export function userType(channel: Channel | null, account: Account): string {
  if (account.staffType) return account.staffType;
  return channel?.moderators.has(account.id) ? 'mod' : '';
}

function emoteSets(channel: Channel | null, account: Account): string {
  const sub = channel?.subscribers.get(account.id);
  return sub ? `0,70${sub.tier}` : '0,300374282';
}

export function userState(
  channel: Channel,
  account: Account,
  sent: { id: string; nonce: string | null } | null,
): RoomLine {
  return taggedServerLine(
    {
      ...badgeTags(badgesOf(channel, account)),
      ...(sent?.nonce ? { 'client-nonce': sent.nonce } : {}),
      color: account.color,
      'display-name': account.displayName,
      'emote-sets': emoteSets(channel, account),
      ...(sent ? { id: sent.id } : {}),
      mod: channel.moderators.has(account.id) ? '1' : '0',
      subscriber: channel.subscribers.has(account.id) ? '1' : '0',
      'user-type': userType(channel, account),
    },
    'USERSTATE',
    `#${channel.owner.login}`,
  );
}

export function globalUserState(account: Account): RoomLine {
  return taggedServerLine(
    {
      'badge-info': '',
      badges: account.turbo ? 'premium/1' : '',
      color: account.color,
      'display-name': account.displayName,
      'emote-sets': emoteSets(null, account),
      'user-id': account.id,
      'user-type': account.staffType,
    },
    'GLOBALUSERSTATE',
  );
}

/** All of the room's modes, as after a JOIN. */
export function roomState(channel: Channel): RoomLine {
  const { modes } = channel;
  return taggedServerLine(
    {
      'emote-only': modes.emoteOnly ? '1' : '0',
      'followers-only': String(modes.followersOnly ?? -1),
      r9k: modes.uniqueChat ? '1' : '0',
      'room-id': channel.owner.id,
      slow: String(modes.slow ?? 0),
      'subs-only': modes.subscribersOnly ? '1' : '0',
    },
    'ROOMSTATE',
    `#${channel.owner.login}`,
  );
}
