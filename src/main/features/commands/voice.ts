import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import type { LineRequest } from '../../engine/chat/outgoing.ts';
import type { Caller } from '../../engine/occasion.ts';
import type { Voice } from './dispatcher.ts';
import type { CommandSettings } from './settings.ts';

interface VoiceParts {
  say(request: LineRequest): void;
  settings: CommandSettings;
  /** Stands before answers to this caller, such as a title that they have bought; empty for nothing. */
  mark: string;
  /** Null where there is no line. */
  message: ChatMessage | null;
  caller: Caller;
}

/** What a command says goes out as an answer to its line, or with the caller's name where there is none. */
export function speakingVoice({ say, settings, mark, message, caller }: VoiceParts): Voice {
  const isCrew = caller.role === 'moderator' || caller.role === 'streamer';
  const speak = (text: string, replyTo: string | null): void =>
    say({ text, from: 'commands', priority: isCrew ? 'moderator' : 'answer', replyTo });
  const reply = (text: string): void => {
    const safe = harmless(`${mark}${harmless(text)}`);
    if (settings.answers === 'plain' || caller.id === '') speak(safe, null);
    else if (settings.answers === 'reply' && message !== null && message.id !== '') speak(safe, message.id);
    else speak(`@${caller.name} ${safe}`, null);
  };
  return {
    reply,
    sorry: reply,
    say: (text) => speak(/^\/me\s/i.test(text) ? text : harmless(text), null),
  };
}

/** Keeps what is said instead of saying it. */
export function keepingVoice(): Voice & { readonly said: string[] } {
  const said: string[] = [];
  const keep = (text: string): void => void said.push(text);
  return { said, reply: keep, say: keep, sorry: keep };
}

/** What a viewer typed must never begin a line with a command of Twitch's own. */
export function harmless(text: string): string {
  const trimmed = text.trimStart();
  return /^[/.][\p{L}]/u.test(trimmed) ? `› ${trimmed}` : text;
}
