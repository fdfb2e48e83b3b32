import { z } from 'zod';
import { chatContract } from '../../../shared/contract/chat.ts';
import type { EventName, Events } from '../../engine/events.ts';
import { defineFeature } from '../../engine/feature.ts';
import { ChatFeed, lineOf, SHOWN } from './feed.ts';
import { TELLERS } from './happenings.ts';
import { History } from './history.ts';
import { historyLineOf, lineOfRow } from './historyForm.ts';
import { decisionsOf } from './trace.ts';

const PRUNE_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;

const settingsSchema = z.object({
  muted: z.boolean().default(false).meta({
    title: 'Mute the bot',
    description: 'The bot listens but says nothing until you switch it off again.',
  }),
  keepDays: z.number().int().min(1).max(3650).default(365).meta({
    title: 'Keep the history for (days)',
    description: 'Older lines of chat are removed, a few at a time.',
  }),
  mostLines: z.number().int().min(1000).max(20_000_000).default(2_000_000).meta({
    title: 'Keep at most (lines)',
    description: 'The oldest lines of the history go first.',
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
    const { hub, twitch } = ctx.engine;
    const { outbox, api } = twitch;
    const history = new History(ctx.db, ctx.log);
    const feed = new ChatFeed();
    for (const row of history.last(SHOWN)) feed.addItem(lineOfRow(row));

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
      history.add(message);
      const key = feed.addMessage(message);
      if (hub.watching('chat.stream') === 0) return;
      ctx.push('stream', { type: 'item', item: { ...lineOf(message), key } });
    });
    ctx.on('chat.messageDeleted', ({ messageId }) => {
      history.lineDeleted(messageId);
      feed.removeLine(messageId);
      ctx.push('stream', { type: 'removed', id: messageId });
    });
    ctx.on('chat.userCleared', ({ user }) => {
      history.personCleared(user.id);
      feed.removeUser(user.id);
      ctx.push('stream', { type: 'userRemoved', userId: user.id });
    });
    ctx.on('chat.cleared', () => {
      history.allCleared();
      feed.clear();
      ctx.push('stream', { type: 'cleared' });
    });
    const tell = <N extends EventName>(
      name: N,
      teller: (fact: Events[N]) => ReturnType<(typeof TELLERS)[keyof typeof TELLERS]>,
    ): void => {
      ctx.on(name, (fact) => {
        const told = teller(fact);
        if (told) ctx.push('stream', { type: 'item', item: feed.addItem({ kind: 'event', ...told }) });
      });
    };
    for (const name of Object.keys(TELLERS) as (keyof typeof TELLERS)[]) tell(name, TELLERS[name] as never);

    /** Returns how many lines there were. */
    const forget = (userId: string): Promise<number> => {
      feed.removeUser(userId);
      ctx.push('stream', { type: 'userRemoved', userId });
      return history.forget(userId);
    };
    ctx.on('viewer.forgotten', ({ id }) =>
      ctx.guard('forgetting a person', async () => void (await forget(id))),
    );
    const prune = (): void => {
      const { keepDays, mostLines } = ctx.settings.value;
      const removed = history.prune(ctx.clock.now() - keepDays * DAY_MS, mostLines);
      if (removed > 0) ctx.after(100, prune);
    };
    ctx.every(PRUNE_EVERY_MS, prune);

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
        history: async ({ limit, ...page }) => {
          const rows = await history.page({ ...page, limit: limit + 1 });
          const shown = rows.slice(0, limit);
          // In the order in which they were said, whichever way was paged.
          const lines = page.after === null ? shown.reverse() : shown;
          return { lines: lines.map(historyLineOf), more: rows.length > limit };
        },
        forget: async ({ userId }) => ({ removed: await forget(userId) }),
        trace: ({ id }) => ({ decisions: decisionsOf(id, ctx.engine) }),
      },
      snapshots: { stream: () => ({ items: feed.list() }) },
      api: null,
    };
  },
});
