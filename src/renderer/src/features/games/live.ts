import { useEffect, useState } from 'react';
import { liveStore } from '../../api/liveStore.ts';

export const gameTables = liveStore('games', 'tables', (_before, now) => now);
const gameChanges = liveStore('games', 'changes', (_before, now) => now);

/** Calls when games have changed; with `results`, when anything was played as well. */
export function useGameChanges(run: () => void, results: boolean): void {
  const { data } = gameChanges.useLive();
  const [seen, setSeen] = useState(data);
  useEffect(() => {
    if (data === seen) return;
    setSeen(data);
    if (data && (data.games || results)) run();
  }, [data, seen, run, results]);
}
