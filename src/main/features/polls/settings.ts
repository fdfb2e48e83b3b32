import { z } from 'zod';
import { MOST_MINUTES } from '../../../shared/contract/bets.ts';
import { type ChatRole, chatRoleSchema } from '../../../shared/contract/ladder.ts';

const weight = (title: string, usual: number) =>
  z.number().int().min(0).max(100).default(usual).meta({ title, description: 'In a weighted poll.' });

export const pollSettings = z.object({
  minutes: z.number().int().min(0).max(MOST_MINUTES).default(5).meta({
    title: 'Time to vote (minutes)',
    description: 'Unless another one is given; then it ends by itself. 0: it is ended by hand.',
  }),
  plainNumbers: z.boolean().default(true).meta({
    title: 'Vote with a number alone',
    description: 'A line that is nothing but 2 counts as a vote for the second option.',
  }),
  changeVote: z.boolean().default(true).meta({
    title: 'Votes can be changed until the end',
    description: 'By voting again, or with !unvote.',
  }),
  role: chatRoleSchema.default('everyone').meta({ title: 'Who may vote' }),
  cost: z.number().int().min(0).max(1_000_000_000).default(0).meta({
    title: 'Cost of a vote',
    description:
      'For each option that is chosen, in the main currency. It goes back when a poll is called off.',
  }),
  anonymous: z.boolean().default(false).meta({
    title: 'Anonymous',
    description: 'Who chose what is shown to nobody and kept nowhere.',
  }),
  answers: z.boolean().default(true).meta({
    title: 'Answer each !vote',
    description: 'Off: only what is wrong with a vote is said. Numbers alone are never answered.',
  }),
  weighted: z.boolean().default(false).meta({
    title: 'Weighted by role',
    description: 'A vote counts as often as the highest role of the viewer says below.',
  }),
  weightEveryone: weight('Weight of everyone', 1),
  weightFollower: weight('Weight of followers', 1),
  weightSubscriber: weight('Weight of subscribers', 2),
  weightSubscriber2: weight('Weight of subscribers of tier 2', 2),
  weightSubscriber3: weight('Weight of subscribers of tier 3', 3),
  weightVip: weight('Weight of VIPs', 2),
  weightModerator: weight('Weight of moderators', 2),
  weightStreamer: weight('Weight of the streamer', 1),
  keepDays: z.number().int().min(1).max(3650).default(365).meta({
    title: 'Keep polls for (days)',
    description: 'Older ones leave the history.',
  }),
});
export type PollSettings = z.output<typeof pollSettings>;

export function weightsOf(settings: PollSettings): Record<ChatRole, number> {
  return {
    everyone: settings.weightEveryone,
    follower: settings.weightFollower,
    subscriber: settings.weightSubscriber,
    subscriber2: settings.weightSubscriber2,
    subscriber3: settings.weightSubscriber3,
    vip: settings.weightVip,
    moderator: settings.weightModerator,
    streamer: settings.weightStreamer,
  };
}
