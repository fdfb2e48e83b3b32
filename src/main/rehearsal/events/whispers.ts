import { findEmotes } from '../chat/fragments.ts';
import { names } from '../eventsub/payloads/names.ts';
import { personPrefix, RoomLine } from '../irc/roomLine.ts';
import { emoteTag } from '../irc/userLines.ts';
import type { Stage } from '../stage.ts';
import type { Account } from '../world/account.ts';

export function whisper(stage: Stage, from: Account, to: Account, text: string): void {
  const id = stage.ids.uuid();
  const [low, high] = [from.id, to.id].sort((a, b) => Number(a) - Number(b));
  stage.chat.toAccount(
    to,
    new RoomLine(
      {
        tags: {
          badges: '',
          color: from.color,
          'display-name': from.displayName,
          emotes: emoteTag(findEmotes(text, stage.world.emotes)),
          'message-id': id,
          'thread-id': `${low}_${high}`,
          turbo: from.turbo ? '1' : '0',
          'user-id': from.id,
          'user-type': from.staffType,
        },
        prefix: personPrefix(from.login),
        command: 'WHISPER',
        params: [to.login, text],
      },
      'twitch.tv/commands',
    ),
  );
  stage.eventSub.publish('user.whisper.message', '1', { user_id: to.id }, () => ({
    ...names('from_user', from),
    ...names('to_user', to),
    whisper_id: id,
    whisper: { text },
  }));
}
