import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { BanEntry, BlockedTerm, ModerationApi, UnbanRequest } from '../../engine/twitch/api.ts';
import type { Helix } from './caller.ts';
import { allPages, chunks } from './paging.ts';
import {
  flagSchema,
  idSchema,
  listSchema,
  maybePerson,
  maybeTimeSchema,
  pageSchema,
  personOf,
  textSchema,
  timeSchema,
} from './shapes.external.ts';

const banSchema = z
  .object({
    user_id: idSchema,
    user_login: z.string(),
    user_name: z.string(),
    expires_at: maybeTimeSchema,
    created_at: timeSchema,
    reason: textSchema,
    moderator_id: idSchema.nullish(),
    moderator_login: z.string().nullish(),
    moderator_name: z.string().nullish(),
  })
  .transform(
    (ban): BanEntry => ({
      user: personOf(ban.user_id, ban.user_login, ban.user_name),
      moderator: maybePerson(ban.moderator_id, ban.moderator_login, ban.moderator_name),
      reason: ban.reason,
      createdAt: ban.created_at,
      until: ban.expires_at,
    }),
  );

const termSchema = z
  .object({ id: idSchema, text: z.string(), created_at: timeSchema, expires_at: maybeTimeSchema })
  .transform(
    (term): BlockedTerm => ({
      id: term.id,
      text: term.text,
      createdAt: term.created_at,
      until: term.expires_at,
    }),
  );

const requestSchema = z
  .object({
    id: idSchema,
    user_id: idSchema,
    user_login: z.string(),
    user_name: z.string(),
    text: textSchema,
    status: z.enum(['pending', 'approved', 'denied', 'acknowledged', 'canceled']),
    created_at: timeSchema,
  })
  .transform(
    (request): UnbanRequest => ({
      id: request.id,
      user: personOf(request.user_id, request.user_login, request.user_name),
      text: request.text,
      status: request.status,
      createdAt: request.created_at,
    }),
  );

const shieldSchema = listSchema(z.object({ is_active: flagSchema }));
const BANS = ['moderator:manage:banned_users'];
const LINES = ['moderator:manage:chat_messages'];
const TERMS = ['moderator:manage:blocked_terms'];
const UNBANS = ['moderator:manage:unban_requests'];

export function moderationApi({ call, channelId }: Helix): ModerationApi {
  const asModerator = (actor: string) => ({ broadcaster_id: channelId(), moderator_id: actor });
  const ban = async (userId: string, reason: string, seconds: number | null): Promise<void> => {
    await call({
      method: 'POST',
      path: '/moderation/bans',
      as: 'moderator',
      scopes: BANS,
      query: asModerator,
      body: () => ({
        data: {
          user_id: userId,
          ...(seconds === null ? {} : { duration: seconds }),
          ...(reason === '' ? {} : { reason: reason.slice(0, 500) }),
        },
      }),
      answer: null,
    });
  };
  const deleteLines = async (messageId: string | null): Promise<void> => {
    await call({
      method: 'DELETE',
      path: '/moderation/chat',
      as: 'moderator',
      scopes: LINES,
      query: (actor) => ({ ...asModerator(actor), message_id: messageId }),
      answer: null,
    });
  };
  return {
    ban: (userId, reason) => ban(userId, reason, null),
    timeout: (userId, seconds, reason) => ban(userId, reason, seconds),
    async unban(userId) {
      await call({
        method: 'DELETE',
        path: '/moderation/bans',
        as: 'moderator',
        scopes: BANS,
        query: (actor) => ({ ...asModerator(actor), user_id: userId }),
        answer: null,
      });
    },
    banned: () =>
      allPages(async (after) => {
        const page = await call({
          method: 'GET',
          path: '/moderation/banned',
          as: 'streamer',
          scopes: ['moderation:read', ...BANS],
          query: (actor) => ({ broadcaster_id: actor, first: 100, after }),
          answer: pageSchema(banSchema),
        });
        return { items: page.data, next: page.pagination };
      }),
    deleteMessage: (messageId) => deleteLines(messageId),
    clearChat: () => deleteLines(null),
    async warn(userId, reason) {
      await call({
        method: 'POST',
        path: '/moderation/warnings',
        as: 'moderator',
        scopes: ['moderator:manage:warnings'],
        query: asModerator,
        body: () => ({ data: { user_id: userId, reason: reason.slice(0, 500) } }),
        answer: null,
      });
    },
    async shieldMode() {
      const { data } = await call({
        method: 'GET',
        path: '/moderation/shield_mode',
        as: 'moderator',
        scopes: ['moderator:read:shield_mode'],
        query: asModerator,
        answer: shieldSchema,
      });
      return data[0]?.is_active ?? false;
    },
    async setShieldMode(on) {
      await call({
        method: 'PUT',
        path: '/moderation/shield_mode',
        as: 'moderator',
        scopes: ['moderator:manage:shield_mode'],
        query: asModerator,
        body: () => ({ is_active: on }),
        answer: null,
        repeatable: true,
      });
    },
    async decideHeld(messageId, allow) {
      await call({
        method: 'POST',
        path: '/moderation/automod/message',
        as: 'moderator',
        scopes: ['moderator:manage:automod'],
        body: (actor) => ({ user_id: actor, msg_id: messageId, action: allow ? 'ALLOW' : 'DENY' }),
        answer: null,
      });
    },
    async checkAutoMod(texts) {
      const verdicts: boolean[] = [];
      for (const part of chunks(texts)) {
        const { data } = await call({
          method: 'POST',
          path: '/moderation/enforcements/status',
          as: 'streamer',
          scopes: ['moderation:read'],
          query: (actor) => ({ broadcaster_id: actor }),
          body: () => ({ data: part.map((text, i) => ({ msg_id: String(i), msg_text: text })) }),
          answer: listSchema(z.object({ msg_id: idSchema, is_permitted: z.boolean() })),
        });
        const permitted = new Map(data.map((verdict) => [verdict.msg_id, verdict.is_permitted]));
        for (const i of part.keys()) verdicts.push(permitted.get(String(i)) ?? true);
      }
      return verdicts;
    },
    blockedTerms: () =>
      allPages(async (after) => {
        const page = await call({
          method: 'GET',
          path: '/moderation/blocked_terms',
          as: 'moderator',
          scopes: ['moderator:read:blocked_terms'],
          query: (actor) => ({ ...asModerator(actor), first: 100, after }),
          answer: pageSchema(termSchema),
        });
        return { items: page.data, next: page.pagination };
      }),
    async addBlockedTerm(text) {
      const { data } = await call({
        method: 'POST',
        path: '/moderation/blocked_terms',
        as: 'moderator',
        scopes: TERMS,
        query: asModerator,
        body: () => ({ text }),
        answer: listSchema(termSchema),
      });
      const [term] = data;
      if (!term) throw new AppError('twitch.unexpected', 'Twitch did not confirm the blocked term.');
      return term;
    },
    async removeBlockedTerm(id) {
      await call({
        method: 'DELETE',
        path: '/moderation/blocked_terms',
        as: 'moderator',
        scopes: TERMS,
        query: (actor) => ({ ...asModerator(actor), id }),
        answer: null,
      });
    },
    unbanRequests: (status) =>
      allPages(async (after) => {
        const page = await call({
          method: 'GET',
          path: '/moderation/unban_requests',
          as: 'moderator',
          scopes: ['moderator:read:unban_requests'],
          query: (actor) => ({ ...asModerator(actor), status, first: 100, after }),
          answer: pageSchema(requestSchema),
        });
        return { items: page.data, next: page.pagination };
      }),
    async resolveUnbanRequest(id, approve, text) {
      await call({
        method: 'PATCH',
        path: '/moderation/unban_requests',
        as: 'moderator',
        scopes: UNBANS,
        query: (actor) => ({
          ...asModerator(actor),
          unban_request_id: id,
          status: approve ? 'approved' : 'denied',
          resolution_text: text === '' ? null : text.slice(0, 500),
        }),
        answer: null,
      });
    },
  };
}
