import type { Disposer } from '../../engine/ports.ts';
import type { MissingScopes, ScopeNeed } from '../../engine/twitch/accounts.ts';

/** What Emcee itself needs; features add theirs. Twitch wants that nothing is asked for that is not used. */
export const BASE_NEEDS: readonly ScopeNeed[] = [
  {
    feature: 'chat',
    scopes: ['chat:read', 'chat:edit', 'user:read:chat', 'user:write:chat'],
    why: 'Read chat and speak in it',
    account: 'bot',
  },
  {
    feature: 'announcements',
    scopes: ['moderator:manage:announcements'],
    why: 'Make announcements in chat',
    account: 'bot',
  },
  {
    feature: 'emotes',
    scopes: ['user:read:emotes'],
    why: 'Know which emotes the bot may use',
    account: 'bot',
  },
  { feature: 'whispers', scopes: ['user:manage:whispers'], why: 'Send and receive whispers', account: 'bot' },
  { feature: 'followers', scopes: ['moderator:read:followers'], why: 'See who follows', account: 'streamer' },
  {
    feature: 'subscribers',
    scopes: ['channel:read:subscriptions'],
    why: 'See who subscribes',
    account: 'streamer',
  },
  { feature: 'bits', scopes: ['bits:read'], why: 'See cheers and power-ups', account: 'streamer' },
  {
    feature: 'rewards',
    scopes: ['channel:manage:redemptions'],
    why: 'Make channel-point rewards and fulfil or refund them',
    account: 'streamer',
  },
  { feature: 'polls', scopes: ['channel:manage:polls'], why: 'Run polls', account: 'streamer' },
  {
    feature: 'predictions',
    scopes: ['channel:manage:predictions'],
    why: 'Run predictions',
    account: 'streamer',
  },
  { feature: 'raids', scopes: ['channel:manage:raids'], why: 'Start and cancel raids', account: 'streamer' },
  {
    feature: 'ads',
    scopes: ['channel:edit:commercial', 'channel:read:ads', 'channel:manage:ads'],
    why: 'Show when ads come, run and snooze them',
    account: 'streamer',
  },
  {
    feature: 'stream',
    scopes: ['channel:manage:broadcast'],
    why: 'Change title and category, set markers',
    account: 'streamer',
  },
  { feature: 'clips', scopes: ['clips:edit'], why: 'Make clips', account: 'streamer' },
  {
    feature: 'schedule',
    scopes: ['channel:manage:schedule'],
    why: 'Change the schedule',
    account: 'streamer',
  },
  {
    feature: 'goals',
    scopes: ['channel:read:goals', 'channel:read:hype_train', 'channel:read:charity'],
    why: 'Show goals, hype trains and charity campaigns',
    account: 'streamer',
  },
  {
    feature: 'moderation',
    scopes: [
      'moderator:manage:banned_users',
      'moderator:manage:chat_messages',
      'moderator:manage:chat_settings',
      'moderator:manage:warnings',
      'moderator:manage:automod',
      'moderator:read:automod_settings',
      'moderator:manage:blocked_terms',
      'moderator:manage:shield_mode',
      'moderator:manage:unban_requests',
      'moderator:read:suspicious_users',
      'moderator:read:moderators',
      'moderator:read:vips',
    ],
    why: 'Keep chat clean: remove lines, time out, ban, warn, change the modes of the room',
    account: 'streamer',
  },
  {
    feature: 'roles',
    scopes: ['moderation:read', 'channel:manage:moderators', 'channel:manage:vips'],
    why: 'See and change who is a moderator or VIP',
    account: 'streamer',
  },
  {
    feature: 'chatters',
    scopes: ['moderator:read:chatters'],
    why: 'See who is in chat',
    account: 'streamer',
  },
  {
    feature: 'shoutouts',
    scopes: ['moderator:manage:shoutouts'],
    why: 'Give shoutouts',
    account: 'streamer',
  },
];

/** True when one of the granted scopes is this one, or the one that may also change what this one may read. */
export function satisfies(granted: readonly string[], scope: string): boolean {
  if (granted.includes(scope)) return true;
  return scope.includes(':read:') && granted.includes(scope.replace(':read:', ':manage:'));
}

export class ScopeRegistry {
  private readonly needs = new Set<ScopeNeed>();

  constructor(base: readonly ScopeNeed[] = BASE_NEEDS) {
    for (const need of base) this.needs.add(need);
  }

  add(need: ScopeNeed): Disposer {
    this.needs.add(need);
    return () => {
      this.needs.delete(need);
    };
  }

  /** What the account is asked for; `alone` when there is no bot account, so that the streamer's is also the bot's. */
  wanted(account: 'streamer' | 'bot', alone: boolean): string[] {
    const scopes = new Set<string>();
    for (const need of this.needsOf(account, alone)) for (const scope of need.scopes) scopes.add(scope);
    return [...scopes].sort();
  }

  needsOf(account: 'streamer' | 'bot', alone: boolean): ScopeNeed[] {
    return [...this.needs].filter(
      (need) => need.account === account || (alone && account === 'streamer' && need.account === 'bot'),
    );
  }

  missing(account: 'streamer' | 'bot', alone: boolean, granted: readonly string[]): MissingScopes[] {
    const missing: MissingScopes[] = [];
    for (const { feature, why, scopes } of this.needsOf(account, alone)) {
      const lacking = scopes.filter((scope) => !satisfies(granted, scope));
      if (lacking.length > 0) missing.push({ feature, why, scopes: lacking });
    }
    return missing;
  }
}
