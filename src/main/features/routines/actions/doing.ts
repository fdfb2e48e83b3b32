import { AppError } from '../../../../shared/rpc/errors.ts';
import type { Person } from '../../../engine/chat/chatMessage.ts';
import type { LineRequest } from '../../../engine/chat/outgoing.ts';
import type { Occasion } from '../../../engine/occasion.ts';
import type { Twitch } from '../../../engine/twitch/service.ts';
import type { RoutinesContext } from '../context.ts';

/** Milliseconds after which a line of a routine is not worth saying any more. */
const LINE_LASTS = 60_000;

/** By login or name, with or without `@`: who set it off, who was ever here, then anybody on Twitch. */
export async function personOf(ctx: RoutinesContext, name: string, occasion: Occasion): Promise<Person> {
  const login = name.trim().replace(/^@/, '').toLowerCase();
  const { viewer } = occasion;
  if (viewer && (viewer.login === login || viewer.name.toLowerCase() === login)) return viewer;
  const people = ctx.engine.services.get('people');
  const found = people
    ? await people.find(login)
    : /^[a-z0-9_]{1,25}$/.test(login)
      ? ((await ctx.engine.twitch.api.users.byLogins([login]))[0] ?? null)
      : null;
  if (!found) throw new AppError('not_found', `There is nobody called "${name.trim()}" on Twitch.`);
  return found;
}

/** Says a line and waits until it is said. Answers the ids of its parts; rejects when it was not said. */
export function sayAndWait(
  twitch: Twitch,
  line: { text: string; replyTo?: string | null; answers: boolean },
): Promise<string[]> {
  const request: LineRequest = {
    text: line.text,
    from: 'routines',
    priority: line.answers ? 'answer' : 'event',
    replyTo: line.replyTo ?? null,
    maxAge: LINE_LASTS,
  };
  return new Promise((resolve, reject) => {
    twitch.outbox.say(request, (outcome) => {
      if (outcome.kind === 'sent') resolve(outcome.messageIds.flatMap((id) => id ?? []));
      else reject(new AppError('routines.not_said', outcome.detail));
    });
  });
}

/** What takes said lines back; undefined when Twitch did not tell their ids. */
export function unsay(twitch: Twitch, ids: readonly string[]): (() => Promise<void>) | undefined {
  if (ids.length === 0) return undefined;
  return async () => {
    for (const id of ids) await twitch.api.moderation.deleteMessage(id);
  };
}

/** A text in a sentence of the history. */
export function quoted(text: string): string {
  return `"${text.length > 120 ? `${text.slice(0, 119)}…` : text}"`;
}

/** Words between commas, or lines. */
export function listed(text: string, separator: RegExp): string[] {
  return text.split(separator).flatMap((part) => part.trim() || []);
}
