import type { Page } from '../../engine/twitch/api.ts';

/** Twitch takes at most so many ids in one call. */
const MOST = 100;

export function chunks<T>(all: readonly T[], size = MOST): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}

/** All pages after each other. `most` is a bound for channels of unheard-of size. */
export async function allPages<T>(
  get: (after: string | null) => Promise<Page<T>>,
  most = 100_000,
): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await get(after);
    all.push(...page.items);
    // A cursor that does not move would never end.
    after = page.items.length === 0 || page.next === after ? null : page.next;
  } while (after !== null && all.length < most);
  return all;
}
