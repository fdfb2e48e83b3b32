import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

export const SHOUTOUT_EVERY_MS = 2 * 60_000;
export const SHOUTOUT_SAME_MS = 60 * 60_000;

export function shoutOut(stage: Stage, channel: Channel, target: Account, moderator: Account): void {
  const now = stage.clock.now();
  channel.shoutouts.lastAt = now;
  channel.shoutouts.lastByTarget.set(target.id, now);
  const viewers = channel.stream?.viewers ?? 0;
  stage.eventSub.publish('channel.shoutout.create', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...broadcaster(channel),
    ...names('moderator_user', moderator),
    ...names('to_broadcaster_user', target),
    started_at: eventSubTime(now),
    viewer_count: viewers,
    cooldown_ends_at: eventSubTime(now + SHOUTOUT_EVERY_MS),
    target_cooldown_ends_at: eventSubTime(now + SHOUTOUT_SAME_MS),
  }));
  receiveShoutout(stage, stage.world.openChannel(target), channel.owner, viewers);
}

/** Another channel gives this one a shoutout. */
export function receiveShoutout(stage: Stage, channel: Channel, from: Account, viewers: number): void {
  const now = stage.clock.now();
  stage.eventSub.publish('channel.shoutout.receive', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...broadcaster(channel),
    ...names('from_broadcaster_user', from),
    viewer_count: viewers,
    started_at: eventSubTime(now),
  }));
}
