import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { duration } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import classes from './Bets.module.css';

/** Until a moment, second by second; null for one that nobody has set. */
export function TimeLeft({ until }: { until: number | null }): ReactNode {
  const { t } = useTranslation('bets');
  const now = useNow(1000);
  if (until === null) return t('left.byHand');
  return <span className={classes['time']}>{until > now ? duration(until - now) : t('left.soon')}</span>;
}
