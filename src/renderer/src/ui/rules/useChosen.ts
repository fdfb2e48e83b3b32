import { useMemo, useState } from 'react';

export interface Chosen {
  ids: readonly string[];
  has(id: string): boolean;
  toggle(id: string, on: boolean): void;
  /** All of them, or none. */
  all(ids: readonly string[], on: boolean): void;
}

/** Which rows of a list are marked. Those that are gone are not marked any more. */
export function useChosen(there: readonly { id: string }[]): Chosen {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      ids: there.flatMap(({ id }) => (marked.has(id) ? [id] : [])),
      has: (id) => marked.has(id),
      toggle: (id, on) => {
        const next = new Set(marked);
        if (on) next.add(id);
        else next.delete(id);
        setMarked(next);
      },
      all: (ids, on) => setMarked(new Set(on ? ids : [])),
    }),
    [there, marked],
  );
}
