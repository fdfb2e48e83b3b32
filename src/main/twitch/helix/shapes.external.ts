import { z } from 'zod';
import type { SubTier } from '../../engine/chat/chatFacts.ts';
import type { Person } from '../../engine/chat/chatMessage.ts';

/** Forms that many answers and events of Twitch share. They are lenient: a field that is missing must not cost an event. */

/** Ids are decimal texts, but samples have numbers here and there. */
export const idSchema = z.union([z.string(), z.number().transform(String)]);
export const textSchema = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
export const countSchema = z
  .number()
  .nullish()
  .transform((count) => count ?? 0);
export const flagSchema = z
  .boolean()
  .nullish()
  .transform((flag) => flag ?? false);

/** A time in RFC 3339, with up to nanoseconds, as epoch milliseconds; null when there is none. */
export const maybeTimeSchema = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((time) => {
    // Some fields are documented as texts and come as unix seconds.
    if (typeof time === 'number') return time > 0 ? time * 1000 : null;
    const ms = time ? Date.parse(time) : Number.NaN;
    return Number.isFinite(ms) ? ms : null;
  });

/** As above; 0 when there is none. */
export const timeSchema = maybeTimeSchema.transform((time) => time ?? 0);

export function listSchema<S extends z.ZodType>(item: S) {
  return z.object({ data: z.array(item) });
}

export function pageSchema<S extends z.ZodType>(item: S) {
  return z.object({
    data: z.array(item),
    pagination: z
      .object({ cursor: z.string().nullish() })
      .nullish()
      .transform((pagination) => pagination?.cursor || null),
    total: countSchema,
    points: countSchema,
  });
}

/** `user_id`, `user_login`, `user_name`: the usual way to name a person. */
export const userFields = { user_id: idSchema, user_login: z.string(), user_name: z.string() };
export const userSchema = z
  .object(userFields)
  .transform(({ user_id, user_login, user_name }) => personOf(user_id, user_login, user_name));

export function personOf(id: string, login: string, name: string): Person {
  return { id, login: login.toLowerCase(), name: name.trim() || login };
}

/** Null when the id is missing or empty. */
export function maybePerson(
  id: string | null | undefined,
  login: string | null | undefined,
  name: string | null | undefined,
): Person | null {
  return id ? personOf(id, login ?? '', name ?? login ?? '') : null;
}

export function tierOf(tier: string | null | undefined): SubTier {
  if (tier === '3000') return 3;
  return tier === '2000' ? 2 : 1;
}
