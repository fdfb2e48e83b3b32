import { z } from 'zod';
import { roleOf } from '../../../engine/chat/standing.ts';
import { field } from '../../../engine/routines/fields.ts';
import type { TriggerKind } from '../../../engine/routines/kinds.ts';
import type { Tell } from './facts.ts';

const message = { message: ['What was written.', 'Hello everybody'] } as const;

/** What happens in chat. */
export function chat(tell: Tell): TriggerKind[] {
  const group = 'Chat';
  return [
    tell({
      id: 'chat.first',
      title: 'First message',
      help: 'Somebody writes here for the first time ever.',
      group,
      on: 'chat.message',
      when: (fact) => fact.first && !fact.own && !(fact.shared?.isCopy ?? false),
      who: (fact) => [fact.user, roleOf(fact.standing)],
      line: ({ id, text }) => ({ id, text }),
      facts: message,
      tell: ({ text }) => ({ message: text }),
    }),
    tell({
      id: 'chat.highlighted',
      title: 'Highlighted message',
      help: 'Somebody has paid to stand out with a message.',
      group,
      on: 'chat.message',
      when: (fact) => fact.highlighted && !fact.own && !(fact.shared?.isCopy ?? false),
      who: (fact) => [fact.user, roleOf(fact.standing)],
      line: ({ id, text }) => ({ id, text }),
      facts: message,
      tell: ({ text }) => ({ message: text }),
    }),
    tell({
      id: 'chat.announcement',
      title: 'Announcement',
      help: 'A moderator announces something.',
      group,
      on: 'chat.announcement',
      when: (fact) => !(fact.shared?.isCopy ?? false),
      who: (fact) => [fact.user, roleOf(fact.standing)],
      facts: { ...message, colour: ['The colour of the frame.', 'primary'] },
      tell: ({ text, colour }) => ({ message: text, colour }),
    }),
    tell({
      id: 'chat.milestone',
      title: 'Milestone',
      help: 'Twitch celebrates a round number: streams in a row, bits, or years as a moderator.',
      group,
      on: 'viewer.milestone',
      parameters: z.object({
        kind: field
          .choice({ title: 'Kind' }, ['any', 'watch-streak', 'bits-badge', 'moderator-anniversary', 'other'])
          .default('any'),
      }),
      when: (fact, { kind }) => kind === 'any' || fact.kind === kind,
      who: ({ user }) => [user],
      facts: {
        ...message,
        kind: ['What is celebrated.', 'watch-streak'],
        value: ['Streams, bits or months.', 10],
        reward: ['Channel points for it.', 450],
      },
      tell: ({ text, kind, value, reward }) => ({ message: text, kind, value, reward }),
    }),
    tell({
      id: 'chat.whisper',
      title: 'Whisper',
      help: 'Somebody whispers to the bot.',
      group,
      on: 'chat.whisper',
      who: ({ from }) => [from],
      facts: message,
      tell: ({ text }) => ({ message: text }),
    }),
    tell({
      id: 'chat.notice',
      title: 'Other notice',
      help: 'Twitch shows a notice in chat of a kind that has no trigger of its own.',
      group,
      on: 'chat.notice',
      when: (fact) => !(fact.shared?.isCopy ?? false),
      who: ({ user }) => [user],
      facts: {
        ...message,
        kind: ["Twitch's name of the kind.", 'charitydonation'],
        sentence: ["Twitch's sentence.", 'Something happened'],
      },
      tell: ({ text, kind, sentence }) => ({ message: text, kind, sentence }),
    }),
    tell({
      id: 'chat.roomNotice',
      title: 'Word from Twitch to the bot',
      help: 'Twitch tells the bot something about the room, or about a line of its own.',
      group,
      on: 'chat.roomNotice',
      facts: { ...message, code: ["Twitch's id of it.", 'msg_slowmode'] },
      tell: ({ text, code }) => ({ message: text, code: code ?? '' }),
    }),
    tell({
      id: 'chat.deleted',
      title: 'Message deleted',
      help: 'A moderator deletes a line.',
      group,
      on: 'chat.messageDeleted',
      facts: { ...message, login: ['Whose line it was.', 'robin'] },
      tell: ({ text, user }) => ({ message: text ?? '', login: user.login }),
    }),
    tell({
      id: 'chat.userCleared',
      title: 'Lines of a person removed',
      help: 'A ban or a timeout removes all lines of somebody.',
      group,
      on: 'chat.userCleared',
      facts: { login: ['Whose lines.', 'robin'] },
      tell: ({ user }) => ({ login: user.login }),
    }),
    tell({
      id: 'chat.cleared',
      title: 'Chat cleared',
      help: 'A moderator clears chat.',
      group,
      on: 'chat.cleared',
    }),
    tell({
      id: 'chat.modes',
      title: 'Chat modes changed',
      help: 'Slow mode, followers only and the like were changed.',
      group,
      on: 'chat.modesChanged',
      facts: {
        slow: ['Seconds; 0 for off.', 0],
        emoteOnly: ['Emotes only.', false],
        subscribersOnly: ['Subscribers only.', false],
        followersOnly: ['Minutes of following; -1 for off.', -1],
        unique: ['No repetitions.', false],
      },
      tell: ({ slow, emoteOnly, subscribersOnly, followersOnly, unique }) => ({
        slow,
        emoteOnly,
        subscribersOnly,
        followersOnly: followersOnly ?? -1,
        unique,
      }),
    }),
  ];
}
