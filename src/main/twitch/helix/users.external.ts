import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Profile, UsersApi } from '../../engine/twitch/api.ts';
import type { Helix } from './caller.ts';
import { chunks } from './paging.ts';
import { idSchema, listSchema, personOf, textSchema, timeSchema } from './shapes.external.ts';

const profileSchema = z
  .object({
    id: idSchema,
    login: z.string(),
    display_name: z.string(),
    broadcaster_type: textSchema,
    description: textSchema,
    profile_image_url: textSchema,
    created_at: timeSchema,
  })
  .transform(
    (user): Profile => ({
      ...personOf(user.id, user.login, user.display_name),
      broadcasterType: user.broadcaster_type,
      description: user.description,
      pictureUrl: user.profile_image_url,
      createdAt: user.created_at,
    }),
  );

export function usersApi({ call }: Helix): UsersApi {
  const get = async (query: Record<string, readonly string[]>): Promise<Profile[]> => {
    const answer = await call({
      method: 'GET',
      path: '/users',
      as: 'anybody',
      scopes: [],
      query: () => query,
      answer: listSchema(profileSchema),
    });
    return answer.data;
  };
  return {
    byIds: (ids) => inChunks(ids, (id) => get({ id })),
    // Twitch answers 400 for all when one of them cannot be a login.
    byLogins: (logins) =>
      inChunks(logins.map((login) => login.toLowerCase()).filter(isLogin), (login) => get({ login })),
    myself: async (slot) => {
      const { data } = await call({
        method: 'GET',
        path: '/users',
        as: { slot },
        scopes: [],
        answer: listSchema(profileSchema),
      });
      const [profile] = data;
      if (!profile) throw new AppError('not_found', 'Twitch does not know this account any more.');
      return profile;
    },
  };
}

function isLogin(login: string): boolean {
  return /^[a-z0-9_]{1,25}$/.test(login);
}

async function inChunks<T>(all: readonly string[], get: (some: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (const some of chunks([...new Set(all)])) found.push(...(await get(some)));
  return found;
}
