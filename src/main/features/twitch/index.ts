import { z } from 'zod';
import { twitchContract } from '../../../shared/contract/twitch.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { StatusLine } from '../../engine/status.ts';
import type { ConnectionState } from '../../engine/twitch/connection.ts';
import { signInView, statusOf } from './status.ts';

/** Changes that come in a row are told once. */
const GATHER_MS = 100;

/** Where the streamer's own client id is kept. It is no secret, but it belongs to the sign-ins, not to the settings. */
const CLIENT_ID = 'twitch.clientId';

const settingsSchema = z.object({
  connect: z.boolean().default(true).meta({
    title: 'Connect to Twitch',
    description: 'Switch it off to work on your settings without a connection.',
  }),
});

/** Accounts and connections: who the bot is, and how it reaches Twitch. */
export const twitchFeature = defineFeature({
  contract: twitchContract,
  title: 'Twitch',
  description: 'Signs your accounts in and keeps chat and events connected.',
  group: 'connections',
  required: true,
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { twitch, status, mode, builtInClientId } = ctx.engine;

    const clientId = (): ReturnType<typeof statusOf>['clientId'] => {
      const value = twitch.state.clientId;
      if (mode.now === 'rehearsal') return { state: 'rehearsal', value };
      if (value === null) return { state: 'missing', value };
      return { state: value === builtInClientId ? 'built-in' : 'own', value };
    };
    const describe = () => statusOf(twitch, clientId(), mode.now);

    if (mode.now === 'live') twitch.applyClientId(ctx.secrets.get(CLIENT_ID) ?? builtInClientId);
    const applyConnect = (connect: boolean): void => {
      twitch.setWanted(connect);
      ctx.registries.toggles.touch();
    };
    ctx.settings.onChange(({ connect }) => applyConnect(connect));
    applyConnect(ctx.settings.value.connect);
    ctx.registries.toggles.add({
      id: 'twitch.connect',
      title: 'Connected to Twitch',
      help: 'Off, the bot neither hears nor says anything on Twitch.',
      order: 10,
      read: () => ctx.settings.value.connect,
      set: (connect) => ctx.settings.update({ connect }),
    });
    if (mode.now === 'live') {
      ctx.registries.steps.add({
        id: 'twitch.signIn',
        title: 'Connect your channel',
        text: 'Sign in with your streaming account, and with a second one for the bot if you like.',
        page: 'connection',
        order: 20,
        done: () => twitch.state.channel !== null,
      });
    }

    const told = (): void => {
      const { connection, channel } = twitch.state;
      status.set(statusLine(connection, channel?.name ?? null, mode.now === 'rehearsal'));
      ctx.registries.steps.touch();
      ctx.push('status', describe());
    };
    let gathering = false;
    ctx.onStop(
      twitch.onChange(() => {
        if (gathering) return;
        gathering = true;
        ctx.after(GATHER_MS, () => {
          gathering = false;
          told();
        });
      }),
    );
    told();

    return {
      handlers: {
        signIn: async ({ role }) => {
          if (twitch.state.clientId === null) {
            throw new AppError(
              'twitch.no_client_id',
              'Emcee needs a Twitch application first. The Connection page shows how to make one.',
            );
          }
          const begun = await twitch.signIn(role);
          const nothing = {
            role,
            state: 'starting',
            code: null,
            link: null,
            expiresAt: null,
            problem: null,
          } as const;
          return signInView(role, begun) ?? nothing;
        },
        cancelSignIn: () => {
          for (const { slot } of twitch.state.signIns) twitch.cancelSignIn(slot);
          return {};
        },
        signOut: async ({ role }) => {
          await twitch.signOut(role);
          return {};
        },
        setClientId: async ({ clientId: chosen, untried }) => {
          if (mode.now === 'rehearsal') {
            throw new AppError(
              'twitch.rehearsing',
              'The rehearsal has an application of its own. Go back to the real channel to set yours.',
            );
          }
          if (!untried) {
            const trial = await twitch.tryClientId(chosen);
            if (trial.kind === 'wrong') throw new AppError('twitch.bad_client_id', trial.message);
            if (trial.kind === 'no-answer') {
              throw new AppError(
                'twitch.unreachable',
                `Twitch did not answer: ${trial.why}. So this client ID could not be tried, and nothing was changed. Try again in a while, or use it untried.`,
              );
            }
          }
          ctx.secrets.set(CLIENT_ID, chosen);
          twitch.applyClientId(chosen);
          return {};
        },
        openLink: async () => {
          const link = describe().signIn?.link ?? null;
          return { opened: link !== null && (await ctx.host.openExternal(link)) };
        },
        reconnect: () => {
          twitch.retryNow();
          return {};
        },
      },
      snapshots: { status: describe },
      api: null,
    };
  },
});

function statusLine(state: ConnectionState, channel: string | null, rehearsal: boolean): StatusLine {
  switch (state.kind) {
    case 'online':
      return {
        mood: 'live',
        text: rehearsal ? 'Rehearsing in a simulated channel' : `Connected to ${channel ?? 'Twitch'}`,
      };
    case 'off':
      return { mood: 'idle', text: 'Not connected, as you chose' };
    case 'signing-in-needed':
      return { mood: 'idle', text: 'Nobody is signed in to Twitch' };
    case 'connecting':
      return { mood: 'idle', text: 'Connecting to Twitch' };
    case 'waiting':
    case 'failed':
      return { mood: 'trouble', text: state.why };
  }
}
