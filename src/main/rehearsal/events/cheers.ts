import { badgesOf } from '../chat/badges.ts';
import { publishNotice } from '../chat/notice.ts';
import { speakFreely } from '../chat/speak.ts';
import { plainText } from '../eventsub/payloads/chat.ts';
import { broadcaster, names, namesOrNull } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import type { Channel, ChatMessage } from '../world/channel.ts';
import { advanceGoals } from './goals.ts';
import { contribute } from './hypeTrain.ts';

/** Cheers without a name come from this account of Twitch's own. */
const ANONYMOUS_CHEERER = { id: '407665396', login: 'ananonymouscheerer', displayName: 'AnAnonymousCheerer' };

/** Bits with words. The text gets its cheermote when it has none. Account null is anonymous. */
export function cheer(
  stage: Stage,
  channel: Channel,
  from: Account | null,
  bits: number,
  words = '',
): ChatMessage {
  const account = from ?? stage.world.accounts.add(ANONYMOUS_CHEERER);
  const text = `Cheer${bits}${words ? ` ${words}` : ''}`;
  const first = !channel.bitsGiven.has(account.id);
  const badgeBefore = bitsBadge(channel, account);
  channel.bitsGiven.set(account.id, (channel.bitsGiven.get(account.id) ?? 0) + bits);
  const message = speakFreely(stage, { account, channel, text, cheer: true });
  const about = { broadcaster_user_id: channel.owner.id };
  stage.eventSub.publish('channel.cheer', '1', about, () => ({
    is_anonymous: from === null,
    ...namesOrNull('user', from),
    ...broadcaster(channel),
    message: text,
    bits: message.bits,
  }));
  stage.eventSub.publish('channel.bits.use', '1', about, () => ({
    ...names('user', account),
    ...broadcaster(channel),
    bits: message.bits,
    type: 'cheer',
    power_up: null,
    message: plainText(stage.world, text, message.emotes, true),
  }));
  advanceGoals(stage, channel, ['new_bit'], message.bits);
  if (first) advanceGoals(stage, channel, ['new_cheerer'], 1);
  contribute(stage, channel, account, 'bits', message.bits);
  const badgeAfter = bitsBadge(channel, account);
  if (from && badgeBefore !== badgeAfter && !first) tellBadge(stage, channel, account, badgeAfter);
  return message;
}

function bitsBadge(channel: Channel, account: Account): string {
  return badgesOf(channel, account).find((badge) => badge.set === 'bits')?.version ?? '';
}

function tellBadge(stage: Stage, channel: Channel, account: Account, threshold: string): void {
  publishNotice(stage, channel, {
    author: account,
    ircId: 'bitsbadgetier',
    params: { threshold },
    kind: 'bits_badge_tier',
    facts: { tier: Number(threshold) },
    system: `${account.displayName} just earned a new ${threshold} Bits badge!`,
  });
}

export type PowerUp = 'message_effect' | 'celebration' | 'gigantify_an_emote';

/** Bits for an effect instead of a cheer. */
export function spendOnPowerUp(
  stage: Stage,
  channel: Channel,
  account: Account,
  type: PowerUp,
  words: string,
  bits = 20,
): ChatMessage {
  const kind =
    type === 'message_effect'
      ? 'power_ups_message_effect'
      : type === 'gigantify_an_emote'
        ? 'power_ups_gigantified_emote'
        : 'text';
  const message = speakFreely(stage, { account, channel, text: words, kind });
  const emote = message.emotes.at(-1);
  stage.eventSub.publish('channel.bits.use', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...names('user', account),
    ...broadcaster(channel),
    bits,
    type: 'power_up',
    power_up: {
      type,
      emote: type === 'gigantify_an_emote' && emote ? { id: emote.id, name: emote.name } : null,
      message_effect_id: type === 'message_effect' ? 'rainbow-eclipse' : null,
    },
    message: plainText(stage.world, words, message.emotes),
  }));
  return message;
}
