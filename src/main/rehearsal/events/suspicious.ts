import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

/** Null takes the mark away. */
export function markSuspicious(
  stage: Stage,
  channel: Channel,
  target: Account,
  moderator: Account,
  status: 'active_monitoring' | 'restricted' | null,
): void {
  if (status === null) channel.suspicious.delete(target.id);
  else channel.suspicious.set(target.id, status);
  stage.eventSub.publish(
    'channel.suspicious_user.update',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      ...broadcaster(channel),
      ...names('moderator_user', moderator),
      ...names('user', target),
      low_trust_status: status ?? 'none',
    }),
  );
}
