import { interactive } from './happenings/interactive.ts';
import { order } from './happenings/order.ts';
import { callers } from './happenings/people.ts';
import { show } from './happenings/show.ts';
import { support } from './happenings/support.ts';
import { talking } from './happenings/talking.ts';
import type { Stage } from './stage.ts';

/**
 * What can happen in the streamer's channel. Each changes the world, is told over chat and EventSub, and shows in
 * Helix from then on, as one event on Twitch does.
 */
export function createHappenings(stage: Stage) {
  const { channel, person } = callers(stage);
  return {
    channel,
    person,
    ...talking(stage),
    ...support(stage),
    ...interactive(stage),
    ...show(stage),
    ...order(stage),
  };
}

export type Happenings = ReturnType<typeof createHappenings>;
