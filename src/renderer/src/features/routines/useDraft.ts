import { useEffect, useState } from 'react';
import type { WireError } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';
import { useConnection } from '../../api/connection.ts';
import { type Draft, draftOf, isDirty, NEW, noteProblems, openDraft, useDrafts } from './drafts.ts';
import { routineList } from './routineList.ts';

/** The engine is asked what is wrong when nothing was changed for this long, in milliseconds. */
const CHECK_AFTER = 350;

export interface Opened {
  /** Null while it is being read. */
  editing: Draft | null;
  /** Why it could not be read; null when it could. */
  error: WireError | null;
  /** It was saved elsewhere since, and there are changes here. */
  conflict: boolean;
  /** Reads what is saved, and forgets what was changed here. */
  reload(): void;
}

/** What is being edited of a routine. It is read once, and again when it is saved elsewhere while nothing is changed here. */
export function useDraft(id: string): Opened {
  const editing = useDrafts(({ drafts }) => drafts[id] ?? null);
  const [error, setError] = useState<WireError | null>(null);
  const [turn, setTurn] = useState(0);
  const epoch = useConnection((connection) => connection.epoch);
  const { data } = routineList.useLive();
  const saved = data?.routines.find((routine) => routine.id === id);
  const dirty = editing !== null && isDirty(editing);
  const isOlder =
    editing !== null && editing.version !== null && saved !== undefined && saved.version > editing.version;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again on a new connection, on demand, and for a newer version
  useEffect(() => {
    if (id === NEW) return;
    const own = useDrafts.getState().drafts[id];
    if (own && isDirty(own) && turn === 0) return;
    let over = false;
    const read = async (): Promise<void> => {
      const answer = await client.routines.get({ id });
      if (over) return;
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      const draft = draftOf(answer.data.routine);
      openDraft(id, {
        draft,
        base: draft,
        version: answer.data.routine.version,
        problems: answer.data.problems,
      });
    };
    void read();
    return () => {
      over = true;
    };
  }, [id, epoch, turn, isOlder && !dirty]);

  const draft = editing?.draft;
  useEffect(() => {
    if (!draft) return;
    const timer = setTimeout(() => {
      // A name that is missing is said at its field; the rest can be looked at all the same.
      const named = draft.name.trim() === '' ? { ...draft, name: '…' } : draft;
      void client.routines.check({ draft: named }).then((answer) => {
        if (answer.ok && useDrafts.getState().drafts[id]?.draft === draft)
          noteProblems(id, answer.data.problems);
      });
    }, CHECK_AFTER);
    return () => clearTimeout(timer);
  }, [id, draft]);

  return { editing, error, conflict: isOlder && dirty, reload: () => setTurn((was) => was + 1) };
}
