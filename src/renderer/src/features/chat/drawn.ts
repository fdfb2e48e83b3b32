import type { ChatEntry } from './chatWindow.ts';

/** The page grows and shrinks by so many lines for each picture, so that no picture takes long. */
const STEP = 40;

/** More new lines than this in one picture are a flood. */
const FEW = 4;

/** How many of the entries at the end are not among those drawn before. */
export function countFresh(drawn: readonly ChatEntry[], entries: readonly ChatEntry[]): number {
  const newest = drawn.at(-1)?.item;
  if (!newest) return entries.length;
  return entries.length - 1 - entries.findLastIndex(({ item }) => item === newest);
}

export interface DrawnParts {
  /** How many lines the last picture had. */
  before: number;
  /** How many have come since. */
  fresh: number;
  /** How many there are. */
  all: number;
  /** How many fit into the window at once: in a flood the others would fly past unseen. */
  room: number;
}

/** How many lines the next picture draws, counted from the newest. */
export function nextDrawn({ before, fresh, all, room }: DrawnParts): number {
  const wanted = fresh > room ? room : fresh > FEW ? Math.max(room, before - STEP) : before + fresh + STEP;
  return Math.min(all, wanted);
}
