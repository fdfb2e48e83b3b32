/** Whose token may ask for a type, and by which key of the condition that person is named. */
type Reader =
  /** The broadcaster: `broadcaster_user_id` is the token's user. */
  | 'broadcaster'
  /** A moderator: `moderator_user_id` is the token's user and moderates there. */
  | 'moderator'
  /** Somebody in chat: `user_id` is the token's user, who is not banned there. */
  | 'chatter'
  /** The person it is about: `user_id` is the token's user. */
  | 'user'
  | 'anyone';

export interface SubscriptionType {
  type: string;
  version: string;
  reader: Reader;
  required: readonly string[];
  optional: readonly string[];
  /** Exactly one of these is needed besides; empty when there is no such choice. */
  oneOf: readonly string[];
  /** All of these groups; of each group one scope. */
  scopes: readonly (readonly string[])[];
}

const B = 'broadcaster_user_id';
const M = 'moderator_user_id';
const U = 'user_id';

/** `moderator:read:x` or `moderator:manage:x`: the one that manages reads as well. */
function either(prefix: string, thing: string): readonly string[] {
  return [`${prefix}:read:${thing}`, `${prefix}:manage:${thing}`];
}

function ofBroadcaster(type: string, version: string, ...scopes: (readonly string[])[]): SubscriptionType {
  return { type, version, reader: 'broadcaster', required: [B], optional: [], oneOf: [], scopes };
}

function ofModerator(type: string, version: string, ...scopes: (readonly string[])[]): SubscriptionType {
  return { type, version, reader: 'moderator', required: [B, M], optional: [], oneOf: [], scopes };
}

function ofChatter(type: string): SubscriptionType {
  return {
    type,
    version: '1',
    reader: 'chatter',
    required: [B, U],
    optional: [],
    oneOf: [],
    scopes: [['user:read:chat']],
  };
}

function ofAnyone(type: string, version = '1'): SubscriptionType {
  return { type, version, reader: 'anyone', required: [B], optional: [], oneOf: [], scopes: [] };
}

const redemptions = either('channel', 'redemptions');
const POINTS = 'channel.channel_points_';

const TYPES: readonly SubscriptionType[] = [
  ofModerator('automod.message.hold', '1', ['moderator:manage:automod']),
  ofModerator('automod.message.hold', '2', ['moderator:manage:automod']),
  ofModerator('automod.message.update', '1', ['moderator:manage:automod']),
  ofModerator('automod.message.update', '2', ['moderator:manage:automod']),
  ofModerator('automod.settings.update', '1', either('moderator', 'automod_settings')),
  ofModerator('automod.terms.update', '1', ['moderator:manage:automod']),
  ofBroadcaster('channel.bits.use', '1', ['bits:read']),
  ofAnyone('channel.update', '2'),
  ofModerator('channel.follow', '2', ['moderator:read:followers']),
  ofBroadcaster('channel.ad_break.begin', '1', ['channel:read:ads', 'channel:manage:ads']),
  ofChatter('channel.chat.clear'),
  ofChatter('channel.chat.clear_user_messages'),
  ofChatter('channel.chat.message'),
  ofChatter('channel.chat.message_delete'),
  ofChatter('channel.chat.notification'),
  ofChatter('channel.chat_settings.update'),
  ofChatter('channel.chat.user_message_hold'),
  ofChatter('channel.chat.user_message_update'),
  ofBroadcaster('channel.subscribe', '1', ['channel:read:subscriptions']),
  ofBroadcaster('channel.subscription.end', '1', ['channel:read:subscriptions']),
  ofBroadcaster('channel.subscription.gift', '1', ['channel:read:subscriptions']),
  ofBroadcaster('channel.subscription.message', '1', ['channel:read:subscriptions']),
  ofBroadcaster('channel.cheer', '1', ['bits:read']),
  {
    type: 'channel.raid',
    version: '1',
    reader: 'anyone',
    required: [],
    optional: [],
    oneOf: ['from_broadcaster_user_id', 'to_broadcaster_user_id'],
    scopes: [],
  },
  ofBroadcaster('channel.ban', '1', ['channel:moderate']),
  ofBroadcaster('channel.unban', '1', ['channel:moderate']),
  ofModerator('channel.unban_request.create', '1', either('moderator', 'unban_requests')),
  ofModerator('channel.unban_request.resolve', '1', either('moderator', 'unban_requests')),
  ...['1', '2'].map((version) =>
    ofModerator(
      'channel.moderate',
      version,
      either('moderator', 'blocked_terms'),
      either('moderator', 'chat_settings'),
      either('moderator', 'unban_requests'),
      either('moderator', 'banned_users'),
      either('moderator', 'chat_messages'),
      ...(version === '2' ? [either('moderator', 'warnings')] : []),
      ['moderator:read:moderators'],
      ['moderator:read:vips'],
    ),
  ),
  ofBroadcaster('channel.moderator.add', '1', ['moderation:read', 'channel:manage:moderators']),
  ofBroadcaster('channel.moderator.remove', '1', ['moderation:read', 'channel:manage:moderators']),
  ofBroadcaster(`${POINTS}automatic_reward_redemption.add`, '1', redemptions),
  ofBroadcaster(`${POINTS}automatic_reward_redemption.add`, '2', redemptions),
  ofBroadcaster(`${POINTS}custom_reward.add`, '1', redemptions),
  ...[
    'custom_reward.update',
    'custom_reward.remove',
    'custom_reward_redemption.add',
    'custom_reward_redemption.update',
  ].map((name) => ({ ...ofBroadcaster(POINTS + name, '1', redemptions), optional: ['reward_id'] })),
  ...['begin', 'progress', 'end'].map((step) =>
    ofBroadcaster(`channel.poll.${step}`, '1', either('channel', 'polls')),
  ),
  ...['begin', 'progress', 'lock', 'end'].map((step) =>
    ofBroadcaster(`channel.prediction.${step}`, '1', either('channel', 'predictions')),
  ),
  ofModerator('channel.suspicious_user.message', '1', ['moderator:read:suspicious_users']),
  ofModerator('channel.suspicious_user.update', '1', ['moderator:read:suspicious_users']),
  ofBroadcaster('channel.vip.add', '1', either('channel', 'vips')),
  ofBroadcaster('channel.vip.remove', '1', either('channel', 'vips')),
  ofModerator('channel.warning.acknowledge', '1', either('moderator', 'warnings')),
  ofModerator('channel.warning.send', '1', either('moderator', 'warnings')),
  ...['begin', 'progress', 'end'].map((step) =>
    ofBroadcaster(`channel.hype_train.${step}`, '2', ['channel:read:hype_train']),
  ),
  ...['donate', 'start', 'progress', 'stop'].map((step) =>
    ofBroadcaster(`channel.charity_campaign.${step}`, '1', ['channel:read:charity']),
  ),
  ofAnyone('channel.shared_chat.begin'),
  ofAnyone('channel.shared_chat.update'),
  ofAnyone('channel.shared_chat.end'),
  ofModerator('channel.shield_mode.begin', '1', either('moderator', 'shield_mode')),
  ofModerator('channel.shield_mode.end', '1', either('moderator', 'shield_mode')),
  ofModerator('channel.shoutout.create', '1', either('moderator', 'shoutouts')),
  ofModerator('channel.shoutout.receive', '1', either('moderator', 'shoutouts')),
  ...['begin', 'progress', 'end'].map((step) =>
    ofBroadcaster(`channel.goal.${step}`, '1', ['channel:read:goals']),
  ),
  ofAnyone('stream.online'),
  ofAnyone('stream.offline'),
  { type: 'user.update', version: '1', reader: 'user', required: [U], optional: [], oneOf: [], scopes: [] },
  {
    type: 'user.whisper.message',
    version: '1',
    reader: 'user',
    required: [U],
    optional: [],
    oneOf: [],
    scopes: [either('user', 'whispers')],
  },
];

const BY_KEY = new Map(TYPES.map((entry) => [`${entry.type} v${entry.version}`, entry]));

/** Twitch has taken these away: asking for them answers 410. */
const REMOVED = new Set([
  'channel.follow v1',
  'channel.update v1',
  'channel.hype_train.begin v1',
  'channel.hype_train.progress v1',
  'channel.hype_train.end v1',
]);

export function subscriptionType(type: string, version: string): SubscriptionType | 'removed' | null {
  const key = `${type} v${version}`;
  if (REMOVED.has(key)) return 'removed';
  return BY_KEY.get(key) ?? null;
}

export function allSubscriptionTypes(): readonly SubscriptionType[] {
  return TYPES;
}
