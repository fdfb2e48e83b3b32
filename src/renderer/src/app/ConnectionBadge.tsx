import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection.ts';
import classes from './ConnectionBadge.module.css';

/** Whether the panel and the engine are talking, in a word and a colour. */
export function ConnectionBadge(): ReactNode {
  const { t } = useTranslation('app');
  const kind = useConnection(({ state }) => (state.kind === 'refused' ? 'offline' : state.kind));
  return (
    <Tooltip
      label={t(kind === 'online' ? 'connection.onlineHelp' : 'connection.offlineHelp')}
      multiline
      w={280}
    >
      <output className={classes['badge']} data-kind={kind} aria-label={t('connection.label')}>
        <span className={classes['dot']} aria-hidden="true" />
        <span className={classes['word']}>{t(`connection.${kind}`)}</span>
      </output>
    </Tooltip>
  );
}
