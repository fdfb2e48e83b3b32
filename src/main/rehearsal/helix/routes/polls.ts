import { activePoll, beginPoll, endPoll } from '../../events/polls.ts';
import { helixTime } from '../../timestamps.ts';
import type { Channel } from '../../world/channel.ts';
import type { Poll } from '../../world/poll.ts';
import { data, type HelixCall } from '../helixCall.ts';
import { HelixError, malformed } from '../helixError.ts';
import { broadcasterNames } from '../people.ts';
import type { HelixRoute } from '../route.ts';

const READ = ['channel:read:polls', 'channel:manage:polls'];

function pollJson(channel: Channel, poll: Poll) {
  return {
    id: poll.id,
    ...broadcasterNames(channel),
    title: poll.title,
    choices: poll.choices.map((choice) => ({
      id: choice.id,
      title: choice.title,
      votes: choice.votes + choice.pointVotes,
      channel_points_votes: choice.pointVotes,
      bits_votes: 0,
    })),
    bits_voting_enabled: false,
    bits_per_vote: 0,
    channel_points_voting_enabled: poll.pointsPerVote !== null,
    channel_points_per_vote: poll.pointsPerVote ?? 0,
    status: poll.status,
    duration: poll.duration,
    started_at: helixTime(poll.startedAt),
    ...(poll.endedAt === null ? {} : { ended_at: helixTime(poll.endedAt) }),
  };
}

export function monetised(channel: Channel, what: string): void {
  if (channel.owner.broadcasterType === '')
    throw new HelixError(403, `The broadcaster must be a partner or an affiliate to use ${what}.`);
}

function readChoices(call: HelixCall): string[] {
  const choices = call.body.bodies('choices').map((choice) => choice.text('title', { max: 25 }));
  if (choices.length < 2 || choices.length > 5)
    throw malformed('choices', 'the number of choices must be 2 to 5');
  return choices;
}

export const POLL_ROUTES: readonly HelixRoute[] = [
  {
    method: 'GET',
    path: '/polls',
    scopes: READ,
    run(call) {
      const channel = call.own();
      const ids = call.list('id', 20);
      const polls = channel.polls.filter((poll) => ids.length === 0 || ids.includes(poll.id));
      if (ids.length > 0 && polls.length === 0) throw new HelixError(404, 'The poll was not found.');
      return call.page(polls, (poll) => pollJson(channel, poll), {}, { standard: 20, max: 20 });
    },
  },
  {
    method: 'POST',
    path: '/polls',
    scopes: ['channel:manage:polls'],
    run(call) {
      const channel = call.ownChannel(call.body.text('broadcaster_id'));
      monetised(channel, 'polls');
      const title = call.body.text('title', { max: 60 });
      const choices = readChoices(call);
      const duration = call.body.whole('duration', { min: 15, max: 1800 });
      const withPoints = call.body.maybeFlag('channel_points_voting_enabled') ?? false;
      // Some clients send a 0 along when points do not count.
      const points = withPoints
        ? call.body.whole('channel_points_per_vote', { min: 1, max: 1_000_000 })
        : null;
      if (activePoll(channel)) throw new HelixError(400, 'The broadcaster already has an active poll.');
      const poll = beginPoll(call.stage, channel, title, choices, duration, points);
      return poll ? data(pollJson(channel, poll)) : data();
    },
  },
  {
    method: 'PATCH',
    path: '/polls',
    scopes: ['channel:manage:polls'],
    run(call) {
      const channel = call.ownChannel(call.body.text('broadcaster_id'));
      const id = call.body.text('id');
      const status = call.body.oneOf('status', ['TERMINATED', 'ARCHIVED']);
      const poll = channel.polls.find((entry) => entry.id === id);
      if (!poll) throw new HelixError(404, 'The poll was not found.');
      if (!endPoll(call.stage, channel, poll, status)) throw new HelixError(400, 'The poll must be active.');
      return data(pollJson(channel, poll));
    },
  },
];
