import { z } from 'zod';
import { chatContract } from '../../../shared/contract/chat.ts';
import type { EventName, Events } from '../../engine/events.ts';
import { defineFeature } from '../../engine/feature.ts';
import { ChatFeed, lineOf } from './feed.ts';
import { TELLERS } from './happenings.ts';
import { decisionsOf } from './trace.ts';

const settingsSchema = z.object({
  muted: z.boolean().default(false).meta({
    title: 'Mute the bot',
    description: 'The bot listens but says nothing until you switch it off again.',
  }),
});

/** Live chat: what is said and what happens, and the hands to answer and to keep order. */
export const chatFeature = defineFeature({
  contract: chatContract,
  title: 'Live chat',
  description: 'Shows chat on Home, speaks in it, and lets you keep order by click.',
  group: 'chat',
  settings: { version: 1, schema: settingsSchema },
  setup(ctx) {
    const { outbox, api } = ctx.engine.twitch;
    const feed = new ChatFeed();

    const applyMute = (muted: boolean): void => {
      outbox.muted = muted;
      ctx.registries.toggles.touch();
    };
    applyMute(ctx.settings.value.muted);
    ctx.settings.onChange(({ muted }) => applyMute(muted));
    ctx.onStop(() => {
      outbox.muted = false;
    });
    ctx.registries.toggles.add({
      id: 'chat.muted',
      title: 'Mute bot',
      help: 'The bot listens but says nothing while this is on.',
      order: 20,
      read: () => ctx.settings.value.muted,
      set: (muted) => ctx.settings.update({ muted }),
    });

    ctx.on('chat.message', (message) => {
      ctx.push('stream', { type: 'item', item: feed.add(lineOf(message)) });
    });
    ctx.on('chat.messageDeleted', ({ messageId }) => {
      feed.removeLine(messageId);
      ctx.push('stream', { type: 'removed', id: messageId });
    });
    ctx.on('chat.userCleared', ({ user }) => {
      feed.removeUser(user.id);
      ctx.push('stream', { type: 'userRemoved', userId: user.id });
    });
    ctx.on('chat.cleared', () => {
      feed.clear();
      ctx.push('stream', { type: 'cleared' });
    });
    const tell = <N extends EventName>(
      name: N,
      teller: (fact: Events[N]) => ReturnType<(typeof TELLERS)[keyof typeof TELLERS]>,
    ): void => {
      ctx.on(name, (fact) => {
        const told = teller(fact);
        if (told) ctx.push('stream', { type: 'item', item: feed.add({ kind: 'event', ...told }) });
      });
    };
    for (const name of Object.keys(TELLERS) as (keyof typeof TELLERS)[]) tell(name, TELLERS[name] as never);

    return {
      handlers: {
        say: ({ text, replyTo }) =>
          new Promise((resolve) => {
            outbox.say({ text, from: ctx.id, priority: 'moderator', replyTo }, (outcome) =>
              resolve(
                outcome.kind === 'sent'
                  ? { outcome: 'sent', detail: null }
                  : { outcome: 'dropped', detail: outcome.detail },
              ),
            );
          }),
        remove: async ({ id }) => {
          await api.at('user').moderation.deleteMessage(id);
          return {};
        },
        timeout: async ({ userId, seconds, reason }) => {
          await api.at('user').moderation.timeout(userId, seconds, reason);
          return {};
        },
        ban: async ({ userId, reason }) => {
          await api.at('user').moderation.ban(userId, reason);
          return {};
        },
        unban: async ({ userId }) => {
          await api.at('user').moderation.unban(userId);
          return {};
        },
        trace: ({ id }) => ({ decisions: decisionsOf(id, ctx.engine) }),
      },
      snapshots: { stream: () => ({ items: feed.list() }) },
      api: null,
    };
  },
});
