import { XP } from '../../../../shared/contract/economy.ts';
import { bestAccuracy } from '../../../engine/games/accuracy.ts';
import type { Table } from '../../../engine/games/table.ts';
import type { Question } from '../../../engine/packs.ts';
import { afterCut, nameWords } from '../settle.ts';
import { rollDuel } from '../tables/duel.ts';
import {
  championOf,
  endMatch,
  type Match,
  makeBracket,
  placesOf,
  roundTitle,
  settleWalkovers,
  shuffled,
  splitPrize,
} from './bracket.ts';
import {
  partsOf,
  type TournamentPlay,
  type TournamentSettings,
  type TournamentState,
} from './tournamentPlan.ts';

export type TournamentTable = Table<TournamentState, TournamentSettings>;

/** A question that ends so much later than it should was cut by a restart, in milliseconds. */
const CUT_AFTER = 2000;

/** Joining is over. */
export function startPlay(table: TournamentTable): void {
  const { players, random, settings, pot } = table;
  if (players.length < 2) {
    const who = players.length === 0 ? 'Nobody' : `Only ${players[0]?.name}`;
    table.cancel(`${who} came to the tournament; it takes 2.${pot > 0 ? ' The stake goes back.' : ''}`);
    return;
  }
  const entrants = shuffled(random, players).map(({ id, login, name }) => ({ id, login, name, gone: false }));
  const bracket = makeBracket(entrants.length);
  const play: TournamentPlay = { entrants, bracket, asked: null };
  table.state.play = play;
  const byes = (bracket[0] ?? []).flatMap(({ sides }) => (sides[1] === null ? [nameOf(play, sides[0])] : []));
  const free = byes.length === 0 ? '' : ` ${nameWords(byes, 4)} ${byes.length === 1 ? 'has' : 'have'} a bye.`;
  const prize = pot > 0 ? ` for ${table.words(afterCut(pot, settings.cutPercent))}` : '';
  const way = settings.play === 'dice' ? 'The higher roll goes on.' : 'The first right answer goes on.';
  table.say(`The tournament of ${entrants.length} begins${prize}! ${way}${free}`);
  table.ring(settings.pauseSeconds * 1000);
}

/** A pause, or the time for a question, is over. */
export function goOn(table: TournamentTable, play: TournamentPlay): void {
  const { settings, clock } = table;
  if (play.asked && clock.now() - play.asked.due > CUT_AFTER) {
    play.asked.due = clock.now() + settings.answerSeconds * 1000;
    table.say(`The tournament goes on. ${askedWords(table, play)}`);
    table.ring(settings.answerSeconds * 1000);
    return;
  }
  if (play.asked) nobodyKnew(table, play);
  else nextMatches(table, play);
}

function nextMatches(table: TournamentTable, play: TournamentPlay): void {
  const at = settleWalkovers(play.bracket, (player) => play.entrants[player]?.gone ?? true);
  if (!at) {
    crown(table, play, '');
    return;
  }
  if (table.settings.play === 'quiz') {
    const question = draw(table);
    if (question) {
      ask(table, play, question, 1, '');
      return;
    }
  }
  // The semi-finals and the final have a message each.
  const many = play.bracket.length - at.round <= 2 ? 1 : table.settings.matchesAtOnce;
  const told: string[] = [];
  let next: typeof at | null = at;
  while (next && next.round === at.round && told.length < many) {
    told.push(roll(table, play, next.round, next.match));
    next = settleWalkovers(play.bracket, (player) => play.entrants[player]?.gone ?? true);
  }
  after(table, play, `${roundTitle(play.bracket, at.round)}: ${told.join(', ')}.`);
}

/** The dice decide a match; in words. */
function roll(table: TournamentTable, play: TournamentPlay, round: number, match: number): string {
  const sides = sidesOf(play, round, match);
  const rolls = rollDuel(table.random);
  const winner = rolls[0] > rolls[1] ? 0 : 1;
  const loser = winner === 0 ? 1 : 0;
  endMatch(play.bracket, round, match, winner);
  return `${sides[winner].name} beats ${sides[loser].name} ${rolls[winner]}:${rolls[loser]}`;
}

/** Two names; asked only for a match that both are there for. */
function sidesOf({ entrants, bracket }: TournamentPlay, round: number, match: number) {
  const sides = bracket[round]?.[match]?.sides ?? [null, null];
  const one = entrants[sides[0] ?? -1];
  const other = entrants[sides[1] ?? -1];
  if (!one || !other) throw new Error(`Nobody stands in match ${match} of round ${round}`);
  return [one, other] as const;
}

function after(table: TournamentTable, play: TournamentPlay, words: string): void {
  play.asked = null;
  const next = settleWalkovers(play.bracket, (player) => play.entrants[player]?.gone ?? true);
  if (!next) {
    crown(table, play, words);
    return;
  }
  table.say(words);
  table.ring(table.settings.pauseSeconds * 1000);
}

function draw({ world, settings, random }: TournamentTable): Question | null {
  return world.packs?.question(settings.topic === '' ? {} : { topic: settings.topic }, random) ?? null;
}

function ask(
  table: TournamentTable,
  play: TournamentPlay,
  { text, answers }: Question,
  number: number,
  before: string,
): void {
  const { settings, clock } = table;
  const ms = settings.answerSeconds * 1000;
  play.asked = { text, answers: [...answers], number, due: clock.now() + ms };
  table.say(`${before}${askedWords(table, play)}`);
  table.ring(ms);
}

function askedWords({ settings }: TournamentTable, play: TournamentPlay): string {
  const at = playedNow(play);
  if (!at || !play.asked) return '';
  const [one, other] = sidesOf(play, at.round, at.match);
  const title = roundTitle(play.bracket, at.round);
  return `${title}, ${one.name} against ${other.name}, ${settings.answerSeconds} seconds: ${play.asked.text}`;
}

/** The match whose turn it is; null when all are over. */
function playedNow({ bracket, entrants }: TournamentPlay): { round: number; match: number } | null {
  return settleWalkovers(bracket, (player) => entrants[player]?.gone ?? true);
}

/** Whether a line of this person may answer the question. */
export function mayAnswer(play: TournamentPlay, viewerId: string): boolean {
  return play.asked !== null && currentSides(play).some((side) => play.entrants[side]?.id === viewerId);
}

/** The two of the first match that is not over; empty when all are. Changes nothing. */
function currentSides({ bracket }: TournamentPlay): number[] {
  const match = bracket.flat().find(({ over }) => !over);
  const sides: readonly (number | null)[] = match?.sides ?? [];
  return sides.filter((side) => side !== null);
}

/** A line of one of the two; answers whether it was right. */
export function answer(
  table: TournamentTable,
  play: TournamentPlay,
  viewerId: string,
  words: string,
): boolean {
  const at = playedNow(play);
  if (!at || !play.asked) return false;
  if (bestAccuracy(words, play.asked.answers) < table.settings.hitFrom) return false;
  const sides = sidesOf(play, at.round, at.match);
  const winner = sides[0].id === viewerId ? 0 : 1;
  const solution = play.asked.answers[0] ?? '';
  endMatch(play.bracket, at.round, at.match, winner);
  after(
    table,
    play,
    `${sides[winner].name} knows it (${solution}) and beats ${sides[winner === 0 ? 1 : 0].name}.`,
  );
  return true;
}

function nobodyKnew(table: TournamentTable, play: TournamentPlay): void {
  const at = playedNow(play);
  if (!at || !play.asked) return;
  const { number, answers } = play.asked;
  const words = `Nobody knew: ${answers[0] ?? ''}.`;
  const question = number < table.settings.mostQuestions ? draw(table) : null;
  if (question) ask(table, play, question, number + 1, `${words} `);
  else after(table, play, `${words} The dice decide: ${roll(table, play, at.round, at.match)}.`);
}

/** Somebody leaves: the match is lost, also one that is still to come. */
export function walkOut(table: TournamentTable, play: TournamentPlay, viewerId: string): void {
  const leaver = play.entrants.find(({ id, gone }) => id === viewerId && !gone);
  if (!leaver) return;
  const isNow = currentSides(play).some((side) => play.entrants[side] === leaver);
  leaver.gone = true;
  table.forfeit(viewerId);
  const words = `${leaver.name} leaves the tournament.`;
  if (isNow && play.asked) {
    after(table, play, words);
    return;
  }
  table.say(words);
  if (play.entrants.filter(({ gone }) => !gone).length < 2) after(table, play, '');
}

function crown(table: TournamentTable, play: TournamentPlay, words: string): void {
  const { settings, pot } = table;
  const winner = play.entrants[championOf(play.bracket) ?? -1];
  if (!winner) {
    table.cancel(`Everybody has left the tournament.${pot > 0 ? ' All stakes go back.' : ''}`);
    return;
  }
  const places = placesOf(play.bracket);
  const shares = splitPrize(afterCut(pot, settings.cutPercent), partsOf(settings.prizes), places);
  const payouts = [...shares].flatMap(([player, amount]) => {
    const { id, name } = play.entrants[player] ?? winner;
    return amount > 0 ? [{ viewerId: id, name, amount }] : [];
  });
  const prizes = payouts.map(({ name, amount }) => `${name} (${table.words(amount)})`);
  const paid = prizes.length === 0 ? '' : ` ${nameWords(prizes, 4)}.`;
  table.finish({
    text: `${words} ${winner.name} wins the tournament!${paid}`.trim(),
    payouts: payouts.map(({ viewerId, amount }) => ({ viewerId, amount })),
    winners: [winner],
    rewards: [
      { viewerId: winner.id, currency: XP, amount: settings.winXp },
      { viewerId: winner.id, currency: null, amount: settings.winAmount },
    ],
  });
}

export function nameOf({ entrants }: TournamentPlay, player: number | null): string {
  return player === null ? '' : (entrants[player]?.name ?? '');
}

const SHOWN_MATCHES = 8;

/** The round that is played, in a line: `Semi-finals: Kim ✓ – Robin, Max – Ann.` */
export function bracketWords(play: TournamentPlay): string {
  const round = play.bracket.findIndex((matches) => matches.some(({ over }) => !over));
  const matches = play.bracket[round] ?? [];
  const words = matches.map((match) => matchWords(play, match));
  const rest = words.length - SHOWN_MATCHES;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `${roundTitle(play.bracket, round)}: ${words.slice(0, SHOWN_MATCHES).join(', ')}${more}.`;
}

function matchWords(play: TournamentPlay, { sides, winner, over }: Match): string {
  const [one, other] = sides.map((side, at) => {
    const name = nameOf(play, side);
    if (name === '') return over ? 'bye' : '?';
    return winner === at ? `${name} ✓` : name;
  });
  return `${one} – ${other}`;
}
