import { helixTime } from '../../timestamps.ts';
import type { Account } from '../../world/account.ts';
import { type HelixCall, NO_CONTENT } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import { picture } from '../pictures.ts';
import type { HelixRoute } from '../route.ts';

function userJson(account: Account, withEmail: boolean) {
  return {
    id: account.id,
    login: account.login,
    display_name: account.displayName,
    type: account.staffType,
    broadcaster_type: account.broadcasterType,
    description: account.description,
    profile_image_url: picture('profile', account.id),
    offline_image_url: '',
    view_count: 0,
    ...(withEmail ? { email: account.email } : {}),
    created_at: helixTime(account.createdAt),
  };
}

function findUsers(call: HelixCall): Account[] {
  const ids = call.list('id');
  const logins = call.list('login');
  if (ids.length + logins.length > 100)
    throw new HelixError(400, 'The total number of id and login parameters must not exceed 100.');
  if (ids.some((id) => !/^\d+$/.test(id)))
    throw new HelixError(400, 'The parameter "id" was malformed: the value must be a number');
  if (logins.some((login) => !/^[A-Za-z0-9_]{1,25}$/.test(login)))
    throw new HelixError(400, 'Invalid username(s), email(s), or ID(s). Bad Identifiers.');
  if (ids.length + logins.length === 0) return call.account ? [call.account] : [];
  const found = new Set<Account>();
  for (const id of ids) {
    const account = call.world.accounts.get(id);
    if (account && !account.suspended) found.add(account);
  }
  for (const login of logins) {
    const account = call.world.accounts.find(login);
    if (account && !account.suspended) found.add(account);
  }
  return [...found];
}

export const USER_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/users',
    run(call) {
      if (!call.account && call.list('id').length + call.list('login').length === 0)
        throw new HelixError(400, 'Must provide an ID, Login or OAuth Token.');
      const email = call.hasScope('user:read:email');
      return {
        status: 200,
        json: { data: findUsers(call).map((user) => userJson(user, email && user === call.account)) },
      };
    },
  },
  {
    method: 'PUT',
    path: '/users',
    scopes: ['user:edit'],
    run(call) {
      const description = call.query.get('description');
      if (description !== null) call.user.description = description.slice(0, 300);
      return { status: 200, json: { data: [userJson(call.user, call.hasScope('user:read:email'))] } };
    },
  },
  {
    method: 'GET',
    path: '/users/blocks',
    scopes: ['user:read:blocked_users'],
    run(call) {
      const channel = call.own();
      const blocked = [...(call.world.blocks.get(channel.owner.id) ?? [])]
        .map((id) => call.world.accounts.get(id))
        .filter((account) => account !== null);
      return call.page(blocked, (account) => ({
        user_id: account.id,
        user_login: account.login,
        display_name: account.displayName,
      }));
    },
  },
  {
    method: 'PUT',
    path: '/users/blocks',
    scopes: ['user:manage:blocked_users'],
    run(call) {
      const target = call.target(call.need('target_user_id'), 'target_user_id');
      if (target === call.user) throw new HelixError(400, 'You cannot block yourself.');
      const blocked = call.world.blocks.get(call.user.id) ?? new Set<string>();
      blocked.add(target.id);
      call.world.blocks.set(call.user.id, blocked);
      return NO_CONTENT;
    },
  },
  {
    method: 'DELETE',
    path: '/users/blocks',
    scopes: ['user:manage:blocked_users'],
    run(call) {
      call.world.blocks.get(call.user.id)?.delete(call.need('target_user_id'));
      return NO_CONTENT;
    },
  },
];
