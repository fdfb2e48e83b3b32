import { t } from 'i18next';
import type { CommandDraft } from '../../../../shared/contract/commandDraft.ts';
import type { CommandRow } from '../../../../shared/contract/commandRows.ts';
import { client } from '../../api/client.ts';
import { toastFailed } from '../../ui/toast.tsx';
import { type Form, isUnsaved, useEditing } from './editingStore.ts';
import { type BuiltInValues, copyOf, newDraft } from './form.ts';
import { peekRows } from './table.ts';

/** Goes on at once, or asks first when there are changes that would be lost. */
export function leave(then: () => void): void {
  if (isUnsaved(useEditing.getState())) useEditing.setState({ leaving: then });
  else then();
}

export function stay(): void {
  useEditing.setState({ leaving: null });
}

export function leaveAnyway(): void {
  const { leaving } = useEditing.getState();
  useEditing.setState({ leaving: null, form: null });
  leaving?.();
}

export function closeForm(): void {
  useEditing.setState({ form: null });
}

/** Puts a form in the place of what was saved with it, without asking. */
export function showForm(form: Form): void {
  useEditing.setState({ form });
}

export function editOwn(
  id: string | null,
  value: CommandDraft,
  saved: CommandDraft,
  savedAt: number | null,
): void {
  showForm({ kind: 'own', id, value, saved, savedAt });
}

export function newCommand(name = ''): void {
  leave(() => {
    const draft = newDraft(name);
    editOwn(null, draft, draft, null);
  });
}

export function newAlias(): void {
  const empty = { name: '', line: '' };
  leave(() => showForm({ kind: 'alias', id: null, value: empty, saved: empty }));
}

export function openAlias(name: string, line: string): void {
  const value = { name, line };
  leave(() => showForm({ kind: 'alias', id: name, value, saved: value }));
}

/** Opens a command, or a subcommand by its id, as it is kept now. */
export function openCommand(id: string): void {
  leave(() => void load(id));
}

export async function load(id: string): Promise<void> {
  const answer = await client.commands.get({ id });
  if (!answer.ok) {
    toastFailed(answer.error);
    return;
  }
  const { row, draft, shipped } = answer.data;
  if (draft !== null) {
    editOwn(id, draft, draft, row.edited?.time ?? null);
    return;
  }
  const value = valuesOf(row, id);
  showForm({
    kind: 'builtIn',
    id,
    parent: id === row.id ? null : row.id,
    value,
    saved: value,
    shipped: row.moduleOn ? shipped : null,
  });
}

function valuesOf(row: CommandRow, id: string): BuiltInValues {
  const { name, aliases, options } = row.subcommands.find((sub) => sub.id === id) ?? row;
  return { ...options, names: [name, ...aliases] };
}

/** Begins a new command with what another one does. */
export async function duplicate(id: string): Promise<void> {
  const answer = await client.commands.get({ id });
  if (!answer.ok) toastFailed(answer.error);
  else if (answer.data.draft) {
    const draft = copyOf(answer.data.draft);
    leave(() => editOwn(null, draft, newDraft(), null));
  }
}

/** What an address or a key leads to. */
export function openKey(key: string): void {
  const row = peekRows().rows.find((each) => each.key === key);
  if (row?.kind === 'alias') openAlias(row.alias.name, row.alias.line);
  else if (row) openCommand(key);
  else toastFailed({ code: 'not_found', message: t('commands:gone') });
}
