/** Why Twitch did not show a line, in a streamer's words. The codes of IRC and of the API are the same. */
const REASONS: Readonly<Record<string, string>> = {
  msg_duplicate: 'Twitch dropped it, because the same line was said less than 30 seconds ago.',
  msg_ratelimit: 'Twitch dropped it, because the account was speaking too fast.',
  msg_slowmode:
    'The channel is in slow mode. Make the bot a moderator, and slow mode no longer holds for it.',
  msg_rejected: 'AutoMod holds it until a moderator decides.',
  automod_held: 'AutoMod holds it until a moderator decides.',
  msg_rejected_mandatory: 'Twitch does not allow this text.',
  msg_bad_characters: 'It has characters that Twitch does not allow.',
  msg_channel_blocked: 'The bot is blocked by the channel.',
  msg_channel_suspended: 'The channel is suspended.',
  msg_emoteonly: 'The channel takes emotes only. Make the bot a moderator, and this no longer holds for it.',
  msg_followersonly: 'Only followers may speak. Let the bot follow the channel, or make it a moderator.',
  msg_followersonly_followed:
    'Only those may speak who have followed for a while. Make the bot a moderator, and this no longer holds for it.',
  msg_followersonly_zero: 'Only followers may speak. Let the bot follow the channel, or make it a moderator.',
  msg_subsonly: 'Only subscribers may speak. Make the bot a moderator, and this no longer holds for it.',
  msg_r9k: 'The channel is in unique-chat mode, and the line was not new.',
  msg_banned: 'The bot is banned in the channel.',
  msg_timedout: 'The bot is timed out in the channel.',
  msg_suspended: 'The account of the bot is suspended.',
  tos_ban: 'The account of the bot is suspended.',
  msg_requires_verified_phone_number:
    'The channel wants a verified phone number. Add one to the account of the bot on Twitch.',
  msg_verified_email: 'The channel wants a verified e-mail address. Verify the one of the bot on Twitch.',
  banned_phone_alias: 'The phone number of the bot belongs to an account that is banned.',
  user_warned: 'The bot was warned. Sign in to Twitch as the bot and confirm the warning.',
  channel_settings: 'The settings of the channel do not let the bot speak.',
  unrecognized_cmd: 'It begins like a command, and Twitch does not know that command.',
  no_permission: 'The bot may read chat but not speak. Sign in again to allow it.',
};

export function dropReason(code: string, message: string): string {
  if (Object.hasOwn(REASONS, code)) return REASONS[code] ?? message;
  if (code.startsWith('followers_only')) return REASONS['msg_followersonly'] ?? message;
  return message === '' ? 'Twitch dropped it without a reason.' : message;
}

/** Milliseconds after which the same line may be tried again; null when that would not help. */
export function retryAfter(code: string, slowSeconds: number): number | null {
  if (code === 'msg_ratelimit') return 10_000;
  if (code === 'msg_slowmode') return Math.max(2, slowSeconds) * 1000;
  return null;
}
