/** So many names pass by before the reel stops. */
const PASSING = 48;

/**
 * What passes on a reel, top to bottom, with its last name the one on which it stops: who was drawn stands before the
 * reel begins to turn.
 */
export function reelNames(names: readonly string[], winner: string): string[] {
  const others = names.filter((name) => name !== winner);
  // Where there is only one in the drum, it passes again and again.
  const ring = others.length === 0 ? [winner] : [...others, winner];
  const passing = Array.from({ length: PASSING }, (_, at) => ring[(at * 7) % ring.length] ?? winner);
  // The last one before the winner is another one where there is one, so that it is seen to stop.
  const before = others.at(-1);
  return [...passing, ...(before === undefined ? [] : [before]), winner];
}

/** When each reel stops, in milliseconds: one after the other, the last at the end. */
export function stopTimes(reels: number, length: number): number[] {
  const first = reels === 1 ? length : length * 0.55;
  const step = reels === 1 ? 0 : (length - first) / (reels - 1);
  return Array.from({ length: reels }, (_, at) => Math.round(first + step * at));
}
