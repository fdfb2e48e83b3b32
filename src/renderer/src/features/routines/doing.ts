import { t } from 'i18next';
import type { Routine, RoutineDraft } from '../../../../shared/contract/routines.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { download } from '../../ui/download.ts';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import { closeDraft, draftOf, noteProblems, openDraft, useDrafts } from './drafts.ts';
import { readProblems } from './problemData.ts';

export async function switchRoutine(routine: Routine, on: boolean): Promise<void> {
  const answer = await client.routines.enable({ id: routine.id, on });
  if (!answer.ok) toastFailed(answer.error);
  else
    toastChange(t(on ? 'routines:said.on' : 'routines:said.off', { name: routine.name }), answer.data.undo);
}

export async function deleteRoutine({ id, name }: Routine): Promise<boolean> {
  const answer = await client.routines.delete({ id });
  if (!answer.ok) {
    toastFailed(answer.error);
    return false;
  }
  closeDraft(id);
  toastChange(t('routines:said.deleted', { name }), answer.data.undo);
  return true;
}

/** The id of the copy; null when it could not be made. */
export async function duplicateRoutine({ id, name }: Routine): Promise<string | null> {
  const answer = await client.routines.duplicate({ id });
  if (!answer.ok) {
    toastFailed(answer.error);
    return null;
  }
  toastChange(t('routines:said.duplicated', { name }), answer.data.undo);
  return answer.data.routine.id;
}

export async function runRoutine({ id, name }: Routine): Promise<void> {
  const answer = await client.routines.run({ id, facts: {} });
  if (answer.ok) toastDone(t('routines:said.runs', { name }));
  else toastFailed(answer.error);
}

export type Saved = { kind: 'saved'; id: string } | { kind: 'conflict' } | { kind: 'failed' };

/** Saves what is being edited; `over` overwrites a version that is newer. */
export async function saveDraft(id: string, isNew: boolean, over: boolean): Promise<Saved> {
  const editing = useDrafts.getState().drafts[id];
  if (!editing) return { kind: 'failed' };
  const given: RoutineDraft = editing.draft;
  const answer = await client.routines.save({
    id: isNew ? null : id,
    draft: given,
    version: over || isNew ? null : editing.version,
  });
  if (!answer.ok) {
    if (answer.error.code === 'conflict') return { kind: 'conflict' };
    if (answer.error.code === 'routines.invalid') noteProblems(id, readProblems(answer.error.data));
    toastFailed(answer.error);
    return { kind: 'failed' };
  }
  const { routine, undo } = answer.data;
  // What was typed while it was being saved is not lost.
  const now = useDrafts.getState().drafts[id]?.draft;
  const saved = draftOf(routine);
  if (isNew) closeDraft(id);
  openDraft(routine.id, {
    draft: now && now !== given ? now : saved,
    base: saved,
    version: routine.version,
    problems: [],
  });
  toastChange(t('routines:said.saved', { name: routine.name }), undo);
  return { kind: 'saved', id: routine.id };
}

/** Hands routines to the streamer as a file; none named means all. */
export async function exportRoutines(ids: readonly string[]): Promise<void> {
  const answer = await client.routines.export({ ids: [...ids] });
  if (!answer.ok) toastFailed(answer.error);
  else download(answer.data.fileName, answer.data.text, 'application/json');
}

/** What must be mended in what came in; null when it could not be read. */
export async function importRoutines(file: File): Promise<{ routine: string; message: string }[] | null> {
  const answer = await client.routines.import({ text: await file.text() });
  if (!answer.ok) {
    toastFailed(answer.error);
    return null;
  }
  toastChange(t('routines:said.imported', { count: answer.data.added.length }), answer.data.undo);
  return answer.data.problems;
}

export async function cancelRun(runId: string): Promise<void> {
  const answer = await client.routines.cancel({ runId });
  if (answer.ok) toastDone(t('routines:said.stopped', { count: answer.data.stopped }));
  else toastFailed(answer.error);
}

/** A step of a run, or with null all of them. */
export async function undoRun(runId: string, number: number | null): Promise<void> {
  const answer = await client.routines.undoStep({ runId, number });
  if (answer.ok) toastDone(t('routines:said.undone', { count: answer.data.undone }));
  else toastFailed(answer.error);
}
