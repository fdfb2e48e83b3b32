import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes one line out of a list that is being edited. */
export function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }): ReactNode {
  const { t } = useTranslation('economy');
  const label = t('plan.remove', { name });
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onRemove} mb={2}>
        <IconTrash size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
