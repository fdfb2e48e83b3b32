import { letterOf, percents } from '../../../shared/choices.ts';
import type { StoredPoll, VoteSum } from './store.ts';

/** What each option has, in their order. */
export function tally({ options }: Pick<StoredPoll, 'options'>, sums: readonly VoteSum[]) {
  const found = options.map((_, index) => sums.find(({ option }) => option === index));
  const parts = percents(found.map((sum) => sum?.weight ?? 0));
  return options.map((title, index) => ({
    title,
    votes: found[index]?.votes ?? 0,
    weight: found[index]?.weight ?? 0,
    percent: parts[index] ?? 0,
  }));
}

/** Those with most; several when they are level, none when nobody has voted. */
export function winnersOf(options: readonly { weight: number }[]): number[] {
  const most = Math.max(0, ...options.map(({ weight }) => weight));
  return most === 0 ? [] : options.flatMap(({ weight }, index) => (weight === most ? [index] : []));
}

/** `1 yes`. Numbers, since they can be typed alone. */
export function openedWords(
  poll: StoredPoll,
  prefix: string,
  plain: boolean,
  until: string,
  cost: string,
): string {
  const options = poll.options.map((title, index) => `${index + 1} ${title}`).join(', ');
  const ways = plain
    ? `Type a number, or ${prefix}vote and a number`
    : `Vote with ${prefix}vote and a number`;
  const many = poll.most > 1 ? `; up to ${poll.most} of them` : '';
  return `Poll: ${poll.question} ${options}. ${ways}${many}${cost === '' ? '' : `, for ${cost} each`}${until}.`;
}

/** `1 yes 12 (60%), 2 no 8 (40%)`. */
export function standingWords(poll: StoredPoll, sums: readonly VoteSum[]): string {
  return tally(poll, sums)
    .map(({ title, weight, percent }, index) => `${index + 1} ${title} ${weight} (${percent}%)`)
    .join(', ');
}

export function endedWords(poll: StoredPoll, sums: readonly VoteSum[]): string {
  const winners = winnersOf(tally(poll, sums)).map((index) => poll.options[index] ?? letterOf(index));
  if (winners.length === 0) return `The poll is over: ${poll.question} Nobody voted.`;
  const [first] = winners;
  const result =
    winners.length === 1
      ? `It is ${first}!`
      : `${winners.slice(0, -1).join(', ')} and ${winners.at(-1)} are level.`;
  return `The poll is over: ${poll.question} ${result} ${standingWords(poll, sums)}.`;
}
