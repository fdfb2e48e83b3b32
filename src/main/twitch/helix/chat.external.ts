import { z } from 'zod';
import type { RoomState } from '../../engine/chat/chatFacts.ts';
import type { BadgeSet, ChatApi, Emote, Said, SharedSession } from '../../engine/twitch/api.ts';
import type { Helix } from './caller.ts';
import { allPages, chunks } from './paging.ts';
import {
  flagSchema,
  idSchema,
  listSchema,
  pageSchema,
  textSchema,
  timeSchema,
  userSchema,
} from './shapes.external.ts';

const saidSchema = z
  .object({
    message_id: textSchema,
    is_sent: z.boolean(),
    drop_reason: z.object({ code: textSchema, message: textSchema }).nullish(),
  })
  .transform(
    ({ message_id, is_sent, drop_reason }): Said =>
      is_sent && message_id !== ''
        ? { kind: 'said', messageId: message_id }
        : { kind: 'dropped', code: drop_reason?.code || 'unknown', message: drop_reason?.message ?? '' },
  );

const settingsSchema = z
  .object({
    emote_mode: flagSchema,
    follower_mode: flagSchema,
    follower_mode_duration: z.number().nullish(),
    slow_mode: flagSchema,
    slow_mode_wait_time: z.number().nullish(),
    subscriber_mode: flagSchema,
    unique_chat_mode: flagSchema,
  })
  .transform(
    (settings): RoomState => ({
      emoteOnly: settings.emote_mode,
      followersOnly: settings.follower_mode ? (settings.follower_mode_duration ?? 0) : null,
      slow: settings.slow_mode ? (settings.slow_mode_wait_time ?? 0) : 0,
      subscribersOnly: settings.subscriber_mode,
      unique: settings.unique_chat_mode,
    }),
  );

const emoteSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    emote_type: textSchema,
    format: z.array(z.string()).nullish(),
  })
  .transform(({ id, name, emote_type, format }): Emote => {
    const animated = format?.includes('animated') ?? false;
    const kind = animated ? 'animated' : 'static';
    return {
      id,
      name,
      kind: emote_type || 'globals',
      animated,
      url: `https://static-cdn.jtvnw.net/emoticons/v2/${encodeURIComponent(id)}/${kind}/dark/1.0`,
    };
  });

const badgeSetSchema = z
  .object({
    set_id: z.string(),
    versions: z.array(
      z.object({ id: idSchema, title: textSchema, image_url_1x: textSchema, image_url_4x: textSchema }),
    ),
  })
  .transform(
    ({ set_id, versions }): BadgeSet => ({
      id: set_id,
      versions: versions.map((version) => ({
        id: version.id,
        title: version.title,
        url: version.image_url_1x,
        urlLarge: version.image_url_4x,
      })),
    }),
  );

const sessionSchema = z
  .object({
    session_id: z.string(),
    host_broadcaster_id: idSchema,
    participants: z.array(z.object({ broadcaster_id: idSchema })),
    created_at: timeSchema,
  })
  .transform(
    (session): SharedSession => ({
      id: session.session_id,
      hostId: session.host_broadcaster_id,
      participantIds: session.participants.map((participant) => participant.broadcaster_id),
      startedAt: session.created_at,
    }),
  );

export function chatApi({ call, channelId }: Helix): ChatApi {
  const asModerator = (actor: string) => ({ broadcaster_id: channelId(), moderator_id: actor });
  return {
    async say(text, replyTo) {
      const { data } = await call({
        method: 'POST',
        path: '/chat/messages',
        as: 'speaker',
        scopes: ['user:write:chat'],
        body: (actor) => ({
          broadcaster_id: channelId(),
          sender_id: actor,
          message: text,
          ...(replyTo === null ? {} : { reply_parent_message_id: replyTo }),
        }),
        answer: listSchema(saidSchema),
      });
      return data[0] ?? { kind: 'dropped', code: 'unknown', message: '' };
    },
    async announce(text, colour) {
      await call({
        method: 'POST',
        path: '/chat/announcements',
        as: 'moderator',
        scopes: ['moderator:manage:announcements'],
        query: asModerator,
        body: () => ({ message: text, color: colour }),
        answer: null,
      });
    },
    async shoutout(targetId) {
      await call({
        method: 'POST',
        path: '/chat/shoutouts',
        as: 'moderator',
        scopes: ['moderator:manage:shoutouts'],
        query: (actor) => ({
          from_broadcaster_id: channelId(),
          to_broadcaster_id: targetId,
          moderator_id: actor,
        }),
        answer: null,
      });
    },
    async whisper(userId, text) {
      await call({
        method: 'POST',
        path: '/whispers',
        as: 'speaker',
        scopes: ['user:manage:whispers'],
        query: (actor) => ({ from_user_id: actor, to_user_id: userId }),
        body: () => ({ message: text }),
        answer: null,
      });
    },
    async colours(userIds) {
      const schema = listSchema(z.object({ user_id: idSchema, color: textSchema }));
      const colours = new Map<string, string>();
      for (const ids of chunks([...new Set(userIds)])) {
        const { data } = await call({
          method: 'GET',
          path: '/chat/color',
          as: 'anybody',
          scopes: [],
          query: () => ({ user_id: ids }),
          answer: schema,
        });
        for (const { user_id, color } of data) if (color !== '') colours.set(user_id, color);
      }
      return colours;
    },
    async setColour(slot, colour) {
      await call({
        method: 'PUT',
        path: '/chat/color',
        as: { slot },
        scopes: ['user:manage:chat_color'],
        query: (actor) => ({ user_id: actor, color: colour }),
        answer: null,
        repeatable: true,
      });
    },
    async settings() {
      const { data } = await call({
        method: 'GET',
        path: '/chat/settings',
        as: 'anybody',
        scopes: [],
        query: () => ({ broadcaster_id: channelId() }),
        answer: listSchema(settingsSchema),
      });
      return data[0] ?? settingsSchema.parse({});
    },
    async changeSettings(changes) {
      const { data } = await call({
        method: 'PATCH',
        path: '/chat/settings',
        as: 'moderator',
        scopes: ['moderator:manage:chat_settings'],
        query: asModerator,
        body: () => settingsBody(changes),
        answer: listSchema(settingsSchema),
        repeatable: true,
      });
      return data[0] ?? settingsSchema.parse({});
    },
    chatters: () =>
      allPages(async (after) => {
        const page = await call({
          method: 'GET',
          path: '/chat/chatters',
          as: 'moderator',
          scopes: ['moderator:read:chatters'],
          query: (actor) => ({ ...asModerator(actor), first: 1_000, after }),
          answer: pageSchema(userSchema),
        });
        return { items: page.data, next: page.pagination };
      }),
    async emotes(of) {
      const { data } = await call({
        method: 'GET',
        path: of === 'global' ? '/chat/emotes/global' : '/chat/emotes',
        as: 'anybody',
        scopes: [],
        query: () => (of === 'global' ? {} : { broadcaster_id: channelId() }),
        answer: listSchema(emoteSchema),
      });
      return data;
    },
    async badges(of) {
      const { data } = await call({
        method: 'GET',
        path: of === 'global' ? '/chat/badges/global' : '/chat/badges',
        as: 'anybody',
        scopes: [],
        query: () => (of === 'global' ? {} : { broadcaster_id: channelId() }),
        answer: listSchema(badgeSetSchema),
      });
      return data;
    },
    async sharedSession() {
      const { data } = await call({
        method: 'GET',
        path: '/shared_chat/session',
        as: 'anybody',
        scopes: [],
        query: () => ({ broadcaster_id: channelId() }),
        answer: listSchema(sessionSchema),
      });
      return data[0] ?? null;
    },
  };
}

/** A number is only taken together with its mode. */
function settingsBody(changes: Partial<RoomState>): Record<string, unknown> {
  const { emoteOnly, followersOnly, slow, subscribersOnly, unique } = changes;
  return {
    ...(emoteOnly === undefined ? {} : { emote_mode: emoteOnly }),
    ...(subscribersOnly === undefined ? {} : { subscriber_mode: subscribersOnly }),
    ...(unique === undefined ? {} : { unique_chat_mode: unique }),
    ...(followersOnly === undefined
      ? {}
      : followersOnly === null
        ? { follower_mode: false }
        : { follower_mode: true, follower_mode_duration: followersOnly }),
    ...(slow === undefined
      ? {}
      : slow === 0
        ? { slow_mode: false }
        : { slow_mode: true, slow_mode_wait_time: slow }),
  };
}
