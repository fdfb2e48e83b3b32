import { publishModerate } from '../eventsub/payloads/moderate.ts';
import { broadcaster } from '../eventsub/payloads/names.ts';
import { noticeLine, taggedServerLine } from '../irc/roomLine.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel, ChatModes } from '../world/channel.ts';

interface Told {
  /** Changed tags of ROOMSTATE. */
  state: Record<string, string>;
  notice: { id: string; text: string };
  moderate: { action: string; part: Parameters<typeof publishModerate>[4] };
}

function onOff(value: boolean): string {
  return value ? '1' : '0';
}

function followersTold(minutes: number | null): Told {
  const id = minutes === null ? 'followers_off' : minutes === 0 ? 'followers_on_zero' : 'followers_on';
  const text =
    minutes === null
      ? 'This room is no longer in followers-only mode.'
      : minutes === 0
        ? 'This room is now in followers-only mode.'
        : `This room is now in ${minutes} minutes followers-only mode.`;
  return {
    state: { 'followers-only': String(minutes ?? -1) },
    notice: { id, text },
    moderate: {
      action: minutes === null ? 'followersoff' : 'followers',
      part: minutes === null ? null : { name: 'followers', value: { follow_duration_minutes: minutes } },
    },
  };
}

function slowTold(seconds: number | null): Told {
  return {
    state: { slow: String(seconds ?? 0) },
    notice:
      seconds === null
        ? { id: 'slow_off', text: 'This room is no longer in slow mode.' }
        : {
            id: 'slow_on',
            text: `This room is now in slow mode. You may send messages every ${seconds} seconds.`,
          },
    moderate: {
      action: seconds === null ? 'slowoff' : 'slow',
      part: seconds === null ? null : { name: 'slow', value: { wait_time_seconds: seconds } },
    },
  };
}

function switchTold(tag: string, notice: string, action: string, words: string, on: boolean): Told {
  return {
    state: { [tag]: onOff(on) },
    notice: {
      id: `${notice}_${on ? 'on' : 'off'}`,
      text: on ? `This room is now in ${words} mode.` : `This room is no longer in ${words} mode.`,
    },
    moderate: { action: on ? action : `${action}off`, part: null },
  };
}

function differences(before: ChatModes, after: ChatModes): Told[] {
  const told: Told[] = [];
  if (before.emoteOnly !== after.emoteOnly)
    told.push(switchTold('emote-only', 'emote_only', 'emoteonly', 'emote-only', after.emoteOnly));
  if (before.followersOnly !== after.followersOnly) told.push(followersTold(after.followersOnly));
  if (before.slow !== after.slow) told.push(slowTold(after.slow));
  if (before.subscribersOnly !== after.subscribersOnly)
    told.push(switchTold('subs-only', 'subs', 'subscribers', 'subscribers-only', after.subscribersOnly));
  if (before.uniqueChat !== after.uniqueChat)
    told.push(switchTold('r9k', 'r9k', 'uniquechat', 'unique-chat', after.uniqueChat));
  return told;
}

/** Slow mode and its like. Only what really changes is told. */
export function changeModes(
  stage: Stage,
  channel: Channel,
  change: Partial<ChatModes>,
  moderator: Account,
): void {
  const before = channel.modes;
  channel.modes = { ...before, ...change };
  const told = differences(before, channel.modes);
  const room = `#${channel.owner.login}`;
  for (const { state, notice, moderate } of told) {
    stage.chat.toRoom(
      channel,
      taggedServerLine({ ...state, 'room-id': channel.owner.id }, 'ROOMSTATE', room),
    );
    stage.chat.toRoom(channel, noticeLine(room, notice.id, notice.text));
    publishModerate(stage, channel, moderator, moderate.action, moderate.part);
  }
  if (told.length === 0) return;
  const { modes } = channel;
  stage.eventSub.publish(
    'channel.chat_settings.update',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      ...broadcaster(channel),
      emote_mode: modes.emoteOnly,
      follower_mode: modes.followersOnly !== null,
      follower_mode_duration_minutes: modes.followersOnly,
      slow_mode: modes.slow !== null,
      slow_mode_wait_time_seconds: modes.slow,
      subscriber_mode: modes.subscribersOnly,
      unique_chat_mode: modes.uniqueChat,
    }),
  );
}
