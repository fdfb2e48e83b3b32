import type { Person } from '../../engine/chat/chatMessage.ts';

/** A draw, with names to show before its winners. */
export interface GiveawayDraw {
  giveawayId: number;
  title: string;
  prize: string;
  /** Epoch milliseconds. */
  time: number;
  /** How long the show takes until chat is told, in milliseconds. */
  length: number;
  winners: readonly (Person & { chance: number; tickets: number })[];
  /** Some of those who could have been drawn, the winners among them. */
  names: readonly string[];
}

/** Somebody has won for good: they have answered, or did not need to. */
export interface GiveawayWon {
  giveawayId: number;
  title: string;
  prize: string;
  winner: Person;
  tickets: number;
  /** From 0 to 1. */
  chance: number;
  entrants: number;
}

declare module '../../engine/events.ts' {
  interface Events {
    'giveaway.opened': { giveawayId: number; title: string; prize: string; word: string };
    'giveaway.entered': { giveawayId: number; viewer: Person; tickets: number };
    'giveaway.drawn': GiveawayDraw;
    'giveaway.won': GiveawayWon;
    /** `cancelled`: nobody has won, and all tickets were given back. */
    'giveaway.ended': { giveawayId: number; title: string; state: 'over' | 'cancelled' };
  }
}
