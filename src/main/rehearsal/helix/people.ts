import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';

/** `user_id`, `user_login`, `user_name`; empty for nobody, as Twitch does where it cannot be null. */
export function userNames(account: Account | null) {
  return {
    user_id: account?.id ?? '',
    user_login: account?.login ?? '',
    user_name: account?.displayName ?? '',
  };
}

export function moderatorNames(account: Account | null) {
  return {
    moderator_id: account?.id ?? '',
    moderator_login: account?.login ?? '',
    moderator_name: account?.displayName ?? '',
  };
}

export function broadcasterNames(channel: Channel) {
  return {
    broadcaster_id: channel.owner.id,
    broadcaster_login: channel.owner.login,
    broadcaster_name: channel.owner.displayName,
  };
}
