import { ANNOUNCEMENT_COLORS, announce } from '../../events/announcements.ts';
import { changeModes } from '../../events/chatModes.ts';
import { SHOUTOUT_EVERY_MS, SHOUTOUT_SAME_MS, shoutOut } from '../../events/shoutouts.ts';
import { globalUserState, userState } from '../../irc/userLines.ts';
import { helixTime } from '../../timestamps.ts';
import type { Account } from '../../world/account.ts';
import { type Channel, type ChatModes, isModerator } from '../../world/channel.ts';
import { data, type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError, missing, WRONG_MODERATOR } from '../helixError.ts';
import { userNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';

const ANNOUNCE_EVERY_MS = 2_000;

const NAMED_COLORS: Record<string, string> = {
  blue: '#0000FF',
  blue_violet: '#8A2BE2',
  cadet_blue: '#5F9EA0',
  chocolate: '#D2691E',
  coral: '#FF7F50',
  dodger_blue: '#1E90FF',
  firebrick: '#B22222',
  golden_rod: '#DAA520',
  green: '#008000',
  hot_pink: '#FF69B4',
  orange_red: '#FF4500',
  red: '#FF0000',
  sea_green: '#2E8B57',
  spring_green: '#00FF7F',
  yellow_green: '#9ACD32',
};

function settingsJson(call: HelixCall, channel: Channel) {
  const { modes } = channel;
  const privileged =
    call.account !== null &&
    call.maybe('moderator_id') === call.account.id &&
    isModerator(channel, call.account.id) &&
    call.hasScope('moderator:read:chat_settings', 'moderator:manage:chat_settings');
  return {
    broadcaster_id: channel.owner.id,
    emote_mode: modes.emoteOnly,
    follower_mode: modes.followersOnly !== null,
    follower_mode_duration: modes.followersOnly,
    slow_mode: modes.slow !== null,
    slow_mode_wait_time: modes.slow,
    subscriber_mode: modes.subscribersOnly,
    unique_chat_mode: modes.uniqueChat,
    ...(privileged
      ? {
          moderator_id: call.account?.id ?? '',
          non_moderator_chat_delay: modes.delay !== null,
          non_moderator_chat_delay_duration: modes.delay,
        }
      : {}),
  };
}

/** A mode and its number: the number alone is refused, the mode alone takes the standard. */
function readTimed(
  call: HelixCall,
  names: { flag: string; number: string },
  range: { min: number; max: number; standard: number },
): number | null | undefined {
  const { body } = call;
  const on = body.maybeFlag(names.flag);
  const value = body.maybeWhole(names.number, range);
  if (value !== null && on !== true)
    throw new HelixError(
      400,
      `To set ${names.number}, ${names.flag} must be set to true in the same request.`,
    );
  if (on === null) return undefined;
  return on ? (value ?? range.standard) : null;
}

function readModes(call: HelixCall): Partial<ChatModes> {
  const { body } = call;
  const change: Partial<ChatModes> = {};
  const emoteOnly = body.maybeFlag('emote_mode');
  const subscribersOnly = body.maybeFlag('subscriber_mode');
  const uniqueChat = body.maybeFlag('unique_chat_mode');
  const followersOnly = readTimed(
    call,
    { flag: 'follower_mode', number: 'follower_mode_duration' },
    { min: 0, max: 129_600, standard: 0 },
  );
  const slow = readTimed(
    call,
    { flag: 'slow_mode', number: 'slow_mode_wait_time' },
    { min: 3, max: 120, standard: 30 },
  );
  const delay = readTimed(
    call,
    { flag: 'non_moderator_chat_delay', number: 'non_moderator_chat_delay_duration' },
    { min: 2, max: 6, standard: 2 },
  );
  if (delay !== undefined && delay !== null && ![2, 4, 6].includes(delay))
    throw new HelixError(400, 'The value in non_moderator_chat_delay_duration must be 2, 4 or 6.');
  if (emoteOnly !== null) change.emoteOnly = emoteOnly;
  if (subscribersOnly !== null) change.subscribersOnly = subscribersOnly;
  if (uniqueChat !== null) change.uniqueChat = uniqueChat;
  if (followersOnly !== undefined) change.followersOnly = followersOnly;
  if (slow !== undefined) change.slow = slow;
  if (delay !== undefined) change.delay = delay;
  return change;
}

function readColor(call: HelixCall, account: Account): string {
  const wanted = call.either('color');
  const named = NAMED_COLORS[wanted.toLowerCase()];
  if (named) return named;
  if (!/^#[0-9a-f]{6}$/i.test(wanted))
    throw new HelixError(400, `Invalid color: ${wanted} is not a named color or a Hex color code.`);
  if (!account.turbo)
    throw new HelixError(400, 'To specify a Hex color code, the user must be a Turbo or Prime user.');
  return wanted.toUpperCase();
}

export const CHAT_ROOM_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/chat/announcements',
    scopes: ['moderator:manage:announcements'],
    run(call) {
      const channel = call.moderated();
      const text = call.body.text('message');
      const color = call.body.has('color') ? call.body.oneOf('color', ANNOUNCEMENT_COLORS) : 'primary';
      if (call.now - channel.announcedAt < ANNOUNCE_EVERY_MS)
        throw new HelixError(
          429,
          'The sender has exceeded the number of announcements they may send in a given period of time.',
        );
      announce(call.stage, channel, call.user, [...text].slice(0, 500).join(''), color);
      return NO_CONTENT;
    },
  },
  {
    method: 'POST',
    path: '/chat/shoutouts',
    scopes: ['moderator:manage:shoutouts'],
    run(call) {
      const channel = call.channel('from_broadcaster_id');
      const target = call.target(call.need('to_broadcaster_id'), 'to_broadcaster_id');
      if (call.need('moderator_id') !== call.user.id) throw new HelixError(401, WRONG_MODERATOR);
      if (!isModerator(channel, call.user.id))
        throw new HelixError(403, 'The user in moderator_id is not one of the broadcaster’s moderators.');
      if (target === channel.owner)
        throw new HelixError(400, 'The broadcaster may not give themselves a Shoutout.');
      if (!channel.stream || channel.stream.viewers < 1)
        throw new HelixError(
          400,
          'The broadcaster is not streaming live or does not have one or more viewers.',
        );
      if (call.now - channel.shoutouts.lastAt < SHOUTOUT_EVERY_MS)
        throw new HelixError(429, 'The broadcaster may send only one Shoutout every 2 minutes.');
      const last = channel.shoutouts.lastByTarget.get(target.id) ?? Number.NEGATIVE_INFINITY;
      if (call.now - last < SHOUTOUT_SAME_MS)
        throw new HelixError(
          429,
          'The broadcaster may send the same broadcaster a Shoutout once every 60 minutes.',
        );
      shoutOut(call.stage, channel, target, call.user);
      return NO_CONTENT;
    },
  },
  {
    method: 'GET',
    path: '/chat/color',
    run(call) {
      const ids = call.list('user_id');
      if (ids.length === 0) throw missing('user_id');
      const accounts = ids.map((id) => call.world.accounts.get(id)).filter((account) => account !== null);
      return data(...accounts.map((account) => ({ ...userNames(account), color: account.color })));
    },
  },
  {
    method: 'PUT',
    path: '/chat/color',
    scopes: ['user:manage:chat_color'],
    run(call) {
      const userId = call.either('user_id');
      if (userId !== call.user.id)
        throw new HelixError(
          401,
          "The ID in user_id must match the user ID found in the request's OAuth token.",
        );
      const account = call.user;
      account.color = readColor(call, account);
      for (const session of call.stage.chat.sessions) {
        if (session.account !== account) continue;
        session.deliver(globalUserState(account));
        for (const channel of session.rooms) session.deliver(userState(channel, account, null));
      }
      return NO_CONTENT;
    },
  },
  {
    method: 'GET',
    path: '/chat/settings',
    run(call) {
      return data(settingsJson(call, call.channel()));
    },
  },
  {
    method: 'PATCH',
    path: '/chat/settings',
    scopes: ['moderator:manage:chat_settings'],
    run(call) {
      const channel = call.moderated();
      changeModes(call.stage, channel, readModes(call), call.user);
      return data(settingsJson(call, channel));
    },
  },
  {
    method: 'GET',
    path: '/chat/chatters',
    scopes: ['moderator:read:chatters'],
    run(call) {
      const channel = call.moderated();
      const accounts = call.stage.chat.accountsIn(channel);
      for (const id of channel.present) {
        const account = call.world.accounts.get(id);
        if (account) accounts.add(account);
      }
      return call.page([...accounts], userNames, { total: accounts.size }, { standard: 100, max: 1000 });
    },
  },
  {
    method: 'GET',
    path: '/shared_chat/session',
    run(call) {
      const channel = call.channel();
      const session = call.world.sharedChat;
      if (!session?.participants.includes(channel.owner.id)) return data();
      return data({
        session_id: session.id,
        host_broadcaster_id: session.hostId,
        participants: session.participants.map((id) => ({ broadcaster_id: id })),
        created_at: helixTime(session.createdAt),
        updated_at: helixTime(session.updatedAt),
      });
    },
  },
];
