import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface EditAndRemoveProps {
  /** Of what is changed or deleted. */
  name: string;
  onEdit(): void;
  onRemove(): void;
}

export function EditAndRemove({ name, onEdit, onRemove }: EditAndRemoveProps): ReactNode {
  const { t } = useTranslation('app');
  return (
    <>
      <Tooltip label={t('rules.edit')}>
        <ActionIcon aria-label={`${t('rules.edit')}: ${name}`} onClick={onEdit}>
          <IconPencil size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('rules.remove')}>
        <ActionIcon aria-label={`${t('rules.remove')}: ${name}`} onClick={onRemove}>
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
