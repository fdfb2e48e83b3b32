import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { type Dialog, useDialog } from './dialogs.ts';

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./ShortcutsDialog.tsx')).ShortcutsDialog,
}));

/** Loads each of the shell's dialogs when it is first opened, and keeps it from then on. */
export function DialogHost(): ReactNode {
  const open = useDialog((state) => state.open);
  const [needed, setNeeded] = useState<ReadonlySet<Dialog>>(new Set());
  useEffect(() => {
    if (open) setNeeded((was) => new Set([...was, open]));
  }, [open]);
  return (
    <Suspense fallback={null}>
      {needed.has('palette') && <Palette />}
      {needed.has('shortcuts') && <ShortcutsDialog />}
    </Suspense>
  );
}
