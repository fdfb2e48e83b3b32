import type { Account } from '../../world/account.ts';
import type { Channel } from '../../world/channel.ts';

type Named<P extends string, V> = Record<`${P}_id` | `${P}_login` | `${P}_name`, V>;

/** The three fields that name somebody, such as `user_id`, `user_login` and `user_name`. */
export function names<P extends string>(prefix: P, account: Account): Named<P, string> {
  return namesOrNull(prefix, account) as Named<P, string>;
}

/** The same with nulls when there is nobody to name. */
export function namesOrNull<P extends string>(prefix: P, account: Account | null): Named<P, string | null> {
  return {
    [`${prefix}_id`]: account?.id ?? null,
    [`${prefix}_login`]: account?.login ?? null,
    [`${prefix}_name`]: account?.displayName ?? null,
  } as Named<P, string | null>;
}

export function broadcaster(channel: Channel): Named<'broadcaster_user', string> {
  return names('broadcaster_user', channel.owner);
}
