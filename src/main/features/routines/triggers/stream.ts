import { z } from 'zod';
import { field } from '../../../engine/routines/fields.ts';
import type { TriggerKind } from '../../../engine/routines/kinds.ts';
import type { Tell } from './facts.ts';

const late = field
  .yes({ title: 'Also late', description: 'When Emcee finds it out later, since it could not hear it.' })
  .default(false);

/** What happens to the stream and the channel. */
export function stream(tell: Tell): TriggerKind[] {
  const group = 'Stream';
  return [
    tell({
      id: 'twitch.live',
      title: 'Stream started',
      help: 'The stream goes live.',
      group,
      on: 'stream.started',
      parameters: z.object({ late }),
      when: (fact, parameters) => parameters.late || !fact.late,
      facts: { kind: ['live, rerun, premiere ...', 'live'] },
      tell: ({ kind }) => ({ kind }),
    }),
    tell({
      id: 'twitch.offline',
      title: 'Stream ended',
      help: 'The stream goes offline.',
      group,
      on: 'stream.ended',
      parameters: z.object({ late }),
      when: (fact, parameters) => parameters.late || !fact.late,
    }),
    tell({
      id: 'twitch.channel',
      title: 'Title or category changed',
      help: 'The title, the category or the language was changed.',
      group,
      on: 'channel.updated',
      facts: {
        title: ['The title now.', 'Baking bread'],
        category: ['The category now.', 'Food & Drink'],
        language: ['The language.', 'en'],
      },
      tell: ({ title, category, language }) => ({ title, category: category.name, language }),
    }),
    tell({
      id: 'twitch.raid',
      title: 'Raid',
      help: 'Another channel sends its viewers here.',
      group,
      on: 'channel.raided',
      parameters: z.object({ viewers: field.whole({ title: 'Viewers at least' }, 0, 1e7).default(0) }),
      when: (fact, { viewers }) => fact.viewers >= viewers,
      who: ({ from }) => [from],
      facts: { viewers: ['How many come.', 25], login: ['The login of the channel.', 'robin'] },
      tell: ({ viewers, from }) => ({ viewers, login: from.login }),
    }),
    tell({
      id: 'twitch.raiding',
      title: 'We raid',
      help: 'Your channel sends its viewers to another one.',
      group,
      on: 'channel.raiding',
      facts: { to: ['Where they go.', 'Kim'], viewers: ['How many go.', 30] },
      tell: ({ to, viewers }) => ({ to: to.name, viewers }),
    }),
    tell({
      id: 'twitch.ad',
      title: 'Ad break',
      help: 'An ad break begins.',
      group,
      on: 'channel.adBreak',
      facts: { seconds: ['How long it is.', 90], automatic: ['Whether Twitch began it by itself.', true] },
      tell: ({ seconds, automatic }) => ({ seconds, automatic }),
    }),
    tell({
      id: 'twitch.shoutoutGiven',
      title: 'Shoutout given',
      help: 'Your channel recommends another one.',
      group,
      on: 'channel.gaveShoutout',
      facts: { to: ['To whom.', 'Kim'], viewers: ['How many saw it.', 30] },
      tell: ({ to, viewers }) => ({ to: to.name, viewers }),
    }),
    tell({
      id: 'twitch.shoutoutReceived',
      title: 'Shoutout received',
      help: 'Another channel recommends yours.',
      group,
      on: 'channel.gotShoutout',
      who: ({ from }) => [from],
      facts: { viewers: ['How many saw it.', 200] },
      tell: ({ viewers }) => ({ viewers }),
    }),
    tell({
      id: 'twitch.shield',
      title: 'Shield mode',
      help: 'Shield mode was switched on or off.',
      group,
      on: 'channel.shieldMode',
      facts: { on: ['Whether it is on.', true], moderator: ['Who did it.', 'Kim'] },
      tell: ({ on, moderator }) => ({ on, moderator: moderator?.name ?? '' }),
    }),
    tell({
      id: 'twitch.sharedChat',
      title: 'Shared chat',
      help: 'A shared chat begins, changes or ends.',
      group,
      on: 'channel.sharedChat',
      parameters: z.object({
        phase: field.choice({ title: 'When it' }, ['any', 'began', 'changed', 'ended']).default('began'),
      }),
      when: (fact, { phase }) => phase === 'any' || fact.phase === phase,
      facts: {
        phase: ['began, changed or ended.', 'began'],
        host: ['Whose it is.', 'Kim'],
        channels: ['How many take part.', 3],
      },
      tell: ({ phase, host, participants }) => ({ phase, host: host.name, channels: participants.length }),
    }),
  ];
}
