import { useEffect, useRef, useState } from 'react';
import type { TextProblem } from '../../../../shared/contract/texts.ts';
import { client } from '../../api/client.ts';
import { useConnection } from '../../api/connection.ts';

/** The engine is asked when nobody has typed for this long, in milliseconds. */
const TYPED_AFTER = 250;
/** Below this, a text without a `$(` cannot be wrong. */
const LONG = 10_000;
const NONE: readonly TextProblem[] = [];

/** What is wrong in a text. Marks of an older text go as soon as it changes. */
export function useProblems(
  text: string,
  known: readonly string[],
  onProblems: ((problems: readonly TextProblem[]) => void) | undefined,
): readonly TextProblem[] {
  const [found, setFound] = useState<{ text: string; problems: readonly TextProblem[] }>({
    text: '',
    problems: NONE,
  });
  const names = known.join(' ');
  const tell = useRef(onProblems);
  useEffect(() => {
    tell.current = onProblems;
  });
  const epoch = useConnection((connection) => connection.epoch);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new connection is a reason to ask again
  useEffect(() => {
    let current = true;
    const settle = (problems: readonly TextProblem[]): void => {
      if (!current) return;
      setFound({ text, problems });
      tell.current?.(problems);
    };
    if (!text.includes('$(') && text.length <= LONG) {
      settle(NONE);
      return;
    }
    const timer = setTimeout(() => {
      void client.texts
        .check({ source: text, known: names === '' ? [] : names.split(' ') })
        .then((result) => settle(result.ok ? result.data.problems : NONE));
    }, TYPED_AFTER);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, names, epoch]);

  return found.text === text ? found.problems : NONE;
}
