import { type Speech, type Spoken, speak } from '../chat/speak.ts';
import { type AnnouncementColor, announce, modiversary, watchStreak } from '../events/announcements.ts';
import { changeAccount } from '../events/people.ts';
import { whisper } from '../events/whispers.ts';
import type { Stage } from '../stage.ts';
import { callers, type Who } from './people.ts';

/** What people say, and how they come and go. */
export function talking(stage: Stage) {
  const { channel, person } = callers(stage);
  return {
    /** A viewer says something; the room's rules hold, but nobody counts their lines. */
    say(who: Who, text: string, more: Pick<Speech, 'replyTo' | 'kind'> = {}): Spoken {
      return speak(stage, {
        account: person(who),
        channel: channel,
        text,
        limited: false,
        ...more,
      });
    },

    whisper(from: Who, to: Who, text: string): void {
      whisper(stage, person(from), person(to), text);
    },

    announce(by: Who, text: string, color: AnnouncementColor = 'primary'): void {
      announce(stage, channel, person(by), text, color);
    },

    watchStreak(who: Who, streams: number, text = ''): void {
      watchStreak(stage, channel, person(who), streams, text);
    },

    modiversary(who: Who, months: number): void {
      modiversary(stage, channel, person(who), months);
    },

    enter(who: Who): void {
      const account = person(who);
      if (channel.present.has(account.id)) return;
      channel.present.add(account.id);
      stage.chat.moved(channel, account, 'JOIN');
    },

    leave(who: Who): void {
      const account = person(who);
      if (channel.present.delete(account.id)) stage.chat.moved(channel, account, 'PART');
    },

    rename(who: Who, login: string, displayName = login): void {
      changeAccount(stage, person(who), { login, displayName });
    },
  };
}
