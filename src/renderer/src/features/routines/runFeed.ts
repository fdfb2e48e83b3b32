import { useEffect, useState } from 'react';
import type { Run, RunStep } from '../../../../shared/contract/routines.ts';
import { client, watch } from '../../api/client.ts';
import { withRun } from './runs.ts';

export interface WatchedRun {
  run: Run;
  steps: readonly RunStep[];
  /** True when steps in the middle were left out. */
  cut: boolean;
}

/** Steps come in bursts; a run is looked at again when none has come for this long, in milliseconds. */
const LOOK_AFTER = 120;

/** One run with its steps, as they happen; null until it is known. */
export function useRun(runId: string | null): { watched: WatchedRun | null; problem: string | null } {
  const [watched, setWatched] = useState<WatchedRun | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setWatched(null);
    setProblem(null);
    if (runId === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let over = false;
    const look = async (): Promise<void> => {
      const answer = await client.routines.look({ runId });
      if (over) return;
      if (answer.ok) setWatched(answer.data);
      else setProblem(answer.error.message);
    };
    const lookSoon = (): void => {
      if (timer !== null) return;
      timer = setTimeout(() => {
        timer = null;
        void look();
      }, LOOK_AFTER);
    };
    const end = watch('routines', 'runs', {
      onSnapshot: () => void look(),
      onEvents: (events) => {
        if (events.some((event) => (event.type === 'run' ? event.run.id : event.runId) === runId)) lookSoon();
      },
    });
    return () => {
      over = true;
      if (timer !== null) clearTimeout(timer);
      end();
    };
  }, [runId]);
  return { watched, problem };
}

interface History {
  runs: readonly Run[];
  /** Where the next page begins; null when there is none. */
  next: string | null;
}

/** Runs of one routine (null: of all), newest first, kept up to date. */
export function useHistory(routineId: string | null): {
  history: History | null;
  error: { code: string; message: string } | null;
  more(): void;
  again(): void;
} {
  const [history, setHistory] = useState<History | null>(null);
  const [error, setError] = useState<{ code: string; message: string } | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again
  useEffect(() => {
    let over = false;
    const first = async (): Promise<void> => {
      const answer = await client.routines.history({ routineId, before: null, limit: 50 });
      if (over) return;
      if (answer.ok) setHistory(answer.data);
      setError(answer.ok ? null : answer.error);
    };
    const end = watch('routines', 'runs', {
      onSnapshot: () => void first(),
      onEvents: (events) => {
        const runs = events.flatMap((event) =>
          event.type === 'run' && (routineId === null || event.run.routineId === routineId) ? event.run : [],
        );
        if (runs.length > 0) setHistory((was) => was && { ...was, runs: runs.reduce(withRun, was.runs) });
      },
      onRefused: setError,
    });
    return () => {
      over = true;
      end();
    };
  }, [routineId, turn]);

  const more = async (): Promise<void> => {
    if (!history?.next) return;
    const answer = await client.routines.history({ routineId, before: history.next, limit: 50 });
    if (!answer.ok) return;
    const known = new Set(history.runs.map(({ id }) => id));
    setHistory({
      runs: [...history.runs, ...answer.data.runs.filter(({ id }) => !known.has(id))],
      next: answer.data.next,
    });
  };
  return { history, error, more: () => void more(), again: () => setTurn((was) => was + 1) };
}
