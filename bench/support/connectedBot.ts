import { EventBus } from '../../src/main/engine/events.ts';
import { Redactor } from '../../src/main/engine/log/redactor.ts';
import { Metrics } from '../../src/main/engine/metrics.ts';
import { seededRandom } from '../../src/main/engine/random.ts';
import { keepingLogger } from '../../src/main/engine/testing/keepingLogger.ts';
import { memorySecrets } from '../../src/main/engine/testing/memorySecrets.ts';
import { systemClock } from '../../src/main/node/systemClock.ts';
import { REHEARSAL_CLIENT_ID } from '../../src/main/rehearsal/ids/clients.ts';
import { type RehearsalServer, startRehearsal } from '../../src/main/rehearsal/server.ts';
import { resolveEndpoints } from '../../src/main/twitch/endpoints.ts';
import { createTwitch } from '../../src/main/twitch/twitchService.ts';

export interface ConnectedBot {
  house: RehearsalServer;
  events: EventBus;
  stop(): Promise<void>;
}

/** A simulated Twitch, and all of Emcee that speaks with it, signed in as the streamer and in chat. */
export async function connectedBot(): Promise<ConnectedBot> {
  const clock = systemClock;
  const log = keepingLogger();
  const house = await startRehearsal({
    clock,
    random: seededRandom(1),
    log,
    autoApprove: 'rehearsal_streamer',
  });
  const { chat, helix, ids, eventSub } = house.urls;
  const events = new EventBus((_event, _owner, thrown) => {
    throw thrown;
  });
  const twitch = createTwitch({
    clock,
    random: seededRandom(2),
    log,
    secrets: memorySecrets(),
    redactor: new Redactor(),
    events,
    metrics: new Metrics(),
    endpoints: resolveEndpoints({ irc: chat, api: helix, id: ids, eventSub }),
    clientId: REHEARSAL_CLIENT_ID,
  });
  twitch.start();
  await twitch.signIn('streamer');
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (twitch.state.connection.kind !== 'online') return;
      forget();
      resolve();
    };
    const forget = twitch.onChange(look);
    look();
  });
  return {
    house,
    events,
    async stop() {
      await twitch.stop();
      await house.stop();
    },
  };
}
