import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import { advanceGoals } from './goals.ts';

/** False when they follow already. */
export function follow(stage: Stage, channel: Channel, account: Account): boolean {
  if (channel.followers.has(account.id)) return false;
  const now = stage.clock.now();
  channel.followers.set(account.id, now);
  stage.eventSub.publish('channel.follow', '2', { broadcaster_user_id: channel.owner.id }, () => ({
    ...names('user', account),
    ...broadcaster(channel),
    followed_at: eventSubTime(now),
  }));
  advanceGoals(stage, channel, ['follower'], 1);
  return true;
}

/** Nobody is told, as on Twitch; only the list is shorter. */
export function unfollow(stage: Stage, channel: Channel, account: Account): boolean {
  if (!channel.followers.delete(account.id)) return false;
  advanceGoals(stage, channel, ['follower'], -1);
  return true;
}
