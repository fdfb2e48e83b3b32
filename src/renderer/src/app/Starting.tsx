import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { retryConnection } from '../api/client.ts';
import { useConnection } from '../api/connection.ts';
import classes from './Door.module.css';
import { Mark } from './Mark.tsx';

/** Long enough that a start in the ordinary time shows no text at all, in milliseconds. */
const SPEAK_AFTER = 700;

/** Before the first connection. */
export function Starting(): ReactNode {
  const { t } = useTranslation('app');
  const offline = useConnection((connection) => connection.state.kind === 'offline');
  const [speaks, setSpeaks] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSpeaks(true), SPEAK_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={classes['door']}>
      <div className={classes['card']} data-bare="true" data-quiet={!speaks}>
        <Mark lit={false} size={56} />
        <h1 className={classes['title']}>{t('connection.starting')}</h1>
        {offline && (
          <>
            <p className={classes['text']}>{t('connection.startingLong')}</p>
            <Button onClick={retryConnection}>{t('connection.retryNow')}</Button>
          </>
        )}
      </div>
    </main>
  );
}
