import { useState } from 'react';
import type { RuleProblem } from '../../../../shared/contract/ruleRoutes.ts';
import type { Result } from '../../../../shared/rpc/errors.ts';
import { useChecked } from './useChecked.ts';

interface Draft<R, A> {
  draft: R;
  edit(changes: Partial<R>): void;
  /** What was last found out about it; null before the first answer. */
  checked: A | null;
  /** What is wrong with that field; null when nothing is. */
  problem(field: string): string | null;
}

/** A rule that is being written, and what is wrong with it. */
export function useDraft<R extends object, A extends { problems: readonly RuleProblem[] }>(
  rule: R,
  check: (rule: R) => Promise<Result<A>>,
): Draft<R, A> {
  const [draft, setDraft] = useState(rule);
  const checked = useChecked(draft, check);
  return {
    draft,
    edit: (changes) => setDraft((was) => ({ ...was, ...changes })),
    checked,
    problem: (field) => checked?.problems.find((one) => one.field === field)?.message ?? null,
  };
}
