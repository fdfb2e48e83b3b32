import type { Giveaway, GiveawayRules } from '../../../shared/contract/giveaways.ts';
import { ROLE_TEXTS } from '../../../shared/contract/ladder.ts';
import { shortSpan, waitText } from '../../engine/commands/spans.ts';
import type { Currency } from '../../engine/purse.ts';

/** `Kim, Robin and 3 more`. */
export function namesText(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

export function amountText(amount: number, currency: Currency | null): string {
  const words = currency === null ? 'points' : amount === 1 ? currency.one : currency.many;
  return `${amount.toLocaleString('en-GB')} ${words}`;
}

export function ticketsText(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'ticket' : 'tickets'}`;
}

export function entrantsText(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'entrant' : 'entrants'}`;
}

/** `2.5%`; small chances keep two digits that say something. */
export function chanceText(chance: number): string {
  const percent = chance * 100;
  return `${percent >= 10 ? percent.toFixed(0) : percent >= 0.1 ? percent.toFixed(1) : percent.toPrecision(2)}%`;
}

/** What is to be won, as a sentence would name it. */
export function prizeText(rules: GiveawayRules, currency: Currency | null): string {
  const { prize, title, reward, winners } = rules;
  const named = prize === '' ? title : prize;
  if (reward.kind === 'thing') return named;
  const points =
    reward.kind === 'bank'
      ? `${amountText(reward.amount, currency)}${winners > 1 ? ' each' : ''}`
      : reward.percent === 100
        ? 'the whole pot'
        : `${reward.percent}% of the pot`;
  return prize === '' ? points : `${prize} and ${points}`;
}

/** Who may enter, in a sentence; empty for everybody. */
export function conditionText(rules: GiveawayRules): string {
  const asked: string[] = [];
  if (rules.subscribersOnly) asked.push('subscribers');
  else if (rules.role !== 'everyone') asked.push(ROLE_TEXTS[rules.role]);
  if (rules.followMinutes !== null && rules.followMinutes > 0) {
    asked.push(`followers for at least ${shortSpan(rules.followMinutes * 60)}`);
  } else if (rules.followMinutes === 0) asked.push('followers');
  if (rules.watchMinutes > 0) asked.push(`${shortSpan(rules.watchMinutes * 60)} of watching`);
  return asked.length === 0 ? '' : `It is for ${namesText(asked)}.`;
}

export function openedText(giveaway: Giveaway, currency: Currency | null, prefix: string): string {
  const { rules, word } = giveaway;
  const { winners, ticketPrice, mostTickets, minutes, mustBePresent } = rules;
  const parts = [`Giveaway: ${prizeText(rules, currency)}!`];
  if (winners > 1) parts.push(`${winners} winners.`);
  if (ticketPrice > 0) {
    parts.push(
      `A ticket costs ${amountText(ticketPrice, currency)}: type ${word}${mostTickets > 1 ? `, or ${prefix}ticket 3 for three (${mostTickets} at most)` : ''}.`,
    );
  } else
    parts.push(
      `Type ${word} to enter${mostTickets > 1 ? `, once for each of up to ${mostTickets} tickets` : ''}.`,
    );
  const condition = conditionText(rules);
  if (condition !== '') parts.push(condition);
  if (mustBePresent) parts.push('Be here for the draw.');
  if (minutes !== null)
    parts.push(`${rules.drawAtEnd ? 'The draw is' : 'It closes'} in ${waitText(minutes * 60_000)}.`);
  return parts.join(' ');
}

export function wonText(
  giveaway: { rules: GiveawayRules },
  winners: readonly { name: string; chance: number; claimBy: number | null }[],
  currency: Currency | null,
): string {
  const { rules } = giveaway;
  const names = namesText(
    winners.map(({ name }) => `@${name}`),
    50,
  );
  const luck = winners.length === 1 ? ` (chance ${chanceText(winners[0]?.chance ?? 0)})` : '';
  const verb = winners.length === 1 ? 'wins' : 'win';
  const claim = winners.some(({ claimBy }) => claimBy !== null)
    ? ` Say something within ${waitText(rules.claimSeconds * 1000)} to claim it!`
    : ' Congratulations!';
  return `${names}${luck} ${verb} ${prizeText(rules, currency)}!${claim}`;
}
