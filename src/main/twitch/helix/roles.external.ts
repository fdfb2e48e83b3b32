import type { Person } from '../../engine/chat/chatMessage.ts';
import type { RolesApi } from '../../engine/twitch/api.ts';
import type { Helix } from './caller.ts';
import { allPages } from './paging.ts';
import { pageSchema, userSchema } from './shapes.external.ts';

type Path = '/moderation/moderators' | '/channels/vips';

const SCOPES: Record<Path, { read: readonly string[]; manage: readonly string[] }> = {
  '/moderation/moderators': {
    read: ['moderation:read', 'channel:manage:moderators'],
    manage: ['channel:manage:moderators'],
  },
  '/channels/vips': { read: ['channel:read:vips'], manage: ['channel:manage:vips'] },
};

export function rolesApi({ call }: Helix): RolesApi {
  const list = (path: Path): Promise<Person[]> =>
    allPages(async (after) => {
      const page = await call({
        method: 'GET',
        path,
        as: 'streamer',
        scopes: SCOPES[path].read,
        query: (actor) => ({ broadcaster_id: actor, first: 100, after }),
        answer: pageSchema(userSchema),
      });
      return { items: page.data, next: page.pagination };
    });
  const change = async (method: 'POST' | 'DELETE', path: Path, userId: string): Promise<void> => {
    await call({
      method,
      path,
      as: 'streamer',
      scopes: SCOPES[path].manage,
      query: (actor) => ({ broadcaster_id: actor, user_id: userId }),
      answer: null,
    });
  };
  return {
    moderators: () => list('/moderation/moderators'),
    addModerator: (userId) => change('POST', '/moderation/moderators', userId),
    removeModerator: (userId) => change('DELETE', '/moderation/moderators', userId),
    vips: () => list('/channels/vips'),
    addVip: (userId) => change('POST', '/channels/vips', userId),
    removeVip: (userId) => change('DELETE', '/channels/vips', userId),
  };
}
