import { chatMessageEvent } from '../eventsub/payloads/chat.ts';
import type { IrcSession } from '../irc/ircSession.ts';
import { messageLine } from '../irc/messageLine.ts';
import { userState } from '../irc/userLines.ts';
import type { Stage } from '../stage.ts';
import type { ChatMessage } from '../world/channel.ts';
import { tellSuspiciousMessage } from './suspicious.ts';

/** Tells a line to all who read the room, and in a shared chat to the other rooms. */
export function tellMessage(stage: Stage, message: ChatMessage, from: IrcSession | null): void {
  const others = stage.world.sharedWith(message.channel);
  const original = others.length > 0 ? { ...message, source: message } : message;
  tellOne(stage, original, from);
  tellSuspiciousMessage(stage, message);
  if (from?.account) from.deliver(userState(message.channel, from.account, message));
  for (const channel of others) {
    const copy: ChatMessage = { ...message, channel, id: stage.ids.uuid(), source: message };
    channel.messages.set(copy.id, copy);
    tellOne(stage, copy, null);
  }
}

function tellOne(stage: Stage, message: ChatMessage, from: IrcSession | null): void {
  const { channel } = message;
  if (stage.chat.hasListeners(channel)) stage.chat.toRoom(channel, messageLine(message), from);
  stage.eventSub.publish('channel.chat.message', '1', { broadcaster_user_id: channel.owner.id }, () =>
    chatMessageEvent(stage.world, message),
  );
}
