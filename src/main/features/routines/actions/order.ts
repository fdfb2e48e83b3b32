import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type ActionKind, action } from '../../../engine/routines/kinds.ts';
import type { RoutinesContext } from '../context.ts';
import { personOf } from './doing.ts';

const who = field.viewer({ title: 'Who' });
const reason = field.text({ title: 'Reason' }, 500).default('');

/** What keeps order in chat. */
export function order(ctx: RoutinesContext): ActionKind[] {
  const { api } = ctx.engine.twitch;
  return [
    action({
      id: 'chat.delete',
      title: 'Delete the line',
      help: 'Deletes the line of chat that set this off.',
      group: 'Moderation',
      parameters: z.object({}),
      preview: () => 'Would delete the line',
      run: async ({ occasion }) => {
        if (!occasion.line) {
          throw new AppError('routines.no_line', 'No line of chat set this off, so there is none to delete.');
        }
        await api.moderation.deleteMessage(occasion.line.id);
        return { done: `Deleted the line "${occasion.line.text.slice(0, 120)}".` };
      },
    }),
    action({
      id: 'chat.timeout',
      title: 'Send out for a while',
      help: 'A timeout: the person cannot talk for some time, at most two weeks.',
      group: 'Moderation',
      parameters: z.object({
        who,
        seconds: field.seconds({ title: 'Seconds' }, 1, 1_209_600).default(60),
        reason,
      }),
      preview: ({ who: name, seconds }) => `Would send ${name} out for ${seconds} seconds`,
      run: async ({ parameters, occasion }) => {
        const person = await personOf(ctx, parameters.who, occasion);
        const seconds = Math.round(parameters.seconds);
        await api.moderation.timeout(person.id, seconds, parameters.reason);
        return {
          done: `Sent ${person.name} out for ${seconds} seconds.`,
          undo: () => api.moderation.unban(person.id),
        };
      },
    }),
    action({
      id: 'chat.ban',
      title: 'Ban',
      help: 'Bans somebody for good.',
      group: 'Moderation',
      parameters: z.object({ who, reason }),
      preview: ({ who: name }) => `Would ban ${name}`,
      run: async ({ parameters, occasion }) => {
        const person = await personOf(ctx, parameters.who, occasion);
        await api.moderation.ban(person.id, parameters.reason);
        return { done: `Banned ${person.name}.`, undo: () => api.moderation.unban(person.id) };
      },
    }),
    action({
      id: 'chat.unban',
      title: 'Unban',
      help: 'Takes back a ban or a timeout.',
      group: 'Moderation',
      parameters: z.object({ who }),
      preview: ({ who: name }) => `Would unban ${name}`,
      run: async ({ parameters, occasion }) => {
        const person = await personOf(ctx, parameters.who, occasion);
        await api.moderation.unban(person.id);
        return { done: `Unbanned ${person.name}.` };
      },
    }),
    action({
      id: 'chat.warn',
      title: 'Warn',
      help: 'The person has to confirm the warning before they can talk again.',
      group: 'Moderation',
      parameters: z.object({ who, reason: field.text({ title: 'Reason' }, 500) }),
      preview: ({ who: name, reason: why }) => `Would warn ${name}: ${why}`,
      run: async ({ parameters, occasion }) => {
        const person = await personOf(ctx, parameters.who, occasion);
        await api.moderation.warn(person.id, parameters.reason);
        return { done: `Warned ${person.name}.` };
      },
    }),
    action({
      id: 'chat.slow',
      title: 'Slow mode',
      help: 'How many seconds somebody has to wait between two lines; 0 switches it off.',
      group: 'Moderation',
      parameters: z.object({ seconds: field.whole({ title: 'Seconds' }, 0, 120).default(30) }),
      preview: ({ seconds }) => `Would set slow mode to ${seconds} seconds`,
      run: async ({ parameters: { seconds } }) => {
        const { slow } = await api.chat.settings();
        await api.chat.changeSettings({ slow: seconds });
        return {
          done: seconds === 0 ? 'Slow mode is off.' : `Slow mode is ${seconds} seconds.`,
          undo: async () => void (await api.chat.changeSettings({ slow })),
        };
      },
    }),
    action({
      id: 'chat.emoteOnly',
      title: 'Emotes only',
      help: 'Switches the mode on or off in which only emotes may be written.',
      group: 'Moderation',
      parameters: z.object({ on: field.yes({ title: 'On' }).default(true) }),
      preview: ({ on }) => `Would switch emotes only ${on ? 'on' : 'off'}`,
      run: async ({ parameters: { on } }) => {
        const { emoteOnly } = await api.chat.settings();
        await api.chat.changeSettings({ emoteOnly: on });
        return {
          done: `Emotes only is ${on ? 'on' : 'off'}.`,
          undo: async () => void (await api.chat.changeSettings({ emoteOnly })),
        };
      },
    }),
    action({
      id: 'chat.followersOnly',
      title: 'Followers only',
      help: 'Switches the mode on or off in which only followers may talk.',
      group: 'Moderation',
      parameters: z.object({
        on: field.yes({ title: 'On' }).default(true),
        minutes: field
          .whole({ title: 'Minutes of following', description: '0 for every follower.' }, 0, 129_600)
          .default(0),
      }),
      preview: ({ on }) => `Would switch followers only ${on ? 'on' : 'off'}`,
      run: async ({ parameters: { on, minutes } }) => {
        const { followersOnly } = await api.chat.settings();
        await api.chat.changeSettings({ followersOnly: on ? minutes : null });
        return {
          done: `Followers only is ${on ? 'on' : 'off'}.`,
          undo: async () => void (await api.chat.changeSettings({ followersOnly })),
        };
      },
    }),
  ];
}
