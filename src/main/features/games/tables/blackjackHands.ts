import type { Odds } from '../../../engine/games/odds.ts';
import type { Random } from '../../../engine/ports.ts';
import { randomInt } from '../../../engine/random.ts';

/** 1 is an ace, 11 to 13 are jack, queen and king. */
export type Card = number;

const STANDS_AT = 17;
const BEST = 21;

/** From a shoe that never runs out: each of the 13 is always as likely as the others. */
export function drawCard(random: Random): Card {
  return randomInt(random, 1, 13);
}

/** The best that the cards are worth; `soft` while an ace counts 11. */
export function worth(cards: readonly Card[]): { total: number; soft: boolean } {
  const low = cards.reduce((sum, card) => sum + Math.min(card, 10), 0);
  const soft = cards.includes(1) && low + 10 <= BEST;
  return { total: soft ? low + 10 : low, soft };
}

export function isNatural(cards: readonly Card[]): boolean {
  return cards.length === 2 && worth(cards).total === BEST;
}

/** The dealer draws until 17. */
export function dealerDraws(random: Random, shown: Card): Card[] {
  const cards = [shown];
  while (cards.length < 2 || worth(cards).total < STANDS_AT) cards.push(drawCard(random));
  return cards;
}

export type HandResult = 'natural' | 'won' | 'tied' | 'lost';

export function compareHands(own: readonly Card[], dealer: readonly Card[]): HandResult {
  const total = worth(own).total;
  if (total > BEST) return 'lost';
  if (isNatural(own) || isNatural(dealer)) {
    if (isNatural(own) && isNatural(dealer)) return 'tied';
    return isNatural(own) ? 'natural' : 'lost';
  }
  const other = worth(dealer).total;
  if (other > BEST || total > other) return 'won';
  return total === other ? 'tied' : 'lost';
}

/** How likely each end is for a hand that draws until 17: totals, 22 for too many, 0 for a natural. */
function endsOfDealing(): Map<number, number> {
  const ends = new Map<number, number>();
  const add = (end: number, chance: number): void => void ends.set(end, (ends.get(end) ?? 0) + chance);
  const from = (low: number, hasAce: boolean, cards: number, chance: number): void => {
    const total = hasAce && low + 10 <= BEST ? low + 10 : low;
    if (cards >= 2 && total >= STANDS_AT) {
      add(cards === 2 && total === BEST ? 0 : Math.min(total, BEST + 1), chance);
      return;
    }
    for (let card = 1; card <= 10; card += 1) {
      from(low + card, hasAce || card === 1, cards + 1, (chance * (card === 10 ? 4 : 1)) / 13);
    }
  };
  from(0, false, 0, 1);
  return ends;
}

let known: Record<HandResult, number> | null = null;

/** For who draws until 17 as the dealer does; worked out exactly, once. */
function chances(): Record<HandResult, number> {
  if (known) return known;
  const ends = endsOfDealing();
  const sums: Record<HandResult, number> = { natural: 0, won: 0, tied: 0, lost: 0 };
  for (const [own, chance] of ends) {
    for (const [other, otherChance] of ends) sums[resultOf(own, other)] += chance * otherChance;
  }
  known = sums;
  return sums;
}

function resultOf(own: number, other: number): HandResult {
  if (own > BEST) return 'lost';
  if (own === 0) return other === 0 ? 'tied' : 'natural';
  if (other === 0) return 'lost';
  if (other > BEST || own > other) return 'won';
  return own === other ? 'tied' : 'lost';
}

export function blackjackOdds({ naturalPays }: { naturalPays: number }): Odds[] {
  const { natural, won, tied, lost } = chances();
  return [
    {
      bet: 'blackjack',
      title: 'A hand that draws until 17',
      outcomes: [
        { id: 'natural', title: 'Blackjack', chance: natural, pays: naturalPays },
        { id: 'won', title: 'Won', chance: won, pays: 2 },
        { id: 'tied', title: 'A tie', chance: tied, pays: 1 },
        { id: 'lost', title: 'Lost', chance: lost, pays: 0 },
      ],
    },
  ];
}

const FACES: Readonly<Record<number, string>> = { 1: 'A', 11: 'J', 12: 'Q', 13: 'K' };

/** `A 10 (21)`. */
export function cardWords(cards: readonly Card[]): string {
  return `${cards.map((card) => FACES[card] ?? String(card)).join(' ')} (${worth(cards).total})`;
}
