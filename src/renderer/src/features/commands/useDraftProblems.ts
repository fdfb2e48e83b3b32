import { useEffect, useState } from 'react';
import type { CommandDraft } from '../../../../shared/contract/commandDraft.ts';
import { client } from '../../api/client.ts';
import type { Client } from '../../api/contractTypes.ts';

type Answer = Awaited<ReturnType<Client['commands']['check']>>;
export type DraftProblem = Extract<Answer, { ok: true }>['data']['problems'][number];

/** The engine is asked when nothing was changed for this long, in milliseconds. */
const ASK_AFTER = 350;

/** What is wrong with a command that is being written, as the engine sees it. */
export function useDraftProblems(id: string | null, draft: CommandDraft): readonly DraftProblem[] {
  const [problems, setProblems] = useState<readonly DraftProblem[]>([]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void client.commands.check({ id, draft }).then((answer) => {
        if (!isWanted) return;
        setProblems(
          answer.ok
            ? answer.data.problems
            : [{ field: 'all', message: answer.error.message, from: null, to: null, stepId: null }],
        );
      });
    }, ASK_AFTER);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [id, draft]);
  return problems;
}

/** What is said below a field; null for nothing. The field marks what has a place in it by itself. */
export function problemsFor(problems: readonly DraftProblem[], field: string): string | null {
  const own = problems.filter(
    (problem) => problem.field === field && problem.from === null && problem.stepId === null,
  );
  return own.length === 0 ? null : own.map(({ message }) => message).join(' ');
}
