import { create } from 'zustand';

export type Dialog = 'palette' | 'shortcuts';

/** Which of the shell's own dialogs is open; null for none. */
export const useDialog = create<{ open: Dialog | null }>()(() => ({ open: null }));

export function openDialog(dialog: Dialog): void {
  useDialog.setState({ open: dialog });
}

export function closeDialog(): void {
  useDialog.setState({ open: null });
}
