import type { Clock } from '../../engine/ports.ts';
import type { TwitchApi, Urgency } from '../../engine/twitch/api.ts';
import { audienceApi } from './audience.external.ts';
import type { HelixCaller } from './caller.ts';
import { channelApi } from './channel.external.ts';
import { chatApi } from './chat.external.ts';
import { goalsApi } from './goals.external.ts';
import { moderationApi } from './moderation.external.ts';
import { pollsApi, predictionsApi } from './polls.external.ts';
import { rewardsApi } from './rewards.external.ts';
import { rolesApi } from './roles.external.ts';
import { scheduleApi } from './schedule.external.ts';
import { adsApi, clipsApi, raidsApi } from './show.external.ts';
import { usersApi } from './users.external.ts';

/** The API as the engine knows it; calls are of the urgency `bot` unless another is asked for. */
export function createApi(caller: HelixCaller, clock: Clock): TwitchApi {
  const made = new Map<Urgency, TwitchApi>();
  const at = (urgency: Urgency): TwitchApi => {
    const there = made.get(urgency);
    if (there) return there;
    const helix = caller.at(urgency);
    const api: TwitchApi = {
      at,
      users: usersApi(helix),
      chat: chatApi(helix),
      moderation: moderationApi(helix),
      roles: rolesApi(helix),
      channel: channelApi(helix),
      audience: audienceApi(helix),
      polls: pollsApi(helix),
      predictions: predictionsApi(helix),
      rewards: rewardsApi(helix),
      raids: raidsApi(helix),
      ads: adsApi(helix),
      clips: clipsApi(helix, clock),
      schedule: scheduleApi(helix),
      goals: goalsApi(helix),
    };
    made.set(urgency, api);
    return api;
  };
  return at('bot');
}
