import { create } from 'zustand';
import type { Routine, RoutineDraft, RoutineProblem } from '../../../../shared/contract/routines.ts';

/** The routine that is being made and has no id yet. */
export const NEW = 'new';

export interface Draft {
  /** As it stands in the editor. */
  readonly draft: RoutineDraft;
  /** As it was when editing began. */
  readonly base: RoutineDraft;
  /** The saved version that it began with; null for a new one. */
  readonly version: number | null;
  readonly problems: readonly RoutineProblem[];
}

/** What is being edited, by routine. It outlives the page, so that leaving the page loses nothing. */
export const useDrafts = create<{ drafts: Readonly<Record<string, Draft>> }>()(() => ({ drafts: {} }));

export const EMPTY: RoutineDraft = {
  name: '',
  enabled: true,
  triggers: [],
  conditions: [],
  steps: [],
  queue: null,
  tags: [],
  note: '',
};

export function draftOf(routine: Routine): RoutineDraft {
  const { name, enabled, triggers, conditions, steps, queue, tags, note } = routine;
  return { name, enabled, triggers, conditions, steps, queue, tags, note };
}

export function isDirty({ draft, base }: Draft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(base);
}

export function openDraft(id: string, draft: Draft): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft } }));
}

export function editDraft(id: string, change: Partial<RoutineDraft>): void {
  useDrafts.setState(({ drafts }) => {
    const was = drafts[id];
    return was ? { drafts: { ...drafts, [id]: { ...was, draft: { ...was.draft, ...change } } } } : {};
  });
}

export function noteProblems(id: string, problems: readonly RoutineProblem[]): void {
  useDrafts.setState(({ drafts }) => {
    const was = drafts[id];
    return was ? { drafts: { ...drafts, [id]: { ...was, problems } } } : {};
  });
}

export function closeDraft(id: string): void {
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([own]) => own !== id)),
  }));
}

/** Begins a new routine with what is given; what was begun before is asked for elsewhere. */
export function beginNew(draft: RoutineDraft = EMPTY): void {
  // An example counts as changed from the start: it is not saved.
  openDraft(NEW, { draft, base: EMPTY, version: null, problems: [] });
}
