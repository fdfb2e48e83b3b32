import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import classes from './StepsCard.module.css';

const USUAL_CANVAS = { width: 1920, height: 1080 };

export function StepsCard(): ReactNode {
  const { t } = useTranslation('overlay');
  return (
    <Card title={t('steps.title')}>
      <ol className={classes['steps']}>
        <li>{t('steps.one')}</li>
        <li>{t('steps.two', USUAL_CANVAS)}</li>
        <li>{t('steps.three')}</li>
      </ol>
      <p className={classes['tip']}>{t('steps.tip')}</p>
    </Card>
  );
}
