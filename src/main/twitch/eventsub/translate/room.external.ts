import { z } from 'zod';
import type { OwnLineHeld } from '../../../engine/twitch/moderationFacts.ts';
import { flagSchema } from '../../helix/shapes.external.ts';
import { CHAT_CLEARED, clearedKey, deletedKey, SOURCES, whisperedKey } from '../../notices/keys.ts';
import { messageSchema, personFields, somebody } from './shapes.external.ts';
import { type Translator, translator } from './translator.ts';

const STATES: Readonly<Record<string, OwnLineHeld['status']>> = {
  approved: 'approved',
  denied: 'denied',
  invalid: 'invalid',
};

/** What happens to lines and to the chat room. */
export const ROOM: Readonly<Record<string, Translator>> = {
  'channel.chat.clear': translator(z.object({}), (_event, telling) =>
    telling.offer(CHAT_CLEARED, SOURCES.chatCleared, () =>
      telling.emit('chat.cleared', { time: telling.time }),
    ),
  ),

  'channel.chat.clear_user_messages': translator(z.object(personFields('target_user')), (event, telling) => {
    const { id, login } = somebody(event, 'target_user');
    telling.offer(clearedKey(id), SOURCES.userCleared, () =>
      telling.emit('chat.userCleared', { user: { id, login }, time: telling.time }),
    );
  }),

  'channel.chat.message_delete': translator(
    z.object({ ...personFields('target_user'), message_id: z.string() }),
    (event, telling) => {
      const { id, login } = somebody(event, 'target_user');
      telling.offer(deletedKey(event.message_id), SOURCES.deleted, () =>
        telling.emit('chat.messageDeleted', {
          messageId: event.message_id,
          user: { id, login },
          text: null,
          time: telling.time,
        }),
      );
    },
  ),

  'channel.chat_settings.update': translator(
    z.object({
      emote_mode: flagSchema,
      follower_mode: flagSchema,
      follower_mode_duration_minutes: z.number().nullish(),
      slow_mode: flagSchema,
      slow_mode_wait_time_seconds: z.number().nullish(),
      subscriber_mode: flagSchema,
      unique_chat_mode: flagSchema,
    }),
    (event, telling) => {
      const modes = {
        emoteOnly: event.emote_mode,
        followersOnly: event.follower_mode ? (event.follower_mode_duration_minutes ?? 0) : null,
        slow: event.slow_mode ? (event.slow_mode_wait_time_seconds ?? 0) : 0,
        subscribersOnly: event.subscriber_mode,
        unique: event.unique_chat_mode,
      };
      if (telling.takeModes(modes)) telling.emit('chat.modesChanged', modes);
    },
  ),

  'channel.chat.user_message_hold': translator(
    z.object({ message_id: z.string(), message: messageSchema }),
    (event, telling) =>
      telling.emit('automod.heldOwn', {
        messageId: event.message_id,
        text: event.message.text,
        status: 'held',
        time: telling.time,
      }),
  ),

  'channel.chat.user_message_update': translator(
    z.object({ message_id: z.string(), message: messageSchema, status: z.string() }),
    (event, telling) =>
      telling.emit('automod.heldOwn', {
        messageId: event.message_id,
        text: event.message.text,
        status: STATES[event.status] ?? 'unknown',
        time: telling.time,
      }),
  ),

  'user.whisper.message': translator(
    z.object({
      ...personFields('from_user'),
      whisper_id: z.string(),
      whisper: z.object({ text: z.string() }),
    }),
    (event, telling) => {
      const from = somebody(event, 'from_user');
      const { text } = event.whisper;
      telling.offer(whisperedKey(from.id, text), SOURCES.whispered, () =>
        telling.emit('chat.whisper', { id: event.whisper_id, time: telling.time, from, text }),
      );
    },
  ),
};
