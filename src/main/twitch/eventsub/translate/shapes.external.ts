import { z } from 'zod';
import type { Badge, MessagePart, Person } from '../../../engine/chat/chatMessage.ts';
import { idSchema, personOf, textSchema } from '../../helix/shapes.external.ts';

/** `user_id`, `user_login`, `user_name` under another beginning: `moderator_user`, `to_broadcaster_user`. */
export function personFields<P extends string>(prefix: P) {
  return {
    [`${prefix}_id`]: idSchema,
    [`${prefix}_login`]: z.string(),
    [`${prefix}_name`]: z.string(),
  } as { [K in `${P}_id`]: typeof idSchema } & { [K in `${P}_login` | `${P}_name`]: z.ZodString };
}

/** The same where nobody may be named. */
export function maybePersonFields<P extends string>(prefix: P) {
  return {
    [`${prefix}_id`]: idSchema.nullish(),
    [`${prefix}_login`]: z.string().nullish(),
    [`${prefix}_name`]: z.string().nullish(),
  } as { [K in `${P}_id`]: z.ZodOptional<z.ZodNullable<typeof idSchema>> } & {
    [K in `${P}_login` | `${P}_name`]: z.ZodOptional<z.ZodNullable<z.ZodString>>;
  };
}

/** The person under a beginning; null when nobody is named. */
export function personAt(event: Readonly<Record<string, unknown>>, prefix: string): Person | null {
  const id = event[`${prefix}_id`];
  const login = event[`${prefix}_login`];
  const name = event[`${prefix}_name`];
  if (typeof id !== 'string' || id === '') return null;
  const loginText = typeof login === 'string' ? login : '';
  return personOf(id, loginText, typeof name === 'string' ? name : loginText);
}

/** For fields that the schema has required. */
export function somebody(event: Readonly<Record<string, unknown>>, prefix: string): Person {
  return personAt(event, prefix) ?? { id: '', login: '', name: '' };
}

export const userFields = personFields('user');

/** A text with its pieces, as newer events have it. */
export const messageSchema = z
  .object({
    text: textSchema,
    fragments: z
      .array(
        z.object({
          type: textSchema,
          text: textSchema,
          emote: z.object({ id: idSchema }).nullish(),
        }),
      )
      .nullish(),
  })
  .nullish()
  .transform((message): { text: string; parts: MessagePart[] } => {
    const text = message?.text ?? '';
    const parts = (message?.fragments ?? [])
      .filter((fragment) => fragment.text !== '')
      .map(
        (fragment): MessagePart =>
          fragment.emote
            ? { kind: 'emote', text: fragment.text, id: fragment.emote.id }
            : { kind: 'text', text: fragment.text },
      );
    // The pieces must be the text; where they are not, the text counts.
    const whole = parts.map((part) => part.text).join('') === text;
    return { text, parts: whole ? parts : text === '' ? [] : [{ kind: 'text', text }] };
  });

export const badgesSchema = z
  .array(z.object({ set_id: z.string(), id: idSchema, info: textSchema }))
  .nullish()
  .transform((badges): Badge[] =>
    (badges ?? []).map(({ set_id, id, info }) => ({ set: set_id, version: id, info: info || null })),
  );
