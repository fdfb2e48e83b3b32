import { Select } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import classes from '../../ui/rules/rules.module.css';
import { type Currencies, priceWords } from './items.ts';

const DAY = 86_400_000;
/** Milliseconds; null for all there is. */
const SPANS = { day: DAY, week: 7 * DAY, month: 30 * DAY, ever: null } as const;
type Span = keyof typeof SPANS;
const NAMES = Object.keys(SPANS) as Span[];

interface SoldTabProps {
  currencies: Currencies;
  /** Grows with every purchase. */
  revision: number;
}

export function SoldTab({ currencies, revision }: SoldTabProps): ReactNode {
  const { t } = useTranslation('shop');
  const [span, setSpan] = useState<Span>('month');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new purchase is the reason to ask again
  const ask = useCallback(() => {
    const length = SPANS[span];
    return client.shop.sold({ from: length === null ? null : Date.now() - length });
  }, [span, revision]);
  const sold = useAsk(ask);
  if (sold.error && !sold.data) return <Refusal error={sold.error} feature="shop" onRetry={sold.again} />;
  const rows = sold.data?.items ?? [];
  return (
    <Card
      flush
      title={t('sold.title')}
      end={
        <Select
          aria-label={t('sold.span')}
          allowDeselect={false}
          value={span}
          data={NAMES.map((value) => ({ value, label: t(`sold.${value}`) }))}
          onChange={(value) => setSpan(NAMES.find((one) => one === value) ?? 'month')}
        />
      }
    >
      {sold.data && rows.length === 0 && (
        <EmptyState icon={IconChartBar} title={t('sold.empty')} text={t('sold.emptyText')} />
      )}
      {rows.length > 0 && (
        <table className={classes['table']} aria-label={t('sold.title')}>
          <thead>
            <tr>
              <th scope="col" className={classes['main']}>
                {t('sold.item')}
              </th>
              {(['count', 'income', 'buyers', 'refunded'] as const).map((name) => (
                <th key={name} scope="col" className={classes['number']}>
                  {t(`sold.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.itemId} ${row.currency}`}>
                <td className={classes['main']}>{row.title}</td>
                <td className={classes['number']}>{wholeNumber(row.sold)}</td>
                <td className={classes['number']}>{priceWords(row.income, row.currency, currencies)}</td>
                <td className={classes['number']}>{wholeNumber(row.buyers)}</td>
                <td className={classes['number']}>{wholeNumber(row.refunded)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
