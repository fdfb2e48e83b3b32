import { satisfies } from '../auth/scopeRegistry.ts';

/** Which ids stand in the condition of a subscription. */
type Condition =
  | 'broadcaster'
  /** Broadcaster and the moderator who may see it; the streamer counts as one. */
  | 'moderator'
  /** Broadcaster and the account that reads chat. */
  | 'reader'
  | 'raids-in'
  | 'raids-out'
  /** The account itself. */
  | 'self';

/** Something that Emcee wants to hear of. */
export interface Topic {
  type: string;
  version: string;
  condition: Condition;
  /** Of each group one scope is needed. */
  scopes: readonly (readonly string[])[];
  /** The streamer's own connection, or that of the account that reads chat. */
  account: 'streamer' | 'reader';
  purpose: string;
  /** The type that tells the same and more; this one is only wanted where that one cannot be had. */
  coveredBy?: string;
}

const NONE: readonly (readonly string[])[] = [];
const READ_CHAT = [['user:read:chat']];

function topic(
  type: string,
  version: string,
  condition: Condition,
  scopes: Topic['scopes'],
  purpose: string,
): Topic {
  const account = condition === 'reader' || condition === 'self' ? 'reader' : 'streamer';
  return { type, version, condition, scopes, account, purpose };
}

const one = (scope: string): Topic['scopes'] => [[scope]];

/** All of them, the most important first: the first must be made within ten seconds. */
export const TOPICS: readonly Topic[] = [
  topic('stream.online', '1', 'broadcaster', NONE, 'The stream begins'),
  topic('stream.offline', '1', 'broadcaster', NONE, 'The stream ends'),
  topic('channel.follow', '2', 'moderator', one('moderator:read:followers'), 'Somebody follows'),
  topic(
    'channel.channel_points_custom_reward_redemption.add',
    '1',
    'broadcaster',
    one('channel:read:redemptions'),
    'A reward is redeemed',
  ),
  topic(
    'channel.channel_points_custom_reward_redemption.update',
    '1',
    'broadcaster',
    one('channel:read:redemptions'),
    'A redemption is fulfilled or refunded',
  ),
  topic(
    'channel.channel_points_automatic_reward_redemption.add',
    '2',
    'broadcaster',
    one('channel:read:redemptions'),
    'A reward of Twitch itself is redeemed',
  ),
  topic('channel.subscribe', '1', 'broadcaster', one('channel:read:subscriptions'), 'Somebody subscribes'),
  topic(
    'channel.subscription.message',
    '1',
    'broadcaster',
    one('channel:read:subscriptions'),
    'Somebody subscribes again',
  ),
  topic(
    'channel.subscription.gift',
    '1',
    'broadcaster',
    one('channel:read:subscriptions'),
    'Somebody gives subscriptions',
  ),
  topic(
    'channel.subscription.end',
    '1',
    'broadcaster',
    one('channel:read:subscriptions'),
    'A subscription ends',
  ),
  topic('channel.cheer', '1', 'broadcaster', one('bits:read'), 'Somebody cheers'),
  topic('channel.bits.use', '1', 'broadcaster', one('bits:read'), 'Bits are spent on an effect'),
  topic('channel.raid', '1', 'raids-in', NONE, 'A raid arrives'),
  topic('channel.raid', '1', 'raids-out', NONE, 'A raid leaves'),
  topic(
    'channel.chat.notification',
    '1',
    'reader',
    READ_CHAT,
    'What chat announces, while chat itself is away',
  ),
  topic('channel.chat.message_delete', '1', 'reader', READ_CHAT, 'A line is deleted'),
  topic('channel.chat.clear_user_messages', '1', 'reader', READ_CHAT, 'The lines of somebody are removed'),
  topic('channel.chat.clear', '1', 'reader', READ_CHAT, 'Chat is cleared'),
  topic('channel.chat_settings.update', '1', 'reader', READ_CHAT, 'The modes of the room change'),
  topic('channel.chat.user_message_hold', '1', 'reader', READ_CHAT, 'AutoMod holds a line of the bot'),
  topic('channel.chat.user_message_update', '1', 'reader', READ_CHAT, 'A held line of the bot is decided'),
  topic(
    'channel.moderate',
    '2',
    'moderator',
    [
      ['moderator:read:blocked_terms'],
      ['moderator:read:chat_settings'],
      ['moderator:read:unban_requests'],
      ['moderator:read:banned_users'],
      ['moderator:read:chat_messages'],
      ['moderator:read:warnings'],
      ['moderator:read:moderators'],
      ['moderator:read:vips'],
    ],
    'Everything that moderators do',
  ),
  {
    ...topic('channel.ban', '1', 'broadcaster', one('channel:moderate'), 'Somebody is banned or timed out'),
    coveredBy: 'channel.moderate',
  },
  {
    ...topic('channel.unban', '1', 'broadcaster', one('channel:moderate'), 'Somebody is let back in'),
    coveredBy: 'channel.moderate',
  },
  topic(
    'channel.unban_request.create',
    '1',
    'moderator',
    one('moderator:read:unban_requests'),
    'Somebody asks to be let back in',
  ),
  topic(
    'channel.unban_request.resolve',
    '1',
    'moderator',
    one('moderator:read:unban_requests'),
    'Such a request is answered',
  ),
  topic('automod.message.hold', '2', 'moderator', one('moderator:manage:automod'), 'AutoMod holds a line'),
  topic(
    'automod.message.update',
    '2',
    'moderator',
    one('moderator:manage:automod'),
    'A held line is decided',
  ),
  topic(
    'automod.settings.update',
    '1',
    'moderator',
    one('moderator:read:automod_settings'),
    'The settings of AutoMod change',
  ),
  topic(
    'automod.terms.update',
    '1',
    'moderator',
    one('moderator:manage:automod'),
    'The terms of AutoMod change',
  ),
  topic('channel.warning.send', '1', 'moderator', one('moderator:read:warnings'), 'Somebody is warned'),
  topic(
    'channel.warning.acknowledge',
    '1',
    'moderator',
    one('moderator:read:warnings'),
    'A warning is acknowledged',
  ),
  topic(
    'channel.suspicious_user.message',
    '1',
    'moderator',
    one('moderator:read:suspicious_users'),
    'A suspicious viewer writes',
  ),
  topic(
    'channel.suspicious_user.update',
    '1',
    'moderator',
    one('moderator:read:suspicious_users'),
    'A viewer becomes suspicious',
  ),
  topic(
    'channel.shield_mode.begin',
    '1',
    'moderator',
    one('moderator:read:shield_mode'),
    'Shield mode goes on',
  ),
  topic(
    'channel.shield_mode.end',
    '1',
    'moderator',
    one('moderator:read:shield_mode'),
    'Shield mode goes off',
  ),
  topic('channel.moderator.add', '1', 'broadcaster', one('moderation:read'), 'Somebody becomes a moderator'),
  topic(
    'channel.moderator.remove',
    '1',
    'broadcaster',
    one('moderation:read'),
    'Somebody is no moderator any more',
  ),
  topic('channel.vip.add', '1', 'broadcaster', one('channel:read:vips'), 'Somebody becomes a VIP'),
  topic('channel.vip.remove', '1', 'broadcaster', one('channel:read:vips'), 'Somebody is no VIP any more'),
  topic('channel.update', '2', 'broadcaster', NONE, 'Title or category change'),
  topic('channel.ad_break.begin', '1', 'broadcaster', one('channel:read:ads'), 'Ads begin'),
  topic('channel.shoutout.create', '1', 'moderator', one('moderator:read:shoutouts'), 'A shoutout is given'),
  topic(
    'channel.shoutout.receive',
    '1',
    'moderator',
    one('moderator:read:shoutouts'),
    'The channel gets a shoutout',
  ),
  topic('channel.poll.begin', '1', 'broadcaster', one('channel:read:polls'), 'A poll begins'),
  topic('channel.poll.progress', '1', 'broadcaster', one('channel:read:polls'), 'Votes of a poll'),
  topic('channel.poll.end', '1', 'broadcaster', one('channel:read:polls'), 'A poll ends'),
  topic(
    'channel.prediction.begin',
    '1',
    'broadcaster',
    one('channel:read:predictions'),
    'A prediction begins',
  ),
  topic(
    'channel.prediction.progress',
    '1',
    'broadcaster',
    one('channel:read:predictions'),
    'Bets of a prediction',
  ),
  topic('channel.prediction.lock', '1', 'broadcaster', one('channel:read:predictions'), 'A prediction locks'),
  topic('channel.prediction.end', '1', 'broadcaster', one('channel:read:predictions'), 'A prediction ends'),
  topic(
    'channel.hype_train.begin',
    '2',
    'broadcaster',
    one('channel:read:hype_train'),
    'A hype train begins',
  ),
  topic(
    'channel.hype_train.progress',
    '2',
    'broadcaster',
    one('channel:read:hype_train'),
    'A hype train goes on',
  ),
  topic('channel.hype_train.end', '2', 'broadcaster', one('channel:read:hype_train'), 'A hype train ends'),
  topic('channel.goal.begin', '1', 'broadcaster', one('channel:read:goals'), 'A goal begins'),
  topic('channel.goal.progress', '1', 'broadcaster', one('channel:read:goals'), 'A goal comes nearer'),
  topic('channel.goal.end', '1', 'broadcaster', one('channel:read:goals'), 'A goal ends'),
  topic(
    'channel.charity_campaign.start',
    '1',
    'broadcaster',
    one('channel:read:charity'),
    'A charity campaign begins',
  ),
  topic(
    'channel.charity_campaign.progress',
    '1',
    'broadcaster',
    one('channel:read:charity'),
    'A charity campaign goes on',
  ),
  topic(
    'channel.charity_campaign.stop',
    '1',
    'broadcaster',
    one('channel:read:charity'),
    'A charity campaign ends',
  ),
  topic(
    'channel.charity_campaign.donate',
    '1',
    'broadcaster',
    one('channel:read:charity'),
    'Somebody donates',
  ),
  topic(
    'channel.channel_points_custom_reward.add',
    '1',
    'broadcaster',
    one('channel:read:redemptions'),
    'A reward is made',
  ),
  topic(
    'channel.channel_points_custom_reward.update',
    '1',
    'broadcaster',
    one('channel:read:redemptions'),
    'A reward is changed',
  ),
  topic(
    'channel.channel_points_custom_reward.remove',
    '1',
    'broadcaster',
    one('channel:read:redemptions'),
    'A reward is deleted',
  ),
  topic('channel.shared_chat.begin', '1', 'broadcaster', NONE, 'A shared chat begins'),
  topic('channel.shared_chat.update', '1', 'broadcaster', NONE, 'A shared chat changes'),
  topic('channel.shared_chat.end', '1', 'broadcaster', NONE, 'A shared chat ends'),
  topic('user.whisper.message', '1', 'self', one('user:read:whispers'), 'Somebody whispers'),
];

/** The first group of scopes of which none is granted; null when nothing is missing. */
export function missingScopes(topic: Topic, granted: readonly string[]): readonly string[] | null {
  return topic.scopes.find((group) => !group.some((scope) => satisfies(granted, scope))) ?? null;
}

export function conditionOf(topic: Topic, channelId: string, accountId: string): Record<string, string> {
  switch (topic.condition) {
    case 'broadcaster':
      return { broadcaster_user_id: channelId };
    case 'moderator':
      return { broadcaster_user_id: channelId, moderator_user_id: accountId };
    case 'reader':
      return { broadcaster_user_id: channelId, user_id: accountId };
    case 'raids-in':
      return { to_broadcaster_user_id: channelId };
    case 'raids-out':
      return { from_broadcaster_user_id: channelId };
    case 'self':
      return { user_id: accountId };
  }
}
