import type { Run } from '../../../../shared/contract/routines.ts';

export function hasEnded({ state }: Run): boolean {
  return state === 'done' || state === 'stopped' || state === 'failed';
}

/** The list with a run put in its place, or at the top when it is new. */
export function withRun(runs: readonly Run[], run: Run): readonly Run[] {
  return runs.some(({ id }) => id === run.id)
    ? runs.map((other) => (other.id === run.id ? run : other))
    : [run, ...runs];
}
