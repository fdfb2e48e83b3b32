import { csvText } from '../../../shared/csv.ts';
import { sumOf } from './odds.ts';
import type { Drawn, Entry, StoredGiveaway } from './store.ts';

const timeText = (time: number): string => new Date(time).toISOString();

export function winnersAsCsv(
  winners: readonly { winner: Drawn; giveaway: StoredGiveaway; entrants: number }[],
): string {
  return csvText([
    [
      'Drawn',
      'Giveaway',
      'Prize',
      'Winner',
      'State',
      'Delivered',
      'Tickets',
      'Chance',
      'Among',
      'Entrants',
      'Points',
      'Seed',
    ],
    ...winners.map(({ winner, giveaway, entrants }) => [
      timeText(winner.drawnAt),
      giveaway.rules.title,
      giveaway.rules.prize,
      winner.name,
      winner.state,
      winner.delivered ? 'yes' : 'no',
      winner.tickets,
      winner.chance,
      winner.among,
      entrants,
      winner.paid,
      winner.seed,
    ]),
  ]);
}

export function entrantsAsCsv(entries: readonly Entry[]): string {
  const sum = sumOf(entries);
  return csvText([
    ['Entered', 'Viewer', 'Login', 'Tickets', 'Weight', 'Paid', 'Chance'],
    ...entries.map(({ enteredAt, name, login, tickets, weight, paid }) => [
      timeText(enteredAt),
      name,
      login,
      tickets,
      weight,
      paid,
      (tickets * weight) / sum,
    ]),
  ]);
}
