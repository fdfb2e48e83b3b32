import { useCallback, useEffect, useRef, useState } from 'react';
import type { Quote, QuoteFilter } from '../../../../shared/contract/quotes.ts';
import type { WireError } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';
import { useConnection } from '../../api/connection.ts';

const PAGE = 100;

export type QuoteOrder = 'newest' | 'oldest';

export interface QuoteWindow {
  /** Null until the first answer. */
  total: number | null;
  error: WireError | null;
  /** Null while it is on its way. */
  at(index: number): Quote | null;
  /** Fetches what is missing between two places. */
  see(first: number, last: number): void;
  again(): void;
}

/** The quotes that a filter lets through, fetched as far as they are looked at. A new revision fetches them anew. */
export function useQuotes(filter: QuoteFilter, order: QuoteOrder, revision: number): QuoteWindow {
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [pages, setPages] = useState<ReadonlyMap<number, readonly Quote[]>>(new Map());
  const [tries, setTries] = useState(0);
  const epoch = useConnection((connection) => connection.epoch);
  const asked = useRef(new Set<number>());
  const seen = useRef({ first: 0, last: 0 });
  const turn = useRef(0);

  const load = useCallback(
    async (page: number): Promise<void> => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = turn.current;
      const answer = await client.quotes.list({ filter, order, offset: page * PAGE, limit: PAGE });
      if (mine !== turn.current) return;
      if (!answer.ok) {
        asked.current.delete(page);
        setError(answer.error);
        return;
      }
      setError(null);
      setTotal(answer.data.total);
      setPages((before) => new Map(before).set(page, answer.data.quotes));
    },
    [filter, order],
  );

  const loadSeen = useCallback(() => {
    const from = Math.floor(seen.current.first / PAGE);
    const to = Math.floor(seen.current.last / PAGE);
    for (let page = from; page <= to; page += 1) void load(page);
  }, [load]);

  // Other filters show other quotes; what was there goes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter and the order are the reasons to begin anew
  useEffect(() => {
    seen.current = { first: 0, last: 0 };
    setPages(new Map());
    setTotal(null);
  }, [filter, order]);

  // A change somewhere: what is looked at is asked for again and stays until then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision, a connection or a retry is the reason to ask again
  useEffect(() => {
    turn.current += 1;
    asked.current.clear();
    loadSeen();
    return () => {
      turn.current += 1;
    };
  }, [loadSeen, revision, epoch, tries]);

  const see = useCallback(
    (first: number, last: number) => {
      seen.current = { first, last };
      loadSeen();
    },
    [loadSeen],
  );

  return {
    total,
    error,
    at: (index) => pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null,
    see,
    again: () => setTries((count) => count + 1),
  };
}
