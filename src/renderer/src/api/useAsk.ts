import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result, WireError } from '../../../shared/rpc/errors.ts';
import { useConnection } from './connection.ts';

export interface Asked<T> {
  /** The last good answer; it stays while a newer one is under way. Null before the first. */
  data: T | null;
  /** Why the last attempt failed; null when it did not. */
  error: WireError | null;
  asking: boolean;
  again(): void;
  /** Puts in what is known to be true now, from another answer. */
  put(data: T): void;
}

/**
 * Asks once, and again after every reconnect or when `ask` changes; give it a stable function.
 * `every` in milliseconds asks again and again while the page can be seen; null for not.
 */
export function useAsk<T>(ask: () => Promise<Result<T>>, every: number | null = null): Asked<T> {
  const [state, setState] = useState<{ data: T | null; error: WireError | null; asking: boolean }>({
    data: null,
    error: null,
    asking: true,
  });
  const epoch = useConnection((connection) => connection.epoch);
  const turn = useRef(0);

  const again = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    setState((was) => ({ ...was, asking: true }));
    void ask().then((result) => {
      if (mine !== turn.current) return;
      if (result.ok) setState({ data: result.data, error: null, asking: false });
      else setState((was) => ({ ...was, error: result.error, asking: false }));
    });
  }, [ask]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new connection is the reason to ask again
  useEffect(() => {
    again();
    return () => {
      turn.current += 1;
    };
  }, [again, epoch]);

  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(() => {
      if (!document.hidden) again();
    }, every);
    return () => clearInterval(timer);
  }, [again, every]);

  const put = useCallback((data: T) => {
    turn.current += 1;
    setState({ data, error: null, asking: false });
  }, []);

  return { ...state, again, put };
}
