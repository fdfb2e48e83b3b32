import { beginAdBreak, snoozeAd } from '../../events/ads.ts';
import type { Channel } from '../../world/channel.ts';
import { data } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import type { HelixRoute } from '../route.ts';

const BETWEEN_BREAKS_MS = 8 * 60_000;
const LENGTHS = [30, 60, 90, 120, 150, 180];

/** Unix seconds, 0 for never. */
function seconds(ms: number | null): number {
  return ms === null ? 0 : Math.floor(ms / 1000);
}

function snoozeJson({ ads }: Channel) {
  return {
    snooze_count: ads.snoozes,
    snooze_refresh_at: seconds(ads.snoozeRefreshAt),
    next_ad_at: seconds(ads.nextAt),
  };
}

export const AD_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/channels/commercial',
    scopes: ['channel:edit:commercial'],
    missingScope: { status: 400 },
    run(call) {
      const channel = call.ownChannel(call.body.text('broadcaster_id'));
      const asked = call.body.whole('length', { min: 1 });
      if (channel.owner.broadcasterType === '')
        throw new HelixError(403, 'The broadcaster must be a partner or an affiliate.');
      if (!channel.stream)
        throw new HelixError(400, 'To start a commercial, the broadcaster must be streaming live.');
      const left = (channel.ads.lastAt ?? Number.NEGATIVE_INFINITY) + BETWEEN_BREAKS_MS - call.now;
      if (left > 0)
        throw new HelixError(
          429,
          `The broadcaster may not run another commercial until the cooldown period expires. Retry after ${Math.ceil(left / 1000)} seconds.`,
        );
      const length = LENGTHS.find((entry) => entry >= asked) ?? 180;
      beginAdBreak(call.stage, channel, length, call.user, false);
      return data({ length, message: '', retry_after: BETWEEN_BREAKS_MS / 1000 });
    },
  },
  {
    method: 'GET',
    path: '/channels/ads',
    scopes: ['channel:read:ads', 'channel:manage:ads'],
    run(call) {
      const channel = call.own();
      const since = channel.ads.lastAt === null ? 0 : Math.floor((call.now - channel.ads.lastAt) / 1000);
      return data({
        ...snoozeJson(channel),
        duration: channel.ads.duration,
        last_ad_at: seconds(channel.ads.lastAt),
        preroll_free_time: Math.max(0, channel.ads.prerollFree - since),
      });
    },
  },
  {
    method: 'POST',
    path: '/channels/ads/schedule/snooze',
    scopes: ['channel:manage:ads'],
    run(call) {
      const channel = call.own();
      if (!channel.stream)
        throw new HelixError(
          400,
          'The channel is not currently live or the broadcaster does not have an upcoming scheduled ad break.',
        );
      if (channel.ads.nextAt === null)
        throw new HelixError(400, 'The broadcaster does not have an upcoming scheduled ad break.');
      if (!snoozeAd(call.stage, channel)) throw new HelixError(429, 'The channel has no snoozes left.');
      return data(snoozeJson(channel));
    },
  },
];
