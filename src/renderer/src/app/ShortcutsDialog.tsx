import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDialog, useDialog } from './dialogs.ts';
import { ShortcutList } from './ShortcutList.tsx';

export function ShortcutsDialog(): ReactNode {
  const { t } = useTranslation('app');
  const open = useDialog((state) => state.open === 'shortcuts');
  return (
    <Modal
      opened={open}
      onClose={closeDialog}
      title={t('shortcuts.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ShortcutList />
    </Modal>
  );
}
