import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TwitchStatus } from '../../../../shared/contract/twitch.ts';
import { Card } from '../../ui/Card.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from './TroublesCard.module.css';

/** What went wrong lately, and what to do about it. */
export function TroublesCard({ troubles }: { troubles: TwitchStatus['troubles'] }): ReactNode {
  const { t } = useTranslation('connection');
  return (
    <Card flush title={t('troubles.title')}>
      {troubles.length === 0 ? (
        <p className={classes['none']}>{t('troubles.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {troubles.map(({ time, where, text }) => (
            <li key={`${time} ${where} ${text}`} className={classes['trouble']}>
              <div className={classes['head']}>
                <strong>{where}</strong>
                <span className={classes['time']}>
                  <RelativeTime time={time} />
                </span>
              </div>
              <p className={classes['text']}>{text}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
