import { broadcaster } from '../eventsub/payloads/names.ts';
import { later, type Stage } from '../stage.ts';
import { eventSubTime } from '../timestamps.ts';
import type { Account } from '../world/account.ts';
import type { Channel } from '../world/channel.ts';
import type { Poll, PollChoice } from '../world/poll.ts';

/** News of the count go out at most this often. */
const PROGRESS_MS = 1_000;
const pendingProgress = new WeakSet<Poll>();

function pollEvent(channel: Channel, poll: Poll, withVotes: boolean) {
  return {
    id: poll.id,
    ...broadcaster(channel),
    title: poll.title,
    choices: poll.choices.map((choice) => ({
      id: choice.id,
      title: choice.title,
      ...(withVotes
        ? { bits_votes: 0, channel_points_votes: choice.pointVotes, votes: choice.votes + choice.pointVotes }
        : {}),
    })),
    bits_voting: { is_enabled: false, amount_per_vote: 0 },
    channel_points_voting: {
      is_enabled: poll.pointsPerVote !== null,
      amount_per_vote: poll.pointsPerVote ?? 0,
    },
    started_at: eventSubTime(poll.startedAt),
  };
}

function endsAt(poll: Poll): { ends_at: string } {
  return { ends_at: eventSubTime(poll.startedAt + poll.duration * 1000) };
}

export function activePoll(channel: Channel): Poll | null {
  return channel.polls.find((poll) => poll.status === 'ACTIVE') ?? null;
}

/** Null while another poll runs. It ends by itself after `duration` seconds. */
export function beginPoll(
  stage: Stage,
  channel: Channel,
  title: string,
  choices: readonly string[],
  duration: number,
  pointsPerVote: number | null = null,
): Poll | null {
  if (activePoll(channel)) return null;
  const poll: Poll = {
    id: stage.ids.uuid(),
    title,
    choices: choices.map((text) => ({ id: stage.ids.uuid(), title: text, votes: 0, pointVotes: 0 })),
    pointsPerVote,
    status: 'ACTIVE',
    duration,
    startedAt: stage.clock.now(),
    endedAt: null,
    voters: new Set(),
  };
  channel.polls.unshift(poll);
  stage.eventSub.publish('channel.poll.begin', '1', { broadcaster_user_id: channel.owner.id }, () => ({
    ...pollEvent(channel, poll, false),
    ...endsAt(poll),
  }));
  later(stage, duration * 1000, () => {
    if (poll.status === 'ACTIVE') endPoll(stage, channel, poll, 'COMPLETED');
  });
  return poll;
}

/** One free vote each; more only for channel points. False when the vote does not count. */
export function vote(
  stage: Stage,
  channel: Channel,
  account: Account,
  choice: PollChoice,
  paid = 0,
): boolean {
  const poll = channel.polls.find((entry) => entry.choices.includes(choice));
  if (poll?.status !== 'ACTIVE') return false;
  const free = !poll.voters.has(account.id);
  const extra = poll.pointsPerVote === null ? 0 : paid;
  if (!free && extra === 0) return false;
  poll.voters.add(account.id);
  if (free) choice.votes++;
  choice.pointVotes += extra;
  if (pendingProgress.has(poll)) return true;
  pendingProgress.add(poll);
  later(stage, PROGRESS_MS, () => {
    pendingProgress.delete(poll);
    if (poll.status !== 'ACTIVE') return;
    stage.eventSub.publish('channel.poll.progress', '1', { broadcaster_user_id: channel.owner.id }, () => ({
      ...pollEvent(channel, poll, true),
      ...endsAt(poll),
    }));
  });
  return true;
}

export function endPoll(
  stage: Stage,
  channel: Channel,
  poll: Poll,
  status: 'COMPLETED' | 'TERMINATED' | 'ARCHIVED',
): boolean {
  if (poll.status === 'ARCHIVED' || (poll.status !== 'ACTIVE' && status !== 'ARCHIVED')) return false;
  poll.endedAt ??= stage.clock.now();
  poll.status = status;
  const ended = poll.endedAt;
  stage.eventSub.publish('channel.poll.end', '1', { broadcaster_user_id: channel.owner.id }, () => {
    const { started_at, ...event } = pollEvent(channel, poll, true);
    return { ...event, status: status.toLowerCase(), started_at, ended_at: eventSubTime(ended) };
  });
  return true;
}
