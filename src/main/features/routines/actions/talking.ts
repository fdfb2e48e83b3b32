import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { ANNOUNCEMENT_COLOURS } from '../../../engine/chat/chatFacts.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type ActionKind, action } from '../../../engine/routines/kinds.ts';
import type { RoutinesContext } from '../context.ts';
import { listed, personOf, quoted, sayAndWait, unsay } from './doing.ts';

const MOST_LINES = 10;

/** What the bot says. */
export function talking(ctx: RoutinesContext): ActionKind[] {
  const { twitch } = ctx.engine;
  return [
    action({
      id: 'chat.say',
      title: 'Say',
      help: 'Says something in chat.',
      group: 'Chat',
      parameters: z.object({ text: field.text({ title: 'Text' }) }),
      preview: ({ text }) => `Would say ${quoted(text)}`,
      run: async ({ parameters: { text }, occasion }) => {
        if (text.trim() === '') return { done: 'Said nothing, since the text was empty.' };
        const ids = await sayAndWait(twitch, { text, answers: occasion.line !== null });
        return { done: `Said ${quoted(text)}`, undo: unsay(twitch, ids) };
      },
    }),
    action({
      id: 'chat.reply',
      title: 'Reply',
      help: 'Answers the line that set this off; says it to everybody when there is no line.',
      group: 'Chat',
      parameters: z.object({ text: field.text({ title: 'Text' }) }),
      preview: ({ text }) => `Would reply ${quoted(text)}`,
      run: async ({ parameters: { text }, occasion }) => {
        if (text.trim() === '') return { done: 'Said nothing, since the text was empty.' };
        const ids = await sayAndWait(twitch, { text, replyTo: occasion.line?.id ?? null, answers: true });
        return { done: `Replied ${quoted(text)}`, undo: unsay(twitch, ids) };
      },
    }),
    action({
      id: 'chat.lines',
      title: 'Say several lines',
      help: `Says each line by itself, in order; at most ${MOST_LINES}.`,
      group: 'Chat',
      parameters: z.object({
        text: field.lines({ title: 'Lines', description: 'One message in each line.' }),
      }),
      preview: ({ text }) => `Would say ${listed(text, /\r?\n/).length} lines`,
      run: async ({ parameters: { text }, occasion, signal }) => {
        const lines = listed(text, /\r?\n/);
        if (lines.length > MOST_LINES) {
          throw new AppError(
            'bad_input',
            `There are ${lines.length} lines, and at most ${MOST_LINES} are said at once.`,
          );
        }
        const ids: string[] = [];
        for (const line of lines) {
          signal.throwIfAborted();
          ids.push(...(await sayAndWait(twitch, { text: line, answers: occasion.line !== null })));
        }
        return { done: `Said ${lines.length} lines.`, undo: unsay(twitch, ids) };
      },
    }),
    action({
      id: 'chat.whisper',
      title: 'Whisper',
      help: 'Says something to one person only. The bot account needs a verified phone number.',
      group: 'Chat',
      parameters: z.object({ to: field.viewer({ title: 'To' }), text: field.text({ title: 'Text' }, 500) }),
      preview: ({ to, text }) => `Would whisper ${quoted(text)} to ${to}`,
      run: async ({ parameters: { to, text }, occasion }) => {
        const person = await personOf(ctx, to, occasion);
        await twitch.api.chat.whisper(person.id, text);
        return { done: `Whispered ${quoted(text)} to ${person.name}.` };
      },
    }),
    action({
      id: 'chat.announce',
      title: 'Announce',
      help: 'Says something in a coloured frame.',
      group: 'Chat',
      parameters: z.object({
        text: field.text({ title: 'Text' }, 500),
        colour: field.choice({ title: 'Colour' }, ANNOUNCEMENT_COLOURS).default('primary'),
      }),
      preview: ({ text }) => `Would announce ${quoted(text)}`,
      run: async ({ parameters: { text, colour } }) => {
        await twitch.api.chat.announce(text, colour);
        return { done: `Announced ${quoted(text)}` };
      },
    }),
    action({
      id: 'chat.shoutout',
      title: 'Shout out',
      help: 'Recommends a channel with the card that Twitch shows.',
      group: 'Chat',
      parameters: z.object({ to: field.viewer({ title: 'Channel' }) }),
      preview: ({ to }) => `Would shout out ${to}`,
      run: async ({ parameters: { to }, occasion }) => {
        const person = await personOf(ctx, to, occasion);
        await twitch.api.chat.shoutout(person.id);
        return { done: `Shouted out ${person.name}.`, notes: { shoutout: person.name } };
      },
      notes: [{ name: 'shoutout', help: 'The name of the channel.' }],
    }),
  ];
}
