import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import classes from './OffStage.module.css';
import { goOnStage } from './staging.ts';

const POINTS = ['viewers', 'happenings', 'faults', 'books'] as const;

/** The page in the real channel: what a rehearsal is, and the way there. */
export function OffStage(): ReactNode {
  const { t } = useTranslation('rehearsal');
  return (
    <Card title={t('off.title')} text={t('off.text')}>
      <ul className={classes['points']}>
        {POINTS.map((point) => (
          <li key={point}>
            <strong>{t(`off.${point}`)}</strong>
            <span>{t(`off.${point}Text`)}</span>
          </li>
        ))}
      </ul>
      <div className={classes['buttons']}>
        <Button
          variant="filled"
          size="sm"
          leftSection={<IconPlayerPlay size={18} aria-hidden="true" />}
          onClick={() => void goOnStage('lively')}
        >
          {t('off.enter')}
        </Button>
        <Button size="sm" onClick={() => void goOnStage('empty')}>
          {t('off.enterEmpty')}
        </Button>
      </div>
      <p className={classes['note']}>{t('off.note')}</p>
    </Card>
  );
}
