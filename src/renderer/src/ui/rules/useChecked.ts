import { useEffect, useState } from 'react';
import type { Result } from '../../../../shared/rpc/errors.ts';

const WAIT = 350;

/** The last answer to a question that is asked again, a moment after its subject has changed. Null before the first. */
export function useChecked<S, T>(subject: S, ask: (subject: S) => Promise<Result<T>>): T | null {
  const [answer, setAnswer] = useState<T | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void ask(subject).then((result) => {
        if (!current) return;
        // What is half written does not fit the contract; saving says so in words.
        setAnswer(result.ok ? result.data : null);
      });
    }, WAIT);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [subject, ask]);
  return answer;
}
