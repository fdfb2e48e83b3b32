import { SegmentedControl } from '@mantine/core';
import { type Icon, IconAlertCircle, IconCircleCheck, IconClock, IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventSubscription } from '../../../../shared/contract/twitch.ts';
import { Card } from '../../ui/Card.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { chooseSubscriptions, SHOWN, type Shown } from './subscriptionFilter.ts';
import classes from './tables.module.css';

const LOOKS: Record<EventSubscription['state'], { icon: Icon; tone: string }> = {
  wanted: { icon: IconClock, tone: 'quiet' },
  on: { icon: IconCircleCheck, tone: 'live' },
  refused: { icon: IconAlertCircle, tone: 'bad' },
  revoked: { icon: IconAlertCircle, tone: 'bad' },
  'no-scope': { icon: IconLock, tone: 'warn' },
};

/** What Emcee hears from Twitch's EventSub, one line for each kind of event. */
export function SubscriptionsCard({
  subscriptions,
}: {
  subscriptions: readonly EventSubscription[];
}): ReactNode {
  const { t } = useTranslation('connection');
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const chosen = chooseSubscriptions(subscriptions, search, shown);
  return (
    <Card flush title={t('subscriptions.title')} text={t('subscriptions.text')}>
      <div className={classes['filters']}>
        <SearchField
          className={classes['search']}
          label={t('subscriptions.search')}
          value={search}
          onChange={setSearch}
        />
        <SegmentedControl
          aria-label={t('subscriptions.show')}
          value={shown}
          onChange={setShown}
          data={SHOWN.map((value) => ({ value, label: t(`subscriptions.${value}`) }))}
        />
      </div>
      {chosen.length === 0 ? (
        <p className={classes['nothing']} role="status">
          {t(subscriptions.length === 0 ? 'subscriptions.none' : 'subscriptions.nothing')}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={classes['scroller']} tabIndex={0} aria-label={t('subscriptions.list')}>
          <table className={classes['table']} aria-label={t('subscriptions.title')}>
            <thead>
              <tr>
                <th scope="col">{t('subscriptions.type')}</th>
                <th scope="col" className={classes['wideOnly']}>
                  {t('scopes.account')}
                </th>
                <th scope="col">{t('scopes.state')}</th>
                <th scope="col">{t('subscriptions.detail')}</th>
              </tr>
            </thead>
            <tbody>
              {chosen.map((subscription) => (
                <SubscriptionRow key={`${subscription.account} ${subscription.type}`} of={subscription} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}

function SubscriptionRow({ of }: { of: EventSubscription }): ReactNode {
  const { t } = useTranslation('connection');
  const { icon: StateIcon, tone } = LOOKS[of.state];
  return (
    <tr>
      <td>
        <code>{of.type}</code>
      </td>
      <td className={`${classes['whole']} ${classes['wideOnly']}`}>{t(`accounts.${of.account}`)}</td>
      <td>
        <span className={classes['state']} data-tone={tone}>
          <StateIcon size={15} stroke={2} aria-hidden="true" />
          {t(`subscriptions.state.${of.state}`)}
        </span>
      </td>
      <td className={classes['quiet']}>{of.detail ?? ''}</td>
    </tr>
  );
}
