import type { TwitchPorts } from '../app.ts';
import type { Mode } from '../engine/mode.ts';
import type { Clock, Logger, Secrets } from '../engine/ports.ts';
import { REHEARSAL_CLIENT_ID } from '../rehearsal/ids/clients.ts';
import { startRehearsal } from '../rehearsal/server.ts';
import { RehearsalStage } from '../rehearsal/stagePort.ts';
import { resolveEndpoints } from '../twitch/endpoints.ts';

/** Put in by the build, for those who ship Emcee with an application of their own; empty otherwise. */
declare const EMCEE_BUILT_IN_CLIENT_ID: string | undefined;
const BUILT_IN_CLIENT_ID = typeof EMCEE_BUILT_IN_CLIENT_ID === 'string' ? EMCEE_BUILT_IN_CLIENT_ID : '';

/** What the simulated Twitch remembers of its sign-ins, so that a restart does not end them. */
const STAGE_TOKENS = 'stage.tokens';

/** Seconds: on stage the one who says yes is a click away, so there is nothing to be patient for. */
const STAGE_POLL_INTERVAL = 1;

/** The stage has no log of its own: what the bot makes of it is in the bot's. */
const QUIET: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  for: () => QUIET,
};

/** Where Twitch is: at Twitch's own addresses, wherever the environment says, or on a stage of our own. */
export async function twitchPorts(parts: {
  mode: Mode;
  env: NodeJS.ProcessEnv;
  clock: Clock;
  /** Of this mode's folder. */
  secrets: Secrets;
}): Promise<{ ports: TwitchPorts; close: () => Promise<void> }> {
  if (parts.mode === 'live') {
    const clientId = parts.env['EMCEE_TWITCH_CLIENT_ID'] || BUILT_IN_CLIENT_ID || null;
    return {
      ports: { endpoints: resolveEndpoints({}, parts.env), clientId, stage: null },
      close: async () => {},
    };
  }
  const house = await startRehearsal({
    clock: parts.clock,
    random: { next: Math.random },
    log: QUIET,
    furnished: true,
    pollInterval: STAGE_POLL_INTERVAL,
    memory: {
      read: () => parts.secrets.get(STAGE_TOKENS),
      write: (text) => parts.secrets.set(STAGE_TOKENS, text),
    },
  });
  const stage = new RehearsalStage(house, parts.clock);
  const { urls } = house;
  return {
    ports: {
      endpoints: {
        irc: urls.chat,
        api: urls.helix,
        id: urls.ids,
        eventSub: urls.eventSub,
        realm: 'rehearsal',
      },
      clientId: REHEARSAL_CLIENT_ID,
      stage,
    },
    async close() {
      stage.end();
      await house.stop();
    },
  };
}
