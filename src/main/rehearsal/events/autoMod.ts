import { findEmotes } from '../chat/fragments.ts';
import { heldEvent, heldEventV1 } from '../chat/hold.ts';
import { speakFreely } from '../chat/speak.ts';
import { plainText } from '../eventsub/payloads/chat.ts';
import { publishModerate } from '../eventsub/payloads/moderate.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';
import {
  AUTOMOD_CATEGORIES,
  type AutoModCategory,
  type BlockedTerm,
  type HeldMessage,
} from '../world/autoMod.ts';
import type { Channel } from '../world/channel.ts';

/** What a moderator decides about a held line. An approved one is said after all. */
export function resolveHeld(
  stage: Stage,
  channel: Channel,
  held: HeldMessage,
  moderator: Account,
  status: 'approved' | 'denied' | 'expired',
): boolean {
  if (held.status !== 'pending') return false;
  held.status = status;
  const account = stage.world.accounts.get(held.accountId) ?? channel.owner;
  const about = { broadcaster_user_id: channel.owner.id };
  stage.eventSub.publish('automod.message.update', '1', about, () => {
    const { held_at, fragments, ...rest } = heldEventV1(stage, channel, held);
    return { ...rest, ...names('moderator_user', moderator), status, held_at, fragments };
  });
  stage.eventSub.publish('automod.message.update', '2', about, () => ({
    ...heldEvent(stage, channel, held),
    ...names('moderator_user', moderator),
    status,
  }));
  stage.eventSub.publish('channel.chat.user_message_update', '1', { ...about, user_id: account.id }, () => ({
    ...broadcaster(channel),
    ...names('user', account),
    status: status === 'expired' ? 'invalid' : status,
    message_id: held.id,
    message: plainText(stage.world, held.text, findEmotes(held.text, stage.world.emotes)),
  }));
  if (status === 'approved') speakFreely(stage, { account, channel, text: held.text });
  return true;
}

export function changeAutoMod(
  stage: Stage,
  channel: Channel,
  moderator: Account,
  change: { overall: number | null; levels: Record<AutoModCategory, number> },
): void {
  channel.autoMod.overall = change.overall;
  channel.autoMod.levels = change.levels;
  stage.eventSub.publish('automod.settings.update', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    data: [
      {
        ...broadcaster(channel),
        ...names('moderator_user', moderator),
        overall_level: change.overall,
        ...Object.fromEntries(AUTOMOD_CATEGORIES.map((name) => [name, change.levels[name]])),
      },
    ],
  }));
}

export function addBlockedTerm(
  stage: Stage,
  channel: Channel,
  moderator: Account,
  text: string,
): BlockedTerm {
  const term: BlockedTerm = {
    id: stage.ids.uuid(),
    text,
    moderatorId: moderator.id,
    createdAt: stage.clock.now(),
  };
  channel.autoMod.terms.set(term.id, term);
  tellTerms(stage, channel, moderator, 'add', text);
  return term;
}

export function removeBlockedTerm(stage: Stage, channel: Channel, moderator: Account, id: string): boolean {
  const term = channel.autoMod.terms.get(id);
  if (!term) return false;
  channel.autoMod.terms.delete(id);
  tellTerms(stage, channel, moderator, 'remove', term.text);
  return true;
}

function tellTerms(
  stage: Stage,
  channel: Channel,
  moderator: Account,
  action: 'add' | 'remove',
  text: string,
): void {
  stage.eventSub.publish('automod.terms.update', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...broadcaster(channel),
    ...names('moderator_user', moderator),
    action: `${action}_blocked`,
    from_automod: false,
    terms: [text],
  }));
  publishModerate(stage, channel, moderator, `${action}_blocked_term`, {
    name: 'automod_terms',
    value: { action, list: 'blocked', terms: [text], from_automod: false },
  });
}
