import { z } from 'zod';
import { twitchContract } from '../../../shared/contract/twitch.ts';
import { defineFeature } from '../../engine/feature.ts';
import type { StatusLine } from '../../engine/status.ts';

/** Changes that come in a row are told once. */
const GATHER_MS = 100;

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
    const { twitch, status, mode } = ctx.engine;

    const applyConnect = (connect: boolean): void => {
      twitch.connect(connect);
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
        done: () =>
          twitch
            .status()
            .accounts.some((account) => account.role === 'streamer' && account.state === 'signed-in'),
      });
    }

    let gathering = false;
    ctx.onStop(
      twitch.onChange(() => {
        if (gathering) return;
        gathering = true;
        ctx.after(GATHER_MS, () => {
          gathering = false;
          const now = twitch.status();
          status.set(statusLine(now.chat, now.channel?.name ?? null, mode.now === 'rehearsal'));
          ctx.registries.steps.touch();
          ctx.push('status', now);
        });
      }),
    );

    return {
      handlers: {
        signIn: ({ role }) => twitch.signIn(role),
        cancelSignIn: () => {
          twitch.cancelSignIn();
          return {};
        },
        signOut: async ({ role }) => {
          await twitch.signOut(role);
          return {};
        },
        setClientId: async ({ clientId }) => {
          await twitch.setClientId(clientId);
          return {};
        },
        openLink: async () => {
          const link = twitch.status().signIn?.link ?? null;
          return { opened: link !== null && (await ctx.host.openExternal(link)) };
        },
        reconnect: () => {
          twitch.reconnect();
          return {};
        },
      },
      snapshots: { status: () => twitch.status() },
      api: null,
    };
  },
});

function statusLine(
  chat: { state: string; text: string },
  channel: string | null,
  rehearsal: boolean,
): StatusLine {
  if (chat.state === 'online') {
    return {
      mood: 'live',
      text: rehearsal ? 'Rehearsing in a simulated channel' : `Connected to ${channel ?? 'Twitch'}`,
    };
  }
  if (chat.state === 'off') return { mood: 'idle', text: 'Not connected, as you chose' };
  if (chat.state === 'needs-sign-in') return { mood: 'idle', text: 'Nobody is signed in to Twitch' };
  return { mood: chat.state === 'connecting' ? 'idle' : 'trouble', text: chat.text };
}
