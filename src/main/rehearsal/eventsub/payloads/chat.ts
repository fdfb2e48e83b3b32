import { type Fragment, fragmentsOf } from '../../chat/fragments.ts';
import type { Badge, EmoteSpan } from '../../chat/message.ts';
import type { ChatMessage } from '../../world/channel.ts';
import type { World } from '../../world/world.ts';
import { broadcaster, names, namesOrNull } from './names.ts';

export function badgesJson(badges: readonly Badge[]) {
  return badges.map((badge) => ({ set_id: badge.set, id: badge.version, info: badge.info }));
}

function chatFragment(world: World, fragment: Fragment) {
  const emote = fragment.type === 'emote' ? world.emotes.find(fragment.span.name) : null;
  return {
    type: fragment.type,
    text: fragment.text,
    cheermote: fragment.type === 'cheermote' ? fragment.cheermote : null,
    emote: emote
      ? {
          id: emote.id,
          emote_set_id: emote.setId,
          owner_id: emote.ownerId,
          format: emote.animated ? ['static', 'animated'] : ['static'],
        }
      : null,
    mention: fragment.type === 'mention' ? names('user', fragment.account) : null,
  };
}

/** The text with its pieces, as chat types list them. */
export function chatText(world: World, text: string, spans: readonly EmoteSpan[], cheers: boolean) {
  return {
    text,
    fragments: fragmentsOf(text, spans, world.accounts, cheers).map((fragment) =>
      chatFragment(world, fragment),
    ),
  };
}

/** The shorter pieces of moderation and bits types: no mentions, emotes by id and set. */
export function plainText(world: World, text: string, spans: readonly EmoteSpan[], cheers = false) {
  return {
    text,
    fragments: fragmentsOf(text, spans, world.accounts, cheers).map((fragment) => {
      const emote = fragment.type === 'emote' ? world.emotes.find(fragment.span.name) : null;
      return {
        type: fragment.type === 'mention' ? 'text' : fragment.type,
        text: fragment.text,
        cheermote: fragment.type === 'cheermote' ? fragment.cheermote : null,
        emote: emote ? { id: emote.id, emote_set_id: emote.setId } : null,
      };
    }),
  };
}

function replyJson(message: ChatMessage) {
  const { parent } = message;
  if (!parent) return null;
  const root = message.thread ?? parent;
  return {
    parent_message_id: parent.id,
    parent_message_body: parent.text,
    ...names('parent_user', parent.author),
    thread_message_id: root.id,
    ...names('thread_user', root.author),
  };
}

function sourceJson(source: ChatMessage | null) {
  return {
    ...namesOrNull('source_broadcaster_user', source?.channel.owner ?? null),
    source_message_id: source?.id ?? null,
    source_badges: source ? badgesJson(source.badges) : null,
    ...(source ? { is_source_only: false } : {}),
  };
}

type TextFragment = ReturnType<typeof chatFragment>;

function textFragment(text: string): TextFragment {
  return { type: 'text', text, cheermote: null, emote: null, mention: null };
}

/** The wrapper of `/me` stands in the pieces as well, so that together they are the text. */
function wrapAction(fragments: TextFragment[]): void {
  const [first] = fragments;
  if (first?.type === 'text') first.text = `\u0001ACTION ${first.text}`;
  else fragments.unshift(textFragment('\u0001ACTION '));
  const last = fragments.at(-1);
  if (last?.type === 'text') last.text += '\u0001';
  else fragments.push(textFragment('\u0001'));
}

export function chatMessageEvent(world: World, message: ChatMessage) {
  const text = message.action ? `\u0001ACTION ${message.text}\u0001` : message.text;
  const body = chatText(world, message.text, message.emotes, message.bits > 0);
  if (message.action) wrapAction(body.fragments);
  // Only one of the rooms of a shared chat is where it was said; for that one Twitch names no other.
  const source = message.source && message.source.channel !== message.channel ? message.source : null;
  return {
    ...broadcaster(message.channel),
    ...names('chatter_user', message.author),
    message_id: message.id,
    message: { ...body, text },
    color: message.author.color,
    badges: badgesJson(message.badges),
    message_type: message.kind,
    cheer: message.bits > 0 ? { bits: message.bits } : null,
    reply: replyJson(message),
    channel_points_custom_reward_id: message.rewardId,
    ...sourceJson(source),
  };
}
