import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WelcomesView } from '../../../../shared/contract/welcomes.ts';
import { Card } from '../../ui/Card.tsx';
import { shortDateTime } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import classes from '../../ui/rules/rules.module.css';

/** Who has come, and what became of their welcome. */
export function ArrivalsCard({ view }: { view: WelcomesView }): ReactNode {
  const { t } = useTranslation('welcomes');
  const text =
    view.since === null || view.here === 0
      ? null
      : t('arrivals.since', { count: view.here, time: shortDateTime(view.since) });
  return (
    <Card flush title={t('arrivals.title')} text={text}>
      {view.arrivals.length === 0 ? (
        <p className={classes['nothing']}>{t('arrivals.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {view.arrivals.map((arrival) => (
            <li key={arrival.key} className={classes['item']}>
              <span className={classes['grow']}>
                <strong>{arrival.user.name}</strong>{' '}
                <span className={classes['quiet']}>
                  {arrival.rule !== null && `${arrival.rule}: `}
                  {arrival.why}
                </span>
              </span>
              <span
                className={classes['state']}
                data-tone={arrival.outcome === 'welcomed' ? 'live' : 'quiet'}
              >
                {t(`arrivals.${arrival.outcome}`)}
              </span>
              <span className={classes['quiet']}>
                <RelativeTime time={arrival.time} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
