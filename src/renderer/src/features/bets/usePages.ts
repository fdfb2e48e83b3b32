import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result, WireError } from '../../../../shared/rpc/errors.ts';

interface Page<Row> {
  rows: readonly Row[];
  /** Null when there are no older ones. */
  next: number | null;
}

export interface Pages<Row> {
  /** Null before the first answer; what was found before stays until a newer answer is there. */
  rows: readonly Row[] | null;
  /** Why the last attempt failed; null when it did not. */
  error: WireError | null;
  hasMore: boolean;
  more(): void;
}

/** After typing; in milliseconds. */
const TYPED_AFTER = 200;

/** A history, page by page. Asks anew when `ask` or `revision` changes; give it a stable function. */
export function usePages<Row>(
  ask: (before: number | null) => Promise<Result<Page<Row>>>,
  revision: number,
): Pages<Row> {
  const [found, setFound] = useState<Page<Row> | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const turn = useRef(0);

  const load = useCallback(
    async (before: number | null, known: readonly Row[]): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      const answer = await ask(before);
      if (mine !== turn.current) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setFound({ rows: [...known, ...answer.data.rows], next: answer.data.next });
    },
    [ask],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: what has ended since is the reason to ask again
  useEffect(() => {
    const timer = setTimeout(() => void load(null, []), TYPED_AFTER);
    return () => {
      clearTimeout(timer);
      turn.current += 1;
    };
  }, [load, revision]);

  return {
    rows: found?.rows ?? null,
    error,
    hasMore: found !== null && found.next !== null,
    more: () => {
      if (found) void load(found.next, found.rows);
    },
  };
}
