import { plainText } from '../eventsub/payloads/chat.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { HeldMessage } from '../world/autoMod.ts';
import type { Channel } from '../world/channel.ts';
import { findEmotes } from './fragments.ts';
import { lengthOf } from './message.ts';
import type { Refusal } from './rules.ts';

/** Keeps a line for a moderator to decide. */
export function holdMessage(
  stage: Stage,
  channel: Channel,
  account: Account,
  text: string,
  found: NonNullable<Refusal['hold']>,
): HeldMessage {
  const held: HeldMessage = {
    id: stage.ids.uuid(),
    accountId: account.id,
    text,
    category: found.category,
    level: found.level,
    heldAt: stage.clock.now(),
    term: found.term,
    status: 'pending',
  };
  channel.autoMod.held.set(held.id, held);
  const about = { broadcaster_user_id: channel.owner.id };
  stage.eventSub.publish('automod.message.hold', '2', about, () => heldEvent(stage, channel, held));
  stage.eventSub.publish('automod.message.hold', '1', about, () => heldEventV1(stage, channel, held));
  stage.eventSub.publish('channel.chat.user_message_hold', '1', { ...about, user_id: account.id }, () => ({
    ...broadcaster(channel),
    ...names('user', account),
    message_id: held.id,
    message: plainText(stage.world, text, findEmotes(text, stage.world.emotes)),
  }));
  return held;
}

/** Version 2 names either the category or the blocked term. */
export function heldEvent(stage: Stage, channel: Channel, held: HeldMessage) {
  const account = stage.world.accounts.get(held.accountId) ?? channel.owner;
  const end = Math.max(0, lengthOf(held.text) - 1);
  return {
    ...broadcaster(channel),
    ...names('user', account),
    message_id: held.id,
    message: plainText(stage.world, held.text, findEmotes(held.text, stage.world.emotes)),
    reason: held.term ? 'blocked_term' : 'automod',
    automod: held.term
      ? null
      : { category: held.category, level: held.level, boundaries: [{ start_pos: 0, end_pos: end }] },
    blocked_term: held.term
      ? {
          terms_found: [
            {
              term_id: held.term.id,
              owner_broadcaster_user_id: channel.owner.id,
              owner_broadcaster_user_login: channel.owner.login,
              owner_broadcaster_user_name: channel.owner.displayName,
              boundary: { start_pos: 0, end_pos: end },
            },
          ],
        }
      : null,
    held_at: eventSubTime(held.heldAt),
  };
}

export function heldEventV1(stage: Stage, channel: Channel, held: HeldMessage) {
  const account = stage.world.accounts.get(held.accountId) ?? channel.owner;
  const emotes = findEmotes(held.text, stage.world.emotes);
  return {
    ...broadcaster(channel),
    ...names('user', account),
    message_id: held.id,
    message: held.text,
    level: held.level,
    category: held.category,
    held_at: eventSubTime(held.heldAt),
    fragments: {
      emotes: emotes.map((span) => ({
        text: span.name,
        id: span.id,
        'set-id': stage.world.emotes.find(span.name)?.setId ?? '0',
      })),
      cheermotes: [],
    },
  };
}
