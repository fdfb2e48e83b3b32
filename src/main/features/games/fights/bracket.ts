import { z } from 'zod';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';

export const matchSchema = z.object({
  /** Places in the list of players; null for who is not known yet, and for nobody. */
  sides: z.tuple([z.number().nullable(), z.number().nullable()]),
  /** Which side goes on; null before, and when nobody is there to go on. */
  winner: z.union([z.literal(0), z.literal(1)]).nullable(),
  over: z.boolean(),
});
export type Match = z.infer<typeof matchSchema>;
/** The first round first; each has half as many matches as the one before. */
export type Bracket = Match[][];

/**
 * A bracket for that many players, who are numbered from 0. Where they are no power of two, the first ones have a bye:
 * they stand in the second round without a match. No bye meets another.
 */
export function makeBracket(players: number): Bracket {
  if (players < 2) throw new Error('A bracket takes at least two players');
  const order = seedOrder(players);
  const first: Match[] = [];
  for (let at = 0; at < order.length; at += 2) {
    const one = order[at] ?? 0;
    const other = order[at + 1] ?? 0;
    const sides: Match['sides'] = [one < players ? one : null, other < players ? other : null];
    first.push({ sides, winner: null, over: false });
  }
  const bracket: Bracket = [first];
  for (let matches = first.length / 2; matches >= 1; matches /= 2) {
    bracket.push(Array.from({ length: matches }, () => ({ sides: [null, null], winner: null, over: false })));
  }
  return bracket;
}

/** Who stands next to whom, so that the first players are as far from each other as can be: 0 3 1 2. */
function seedOrder(players: number): number[] {
  let order = [0, 1];
  while (order.length < players) {
    const size = order.length * 2;
    order = order.flatMap((seed) => [seed, size - 1 - seed]);
  }
  return order;
}

/** The first match that is not over; null when all are. */
export function nextMatch(bracket: Bracket): { round: number; match: number } | null {
  for (const [round, matches] of bracket.entries()) {
    const match = matches.findIndex(({ over }) => !over);
    if (match >= 0) return { round, match };
  }
  return null;
}

/** Ends a match; its winner stands in the next round. Null: nobody goes on. */
export function endMatch(bracket: Bracket, round: number, match: number, winner: 0 | 1 | null): void {
  const ended = bracket[round]?.[match];
  if (!ended) throw new Error(`There is no match ${match} in round ${round}`);
  ended.winner = winner;
  ended.over = true;
  const next = bracket[round + 1]?.[Math.floor(match / 2)];
  if (next) next.sides[match % 2 === 0 ? 0 : 1] = winner === null ? null : ended.sides[winner];
}

/**
 * Ends all matches that nobody has to play, up to the first that two are there for: byes, and those of people who are
 * gone. Answers that match; null when the tournament is over.
 */
export function settleWalkovers(
  bracket: Bracket,
  isGone: (player: number) => boolean,
): { round: number; match: number } | null {
  for (;;) {
    const next = nextMatch(bracket);
    const sides = next && bracket[next.round]?.[next.match]?.sides;
    if (!next || !sides) return null;
    const there = sides.map((side) => side !== null && !isGone(side));
    if (there[0] && there[1]) return next;
    endMatch(bracket, next.round, next.match, there[0] ? 0 : there[1] ? 1 : null);
  }
}

/** Null while it goes on, and when nobody was left. */
export function championOf(bracket: Bracket): number | null {
  const final = bracket.at(-1)?.[0];
  return final?.over && final.winner !== null ? final.sides[final.winner] : null;
}

/** Who came how far, best first; those who went out in the same round share their places. */
export function placesOf(bracket: Bracket): number[][] {
  const champion = championOf(bracket);
  const groups = bracket
    .toReversed()
    .map((matches) =>
      matches.flatMap(({ sides, winner }) =>
        sides.flatMap((side, at) => (side === null || at === winner ? [] : [side])),
      ),
    );
  return [champion === null ? [] : [champion], ...groups].filter((group) => group.length > 0);
}

/**
 * What each player gets of the prize, by place in the list of players. `parts` are percents of the first place, the
 * second and so on. Those who share places share what these are given, and what nobody is there for is the winner's.
 */
export function splitPrize(
  prize: number,
  parts: readonly number[],
  places: readonly number[][],
): Map<number, number> {
  const shares = new Map<number, number>();
  let taken = 0;
  let place = 0;
  for (const group of places) {
    const percent = parts.slice(place, place + group.length).reduce((sum, part) => sum + part, 0);
    place += group.length;
    const each = Math.floor((prize * percent) / 100 / group.length);
    for (const player of group) {
      shares.set(player, each);
      taken += each;
    }
  }
  const champion = places[0]?.[0];
  if (champion !== undefined) shares.set(champion, (shares.get(champion) ?? 0) + prize - taken);
  return shares;
}

/** `final`, `semi-finals`, `last 16`. */
export function roundTitle(bracket: Bracket, round: number): string {
  const left = bracket.length - round;
  if (left === 1) return 'Final';
  if (left === 2) return 'Semi-finals';
  if (left === 3) return 'Quarter-finals';
  return `Last ${2 ** left}`;
}

/** Everybody has the same chance of every place in the list, byes included. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = randomInt(random, 0, at);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
