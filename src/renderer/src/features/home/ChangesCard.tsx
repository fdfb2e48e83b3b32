import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeBack } from '../../api/undo.ts';
import { Card } from '../../ui/Card.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from './ChangesCard.module.css';
import { changes } from './changes.ts';

const SHOWN = 6;

/** What was changed last, with the way back. Nothing at all before there was a change. */
export function ChangesCard(): ReactNode {
  const { t } = useTranslation('home');
  const { data } = changes.useLive();
  const shown = data?.changes.slice(0, SHOWN) ?? [];
  if (shown.length === 0) return null;
  return (
    <Card flush title={t('changes.title')} text={t('changes.text')}>
      <ul className={classes['list']}>
        {shown.map((change) => (
          <li key={change.id} className={classes['change']} data-undone={change.undone}>
            <span className={classes['words']}>
              <span className={classes['what']}>{change.text}</span>
              <span className={classes['who']}>
                {change.actor} · <RelativeTime time={change.time} />
              </span>
            </span>
            {change.undone ? (
              <span className={classes['who']}>{t('changes.undone')}</span>
            ) : (
              <Button
                size="compact-xs"
                aria-label={t('changes.undoName', { what: change.text })}
                onClick={() => void takeBack(change.id)}
              >
                {t('changes.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
