import { ActionIcon, Tooltip } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sendNow } from './overview.ts';

/** Lets a timer, or the next of a group, come at once. */
export function SendNow({ id, name }: { id: string; name: string }): ReactNode {
  const { t } = useTranslation('timers');
  return (
    <Tooltip label={t('sendNow')}>
      <ActionIcon
        aria-label={t('sendNowName', { name })}
        onClick={() => void sendNow(id, t('sent', { name }))}
      >
        <IconSend size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
