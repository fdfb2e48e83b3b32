import { Button } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerRow } from '../../../../shared/contract/economy.ts';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { adjust } from './actions.ts';
import type { PanelCurrency } from './currencies.ts';
import classes from './Person.module.css';
import { PointsDialog } from './PointsDialog.tsx';

const SHOWN = 20;
/** Balances change while chat talks; in milliseconds. */
const LOOK_EVERY = 5000;

interface PersonBalancesProps {
  id: string;
  name: string;
  currencies: readonly PanelCurrency[];
}

/** What somebody owns, and how it came to be. */
export function PersonBalances({ id, name, currencies }: PersonBalancesProps): ReactNode {
  const { t } = useTranslation('viewers');
  const [points, setPoints] = useState(false);
  const person = useAsk(
    useCallback(() => client.viewers.get({ id }), [id]),
    LOOK_EVERY,
  );
  const ledger = useAsk(
    useCallback(() => client.economy.ledger({ filter: { viewerId: id }, limit: SHOWN }), [id]),
    LOOK_EVERY,
  );

  if (ledger.error?.code === 'feature_off') {
    return <p className={classes['quiet']}>{t('person.economyOff')}</p>;
  }
  const balances = person.data?.viewer.balances ?? {};
  return (
    <section aria-label={t('person.balances')}>
      <h3 className={classes['subtitle']}>{t('person.balances')}</h3>
      <div className={classes['balances']}>
        {currencies.map((currency) => (
          <span key={currency.id}>
            <strong>{wholeNumber(balances[currency.id] ?? 0)}</strong> {currency.many}
          </span>
        ))}
        <Button onClick={() => setPoints(true)} aria-label={`${t('points.title')}: ${name}`}>
          {t('points.title')}
        </Button>
      </div>
      <h3 className={classes['subtitle']}>{t('person.ledger')}</h3>
      {ledger.data?.rows.length === 0 && <p className={classes['quiet']}>{t('person.ledgerNone')}</p>}
      <ul className={classes['history']}>
        {ledger.data?.rows.map((row) => (
          <Booked key={row.id} row={row} />
        ))}
      </ul>
      <PointsDialog
        opened={points}
        currencies={currencies}
        onClose={() => setPoints(false)}
        onBook={async (currency, amount, reason) => {
          const done = await adjust([id], currency, amount, reason);
          person.again();
          ledger.again();
          return done;
        }}
      />
    </section>
  );
}

function Booked({ row }: { row: LedgerRow }): ReactNode {
  return (
    <li className={classes['booked']}>
      <span className={classes['amount']}>
        {row.amount > 0 ? '+' : '−'}
        {wholeNumber(Math.abs(row.amount))} {row.currency}
      </span>
      <span>{row.reason}</span>
      <span className={classes['quiet']}>
        <RelativeTime time={row.time} />
      </span>
    </li>
  );
}
