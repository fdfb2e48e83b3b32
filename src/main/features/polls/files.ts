import type { Poll, PollVoter } from '../../../shared/contract/polls.ts';
import { csvText } from '../../../shared/csv.ts';

export interface WholePoll {
  poll: Poll;
  /** Nobody for an anonymous one. */
  voters: readonly PollVoter[];
}

const timeText = (time: number | null): string => (time === null ? '' : new Date(time).toISOString());

/** A line for each option. */
export function pollsAsCsv(all: readonly WholePoll[]): string {
  return csvText([
    ['poll', 'question', 'state', 'opened', 'ended', 'voters', 'option', 'votes', 'weight', 'percent', 'won'],
    ...all.flatMap(({ poll }) =>
      poll.options.map(({ title, votes, weight, percent }, index) => [
        poll.id,
        poll.question,
        poll.state,
        timeText(poll.openedAt),
        timeText(poll.endedAt),
        poll.voters,
        title,
        votes,
        weight,
        percent,
        poll.state === 'ended' && poll.winners.includes(index) ? 'yes' : 'no',
      ]),
    ),
  ]);
}

export function pollsAsJson(all: readonly WholePoll[]): string {
  const polls = all.map(({ poll, voters }) => ({
    ...poll,
    openedAt: timeText(poll.openedAt),
    endsAt: timeText(poll.endsAt),
    endedAt: timeText(poll.endedAt),
    winners: poll.winners.map((index) => poll.options[index]?.title ?? ''),
    chosenBy: voters.map(({ name, options, weight }) => ({
      viewer: name,
      options: options.map((index) => poll.options[index]?.title ?? ''),
      weight,
    })),
  }));
  return `${JSON.stringify(polls, null, 2)}\n`;
}
