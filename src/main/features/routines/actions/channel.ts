import { z } from 'zod';
import { AppError } from '../../../../shared/rpc/errors.ts';
import { field } from '../../../engine/routines/fields.ts';
import { type ActionKind, action } from '../../../engine/routines/kinds.ts';
import type { ChannelInfo } from '../../../engine/twitch/api.ts';
import type { RoutinesContext } from '../context.ts';
import { listed, personOf, quoted } from './doing.ts';

/** What is done to the channel and the stream. */
export function channel(ctx: RoutinesContext): ActionKind[] {
  const { twitch } = ctx.engine;
  const { api } = twitch;
  const own = async (): Promise<ChannelInfo> => {
    const id = twitch.state.channel?.id;
    const [info] = id === undefined ? [] : await api.channel.info([id]);
    if (!info)
      throw new AppError(
        'unavailable',
        'Emcee does not know your channel yet. Sign in on the Connection page.',
      );
    return info;
  };
  return [
    action({
      id: 'stream.title',
      title: 'Set the title',
      help: 'Changes the title of the stream.',
      group: 'Stream',
      parameters: z.object({ title: field.text({ title: 'Title' }, 500) }),
      preview: ({ title }) => `Would set the title to ${quoted(title)}`,
      run: async ({ parameters: { title } }) => {
        const text = title.trim().slice(0, 140);
        if (text === '') throw new AppError('bad_input', 'A title cannot be empty.');
        const before = await own();
        await api.channel.change({ title: text });
        return {
          done: `The title is ${quoted(text)}.`,
          undo: () => api.channel.change({ title: before.title }),
        };
      },
    }),
    action({
      id: 'stream.category',
      title: 'Set the category',
      help: 'Changes the game or category of the stream.',
      group: 'Stream',
      parameters: z.object({
        category: field
          .text({ title: 'Category' }, 100)
          .meta({ control: 'category', template: true, title: 'Category' }),
      }),
      notes: [{ name: 'category', help: 'Its full name.' }],
      preview: ({ category }) => `Would set the category to ${quoted(category)}`,
      run: async ({ parameters: { category } }) => {
        const wanted = category.trim().toLowerCase();
        const found = wanted === '' ? [] : await api.channel.findCategories(wanted);
        const chosen = found.find(({ name }) => name.toLowerCase() === wanted) ?? found[0];
        if (!chosen) throw new AppError('not_found', `Twitch knows no category like ${quoted(category)}.`);
        const before = await own();
        await api.channel.change({ categoryId: chosen.id });
        return {
          done: `The category is ${chosen.name}.`,
          notes: { category: chosen.name },
          undo: () => api.channel.change({ categoryId: before.category.id }),
        };
      },
    }),
    action({
      id: 'stream.tags',
      title: 'Set the tags',
      help: 'Replaces the tags of the stream; at most 10.',
      group: 'Stream',
      parameters: z.object({
        tags: field.text({ title: 'Tags', description: 'With commas in between.' }, 500),
      }),
      preview: ({ tags }) => `Would set the tags to ${quoted(tags)}`,
      run: async ({ parameters }) => {
        const tags = listed(parameters.tags, /,/).map((tag) => tag.replaceAll(/\s+/g, ''));
        if (tags.length > 10)
          throw new AppError('bad_input', `These are ${tags.length} tags, and Twitch takes 10.`);
        const before = await own();
        await api.channel.change({ tags });
        return {
          done: `The tags are ${tags.join(', ')}.`,
          undo: () => api.channel.change({ tags: before.tags }),
        };
      },
    }),
    action({
      id: 'stream.marker',
      title: 'Set a marker',
      help: 'Marks this moment in the recording.',
      group: 'Stream',
      parameters: z.object({ text: field.text({ title: 'Description' }, 140).default('') }),
      preview: ({ text }) => `Would set a marker ${quoted(text)}`,
      run: async ({ parameters: { text } }) => {
        const { seconds } = await api.channel.mark(text);
        return { done: `Marked the moment at ${Math.floor(seconds / 60)} min ${seconds % 60} s.` };
      },
    }),
    action({
      id: 'stream.clip',
      title: 'Make a clip',
      help: 'Clips the last moments, and waits until the clip is there.',
      group: 'Stream',
      parameters: z.object({
        title: field
          .text({ title: 'Title', description: 'Empty for the title of the stream.' }, 100)
          .default(''),
      }),
      notes: [{ name: 'clip', help: 'The address of the clip.' }],
      preview: () => 'Would make a clip',
      run: async ({ parameters: { title } }) => {
        const clip = await api.clips.create(title.trim() === '' ? null : title.trim());
        return { done: `Made the clip ${clip.url}`, notes: { clip: clip.url } };
      },
    }),
    action({
      id: 'stream.ad',
      title: 'Run an ad',
      help: 'Starts an ad break.',
      group: 'Stream',
      parameters: z.object({
        seconds: field.choice({ title: 'Seconds' }, ['30', '60', '90', '120', '150', '180']).default('30'),
      }),
      preview: ({ seconds }) => `Would run ads for ${seconds} seconds`,
      run: async ({ parameters }) => {
        const { seconds, message } = await api.ads.run(Number(parameters.seconds));
        return { done: message === '' ? `Runs ads for ${seconds} seconds.` : message };
      },
    }),
    action({
      id: 'stream.raid',
      title: 'Start a raid',
      help: 'Sends your viewers to another channel; it leaves after 90 seconds, or when you click.',
      group: 'Stream',
      parameters: z.object({ to: field.viewer({ title: 'Channel' }) }),
      preview: ({ to }) => `Would raid ${to}`,
      run: async ({ parameters: { to }, occasion }) => {
        const person = await personOf(ctx, to, occasion);
        await api.raids.start(person.id);
        return { done: `Raids ${person.name}.`, undo: () => api.raids.cancel() };
      },
    }),
  ];
}
