import { seededRandom } from '../../src/main/engine/random.ts';
import { keepingLogger } from '../../src/main/engine/testing/keepingLogger.ts';
import { type RehearsalServer, startRehearsal } from '../../src/main/rehearsal/server.ts';
import { wallClock } from '../../src/main/rehearsal/wallClock.ts';

/** A simulated Twitch in the test's own process, and what tells an Emcee in the real channel to go there. */
export async function startTwitchElsewhere(): Promise<{
  house: RehearsalServer;
  env: Record<string, string>;
}> {
  const house = await startRehearsal({ clock: wallClock, random: seededRandom(1), log: keepingLogger() });
  const { chat, helix, ids, eventSub } = house.urls;
  return {
    house,
    env: {
      EMCEE_TWITCH_IRC_URL: chat,
      EMCEE_TWITCH_API_URL: helix,
      EMCEE_TWITCH_ID_URL: ids,
      EMCEE_TWITCH_EVENTSUB_URL: eventSub,
    },
  };
}
