import type { Random } from './ports.ts';

/** 1 easy, 2 middling, 3 hard. */
export type Difficulty = 1 | 2 | 3;

/** A question of a pack that is switched on. */
export interface Question {
  /** Stays the same for as long as the question does: `bakery/what-makes-dough-rise`. */
  id: string;
  text: string;
  /** All that counts as right, the usual one first. */
  answers: readonly string[];
  difficulty: Difficulty;
  /** In lower case: `baking`. */
  topic: string;
}

/** A word to be guessed, such as an ingredient. */
export interface GuessWord {
  id: string;
  word: string;
  /** What else counts as right. */
  also: readonly string[];
  /** Said with the first letter; empty for none. */
  hint: string;
  /** `halloween`; empty for all of the year. */
  season: string;
  /** What it is, as in "Guess the ingredient". */
  kind: string;
}

/** The content that games are played with. What is drawn was not drawn lately, as long as there is enough. */
export interface Packs {
  /** Null when no pack that is on has one like that. */
  question(wanted: { difficulty?: Difficulty; topic?: string }, random: Random): Question | null;
  /** Null when no pack that is on has one like that; without a season, one for all of the year. */
  word(wanted: { season?: string }, random: Random): GuessWord | null;
  /** The topics of the questions, in the order of the alphabet. */
  topics(): readonly string[];
  /** The seasons that have words. */
  seasons(): readonly string[];
}

/** Which part of the year it is, by the packs that are on. */
export interface Seasons {
  /** The id of the one that runs, by date or as the streamer has chosen; empty for none. */
  now(): string;
  /** `Halloween`; the id itself when no pack that is on has it. */
  title(id: string): string;
}

/** Short texts of packs that are on: recipe ideas, sayings. */
export interface PackLines {
  /** The names of the lists, in the order of the alphabet. */
  lists(): readonly string[];
  /** One of a list, as it stands there; null when no pack that is on has a list of this name with a line. */
  line(list: string, random: Random): string | null;
}

declare module './services.ts' {
  interface Services {
    packs: Packs;
    seasons: Seasons;
    packLines: PackLines;
  }
}
