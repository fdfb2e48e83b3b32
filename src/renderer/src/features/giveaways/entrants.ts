import type { Entrant } from '../../../../shared/contract/giveaways.ts';

/** In the order in which they came: who was there keeps their place. */
export function merged(
  before: readonly Entrant[],
  changed: readonly Entrant[],
  gone: readonly string[],
): Entrant[] {
  const fresh = new Map(changed.map((entrant) => [entrant.id, entrant]));
  const left = new Set(gone);
  const kept = before.flatMap((entrant) => {
    if (left.has(entrant.id)) return [];
    const now = fresh.get(entrant.id) ?? entrant;
    fresh.delete(entrant.id);
    return [now];
  });
  return [...kept, ...fresh.values()];
}
