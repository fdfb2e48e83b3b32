import { publishModerate } from '../eventsub/payloads/moderate.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import { userState } from '../irc/userLines.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

function tell(
  stage: Stage,
  channel: Channel,
  target: Account,
  type: string,
  action: 'mod' | 'unmod' | 'vip' | 'unvip',
): void {
  stage.eventSub.publish(type, '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...names('user', target),
    ...broadcaster(channel),
  }));
  publishModerate(stage, channel, channel.owner, action, { name: action, value: names('user', target) });
  for (const session of stage.chat.sessions)
    if (session.account === target && session.rooms.has(channel))
      session.deliver(userState(channel, target, null));
}

export function addModerator(stage: Stage, channel: Channel, target: Account, leads = false): boolean {
  if (channel.moderators.has(target.id)) return false;
  if (leads) channel.leadModerators.add(target.id);
  channel.vips.delete(target.id);
  channel.moderators.add(target.id);
  tell(stage, channel, target, 'channel.moderator.add', 'mod');
  return true;
}

/** Takes the sword away, and with it the subscriptions that need it. */
export function removeModerator(stage: Stage, channel: Channel, target: Account): boolean {
  if (!channel.moderators.delete(target.id)) return false;
  channel.leadModerators.delete(target.id);
  tell(stage, channel, target, 'channel.moderator.remove', 'unmod');
  stage.eventSub.revoke(
    'moderator_removed',
    (subscription) =>
      subscription.condition['moderator_user_id'] === target.id &&
      subscription.condition['broadcaster_user_id'] === channel.owner.id,
  );
  return true;
}

export function addVip(stage: Stage, channel: Channel, target: Account): boolean {
  if (channel.vips.has(target.id)) return false;
  channel.vips.add(target.id);
  tell(stage, channel, target, 'channel.vip.add', 'vip');
  return true;
}

export function removeVip(stage: Stage, channel: Channel, target: Account): boolean {
  if (!channel.vips.delete(target.id)) return false;
  tell(stage, channel, target, 'channel.vip.remove', 'unvip');
  return true;
}
