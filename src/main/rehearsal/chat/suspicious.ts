import { plainText } from '../eventsub/payloads/chat.ts';
import { broadcaster, names } from '../eventsub/payloads/names.ts';
import type { Stage } from '../stage.ts';
import type { ChatMessage } from '../world/channel.ts';

/** Told besides the line itself when its author is watched. */
export function tellSuspiciousMessage(stage: Stage, message: ChatMessage): void {
  const { channel, author } = message;
  const status = channel.suspicious.get(author.id);
  if (!status) return;
  stage.eventSub.publish(
    'channel.suspicious_user.message',
    '1',
    { broadcaster_user_id: channel.owner.id },
    () => ({
      ...broadcaster(channel),
      ...names('user', author),
      low_trust_status: status,
      shared_ban_channel_ids: [],
      types: ['manually_added'],
      ban_evasion_evaluation: 'unknown',
      message: {
        message_id: message.id,
        ...plainText(stage.world, message.text, message.emotes),
      },
    }),
  );
}
