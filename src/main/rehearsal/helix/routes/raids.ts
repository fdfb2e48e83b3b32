import { cancelRaid, startRaid } from '../../events/raids.ts';
import { helixTime } from '../../timestamps.ts';
import { data, NO_CONTENT } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import type { HelixRoute } from '../route.ts';

export const RAID_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/raids',
    scopes: ['channel:manage:raids'],
    run(call) {
      const from = call.need('from_broadcaster_id');
      const to = call.need('to_broadcaster_id');
      if (from === to)
        throw new HelixError(400, 'The IDs in from_broadcaster_id and to_broadcaster_id cannot be the same.');
      const channel = call.ownChannel(
        from,
        "The ID in from_broadcaster_id must match the user ID found in the request's OAuth token.",
      );
      const target = call.world.accounts.get(to);
      if (!target) throw new HelixError(404, 'The target channel was not found.');
      if (channel.raid)
        throw new HelixError(409, 'The broadcaster is already in the process of raiding another channel.');
      if (!call.stage.quotas.raids.take(channel.owner.id, call.now))
        throw new HelixError(429, 'The broadcaster exceeded the number of raid requests that they may make.');
      startRaid(call.stage, channel, target);
      const labels = call.world.openChannel(target).contentLabels;
      return data({ created_at: helixTime(call.now), is_mature: labels.length > 0 });
    },
  },
  {
    method: 'DELETE',
    path: '/raids',
    scopes: ['channel:manage:raids'],
    run(call) {
      if (!cancelRaid(call.stage, call.own()))
        throw new HelixError(404, 'The broadcaster doesn’t have a pending raid to cancel.');
      return NO_CONTENT;
    },
  },
];
