import { lengthOf, MAX_MESSAGE } from '../../chat/message.ts';
import { readAction, speak } from '../../chat/speak.ts';
import { isModerator } from '../../world/channel.ts';
import { data, type HelixCall } from '../helixCall.ts';
import { HelixError } from '../helixError.ts';
import type { HelixRoute } from '../route.ts';

function notSent(code: string, message: string) {
  return data({ message_id: '', is_sent: false, drop_reason: { code, message } });
}

function checkSender(call: HelixCall, senderId: string, broadcasterId: string): void {
  if (call.account) {
    if (senderId !== call.account.id)
      throw new HelixError(401, "The ID in sender_id must match the user ID in the request's OAuth token.");
    return;
  }
  const { tokens, world } = call.stage;
  const channel = world.channel(broadcasterId);
  const sender = tokens.scopesOf(call.token.clientId, senderId);
  if (!sender.has('user:write:chat') || !sender.has('user:bot'))
    throw new HelixError(
      401,
      'The sender must have authorized the app with the user:write:chat and user:bot scopes.',
    );
  const allowed =
    tokens.scopesOf(call.token.clientId, broadcasterId).has('channel:bot') ||
    (channel !== null && isModerator(channel, senderId));
  if (!allowed)
    throw new HelixError(
      403,
      'The broadcaster must have authorized the app with the channel:bot scope, or the sender must be a moderator.',
    );
}

export const CHAT_MESSAGE_ROUTES: readonly HelixRoute[] = [
  {
    method: 'POST',
    path: '/chat/messages',
    scopes: ['user:write:chat'],
    missingScope: { message: 'User access token requires the user:write:chat scope.' },
    app: true,
    run(call) {
      const broadcasterId = call.either('broadcaster_id');
      const senderId = call.either('sender_id');
      const text = call.body.text('message');
      const replyTo = call.body.maybeText('reply_parent_message_id') ?? undefined;
      if (call.account && call.body.has('for_source_only'))
        throw new HelixError(400, 'for_source_only can only be used with an app access token.');
      checkSender(call, senderId, broadcasterId);
      const sender = call.target(senderId, 'sender_id');
      const owner = call.target(broadcasterId, 'broadcaster_id');
      if (lengthOf(text) > MAX_MESSAGE)
        throw new HelixError(422, 'The message is too large. The maximum length is 500 characters.');
      if (!readAction(text))
        return notSent('msg_rejected', 'Slash commands other than /me are not supported here.');
      const spoken = speak(call.stage, {
        account: sender,
        channel: call.world.openChannel(owner),
        text,
        replyTo,
        limited: true,
      });
      if ('said' in spoken) return data({ message_id: spoken.said.id, is_sent: true, drop_reason: null });
      if ('dropped' in spoken) {
        if (spoken.dropped === 'empty') throw new HelixError(400, 'The message cannot be empty.');
        return notSent('msg_ratelimit', 'You are sending messages too quickly.');
      }
      if (spoken.refused.forbidden)
        throw new HelixError(
          403,
          'The sender is not permitted to send chat messages to the broadcaster’s chat room.',
        );
      return notSent(spoken.refused.drop, spoken.refused.text);
    },
  },
];
