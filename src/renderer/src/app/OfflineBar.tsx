import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { retryConnection } from '../api/client.ts';
import { useConnection } from '../api/connection.ts';
import { useNow } from '../ui/now.ts';
import classes from './OfflineBar.module.css';

/** A connection that comes back at the first attempt is not worth a word. */
const SPEAK_FROM = 2;

/** Says across the page that the connection is gone, when the next try is, and offers one now. */
export function OfflineBar(): ReactNode {
  const { t } = useTranslation('app');
  const state = useConnection((connection) => connection.state);
  if (state.kind === 'online' || state.kind === 'refused' || state.attempt < SPEAK_FROM) return null;
  return (
    <div className={classes['bar']} role="alert">
      <strong>{t('connection.offlineTitle')}</strong>
      <span className={classes['text']}>{t('connection.offlineHelp')}</span>
      <span className={classes['wait']} aria-hidden="true">
        {state.kind === 'offline' ? <Countdown until={state.retryAt} /> : t('connection.connecting')}
      </span>
      <Button size="compact-xs" onClick={retryConnection}>
        {t('connection.retryNow')}
      </Button>
    </div>
  );
}

function Countdown({ until }: { until: number }): ReactNode {
  const { t } = useTranslation('app');
  const now = useNow(1000);
  return t('connection.retryIn', { count: Math.max(0, Math.ceil((until - now) / 1000)) });
}
