import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

/** False when it stands so already. */
export function setShield(stage: Stage, channel: Channel, active: boolean, moderator: Account): boolean {
  if (channel.shield.active === active) return false;
  const now = stage.clock.now();
  channel.shield = {
    active,
    moderatorId: moderator.id,
    activatedAt: active ? now : channel.shield.activatedAt,
  };
  const type = active ? 'channel.shield_mode.begin' : 'channel.shield_mode.end';
  stage.eventSub.publish(type, '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...broadcaster(channel),
    ...names('moderator_user', moderator),
    [active ? 'started_at' : 'ended_at']: eventSubTime(now),
  }));
  return true;
}
