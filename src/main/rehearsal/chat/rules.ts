import type { Account } from '../world/account.ts';
import { AUTOMOD_CATEGORIES, type AutoModCategory, type BlockedTerm } from '../world/autoMod.ts';
import { activeBan, type Channel, isModerator, isPrivileged } from '../world/channel.ts';
import type { EmoteSpan } from './message.ts';

/** Why a line was not said: the id that IRC sends, the code that Helix sends, and the words. */
export interface Refusal {
  notice: string;
  drop: string;
  text: string;
  /** Helix answers these with 403 instead of a drop reason. */
  forbidden: boolean;
  /** What AutoMod found when it keeps the line for a moderator. */
  hold: { category: AutoModCategory; level: number; term: BlockedTerm | null } | null;
}

function refusal(notice: string, drop: string, text: string, more: Partial<Refusal> = {}): Refusal {
  return { notice, drop, text, forbidden: false, hold: null, ...more };
}

/** How bad these words are, 1 to 4, so that AutoMod has something to find. Mild ones of our own. */
const ROUGH_WORDS: Record<string, { category: AutoModCategory; severity: number }> = {
  idiot: { category: 'bullying', severity: 3 },
  idiots: { category: 'bullying', severity: 3 },
  loser: { category: 'bullying', severity: 2 },
  stupid: { category: 'bullying', severity: 2 },
  moron: { category: 'bullying', severity: 3 },
  damn: { category: 'swearing', severity: 1 },
  crap: { category: 'swearing', severity: 1 },
  bastard: { category: 'swearing', severity: 3 },
  punch: { category: 'aggression', severity: 2 },
  kill: { category: 'aggression', severity: 3 },
};

export function roughness(text: string): { category: AutoModCategory; severity: number } | null {
  let worst: { category: AutoModCategory; severity: number } | null = null;
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    const found = ROUGH_WORDS[word];
    if (found && (!worst || found.severity > worst.severity)) worst = found;
  }
  return worst;
}

function autoModOf(channel: Channel, text: string): Refusal | null {
  const lower = text.toLowerCase();
  for (const term of channel.autoMod.terms.values()) {
    const wanted = term.text.toLowerCase().replaceAll('*', '');
    if (wanted !== '' && lower.includes(wanted))
      return refusal(
        'msg_rejected_mandatory',
        'msg_rejected_mandatory',
        "Your message wasn't posted due to conflicts with the channel's moderation settings.",
        { hold: { category: AUTOMOD_CATEGORIES[0], level: 4, term } },
      );
  }
  const rough = roughness(text);
  if (!rough || channel.autoMod.levels[rough.category] < 5 - rough.severity) return null;
  return refusal(
    'msg_rejected',
    'automod_held',
    'Your message is being checked by mods and has not been posted.',
    {
      hold: { category: rough.category, level: rough.severity, term: null },
    },
  );
}

/** Whether this viewer may say this here now; null when yes. Rates are counted elsewhere. */
export function refusalOf(
  channel: Channel,
  account: Account,
  text: string,
  emotes: readonly EmoteSpan[],
  lastSaid: number | null,
  now: number,
): Refusal | null {
  const ban = activeBan(channel, account.id, now);
  if (ban && ban.until === null)
    return refusal(
      'msg_banned',
      'msg_banned',
      `You are permanently banned from talking in ${channel.owner.login}.`,
      { forbidden: true },
    );
  if (ban?.until) {
    const left = Math.ceil((ban.until - now) / 1000);
    return refusal('msg_timedout', 'msg_timedout', `You are timed out for ${left} more seconds.`, {
      forbidden: true,
    });
  }
  if (channel.warnings.has(account.id))
    return refusal(
      'msg_rejected_mandatory',
      'user_warned',
      'You were warned by a moderator and must acknowledge the warning before you can chat again.',
    );
  if (isModerator(channel, account.id)) return null;
  if (!isPrivileged(channel, account.id)) {
    const refused = modeRefusal(channel, account, text, emotes, lastSaid, now);
    if (refused) return refused;
  }
  return autoModOf(channel, text);
}

/** What slow mode and its like say to somebody who is neither moderator nor VIP. */
function modeRefusal(
  channel: Channel,
  account: Account,
  text: string,
  emotes: readonly EmoteSpan[],
  lastSaid: number | null,
  now: number,
): Refusal | null {
  const { modes } = channel;
  if (modes.subscribersOnly && !channel.subscribers.has(account.id))
    return refusal(
      'msg_subsonly',
      'channel_settings',
      `This room is in subscribers only mode. To talk, purchase a channel subscription at https://www.twitch.tv/products/${channel.owner.login}/ticket?ref=subscriber_only_mode_chat`,
    );
  if (modes.followersOnly !== null) {
    const since = channel.followers.get(account.id);
    if (since === undefined && modes.followersOnly === 0)
      return refusal(
        'msg_followersonly_zero',
        'followers_only_mode',
        `This room is in followers-only mode. Follow ${channel.owner.login} to join the community!`,
      );
    if (since === undefined)
      return refusal(
        'msg_followersonly',
        'followers_only_mode',
        `This room is in ${modes.followersOnly} minutes followers-only mode. Follow ${channel.owner.login} to join the community!`,
      );
    const followed = Math.floor((now - since) / 60_000);
    if (followed < modes.followersOnly)
      return refusal(
        'msg_followersonly_followed',
        'followers_only_mode',
        `This room is in ${modes.followersOnly} minutes followers-only mode. You have been following for ${followed} minutes. Continue following to chat!`,
      );
  }
  if (modes.emoteOnly && emotes.length !== text.split(' ').filter((word) => word !== '').length)
    return refusal(
      'msg_emoteonly',
      'channel_settings',
      'This room is in emote-only mode. You can find your currently available emoticons using the smiley in the chat text area.',
    );
  if (modes.slow !== null && lastSaid !== null && now - lastSaid < modes.slow * 1000) {
    const left = Math.ceil((lastSaid + modes.slow * 1000 - now) / 1000);
    return refusal(
      'msg_slowmode',
      'channel_settings',
      `This room is in slow mode and you are sending messages too quickly. You will be able to talk again in ${left} seconds.`,
    );
  }
  return null;
}

export const DUPLICATE = refusal(
  'msg_duplicate',
  'msg_duplicate',
  'Your message was not sent because it is identical to the previous one you sent, less than 30 seconds ago.',
);
export const TOO_FAST = refusal(
  'msg_ratelimit',
  'msg_ratelimit',
  'Your message was not sent because you are sending messages too quickly.',
);
export const NOT_UNIQUE = refusal(
  'msg_r9k',
  'channel_settings',
  'This room is in unique chat mode and the message you attempted to send is not unique.',
);
export const BAD_CHARACTERS = refusal(
  'msg_bad_characters',
  'msg_bad_characters',
  'Your message contained too many characters that could not be processed.',
);
