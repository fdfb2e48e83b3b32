import { t } from 'i18next';
import type { BulkChange, CommandDraft } from '../../../../shared/contract/commandDraft.ts';
import type { Result } from '../../../../shared/rpc/errors.ts';
import { client, rewatch } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { download } from '../../ui/download.ts';
import { toastDone, toastFailed, toastUndo } from '../../ui/toast.tsx';
import type { BuiltInValues, OverrideField } from './form.ts';
import { overrideOf } from './form.ts';

/** The data of a good answer; a bad one is told, and gives null. */
function told<T>(answer: Result<T>): T | null {
  if (answer.ok) return answer.data;
  toastFailed(answer.error);
  return null;
}

export async function saveOwn(
  id: string | null,
  draft: CommandDraft,
  prefix: string,
): Promise<string | null> {
  const data = told(await client.commands.save({ id, draft }));
  if (data === null) return null;
  const name = `${prefix}${data.row.name}`;
  toastChange(t(id === null ? 'commands:done.made' : 'commands:done.changed', { name }), data.undo);
  return data.row.id;
}

export async function saveBuiltIn(
  id: string,
  values: BuiltInValues,
  saved: BuiltInValues,
  prefix: string,
): Promise<boolean> {
  const data = told(await client.commands.override({ id, change: overrideOf(values, saved) }));
  if (data === null) return false;
  toastChange(t('commands:done.changed', { name: `${prefix}${values.names[0] ?? ''}` }), data.undo);
  return true;
}

/** `fields` null for all that was changed. */
export async function putBack(ids: string[], fields: OverrideField[] | null): Promise<boolean> {
  const data = told(await client.commands.reset({ ids, fields }));
  if (data === null) return false;
  toastChange(t('commands:done.putBack', { count: data.changed }), data.undo);
  return true;
}

export async function switchCommand(id: string, on: boolean, name: string): Promise<void> {
  const data = told(await client.commands.bulk({ ids: [id], change: { do: on ? 'enable' : 'disable' } }));
  if (data === null) return;
  const [skipped] = data.skipped;
  if (skipped) toastFailed({ code: 'conflict', message: skipped.why });
  else toastChange(t(on ? 'commands:done.on' : 'commands:done.off', { name }), data.undo);
}

/** True when something was changed. */
export async function changeMany(ids: string[], change: BulkChange): Promise<boolean> {
  const data = told(await client.commands.bulk({ ids, change }));
  if (data === null) return false;
  const [first] = data.skipped;
  const left = first ? ` ${t('commands:done.left', { count: data.skipped.length, why: first.why })}` : '';
  if (data.changed > 0)
    toastChange(t(`commands:bulk.done.${change.do}`, { count: data.changed }) + left, data.undo);
  else toastDone(`${t('commands:bulk.nothing')}${left}`);
  return data.changed > 0;
}

export async function removeAliases(names: string[]): Promise<boolean> {
  const data = told(await client.commands.removeAliases({ names }));
  if (data === null) return false;
  toastChange(t('commands:done.aliasesRemoved', { count: data.removed }), data.undo);
  return true;
}

export async function saveAlias(
  old: string | null,
  { name, line }: { name: string; line: string },
  prefix: string,
): Promise<boolean> {
  const data = told(await client.commands.saveAlias({ old, name, line }));
  if (data === null) return false;
  const words = { name: `${prefix}${data.alias.name}`, line: `${prefix}${data.alias.line}` };
  toastChange(t('commands:done.aliasSaved', words), data.undo);
  return true;
}

export async function resetUses(ids: string[]): Promise<void> {
  const data = told(await client.commands.resetUses({ ids }));
  if (data) toastChange(t('commands:done.usesReset', { count: data.changed }), data.undo);
}

/** `ids` null for all, with the aliases. */
export async function exportCommands(ids: string[] | null): Promise<void> {
  const data = told(await client.commands.export({ ids }));
  if (data === null) return;
  download(data.fileName, data.text, 'application/json;charset=utf-8');
  toastDone(t('commands:done.exported', { count: data.commands, file: data.fileName }));
}

/** So that its commands work; the same switch is on the page of modules. */
export async function switchModuleOn(id: string): Promise<void> {
  const data = told(await client.modules.set({ id, on: true }));
  if (data === null) return;
  if (data.state === 'on') {
    rewatch(id);
    toastUndo(t('commands:done.moduleOn', { module: data.title }), {
      label: t('app:toast.undo'),
      run: () => void client.modules.set({ id, on: false }).then(told),
    });
  } else
    toastFailed({
      code: 'unavailable',
      message: data.problem ?? t('commands:moduleNotOn', { module: data.title }),
    });
}
