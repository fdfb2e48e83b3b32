import { Select } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Economy.module.css';
import { HappyCard } from './HappyCard.tsx';

const RANGES = ['all', 'day', 'week', 'month'] as const;
type Range = (typeof RANGES)[number];
const DAY = 86_400_000;
const BACK: Record<Range, number | null> = { all: null, day: DAY, week: 7 * DAY, month: 30 * DAY };
/** The books are read whole for it, beside the bot's own work; in milliseconds. */
const LOOK_EVERY = 10_000;

export function BooksTab(): ReactNode {
  const { t } = useTranslation('economy');
  const [range, setRange] = useState<Range>('all');
  const books = useAsk(
    useCallback(() => {
      const back = BACK[range];
      return client.economy.books({ from: back === null ? null : Date.now() - back });
    }, [range]),
    LOOK_EVERY,
  );
  if (books.error && !books.data) {
    return <Refusal error={books.error} feature="economy" onRetry={books.again} />;
  }
  const { currencies = [], reasons = [], holds = [] } = books.data ?? {};

  const release = async (id: number): Promise<void> => {
    const answer = await client.economy.releaseHold({ id });
    if (answer.ok) toastDone(t('books.released'));
    else toastFailed(answer.error);
    books.again();
  };

  return (
    <div className={classes['page']}>
      <Card
        title={t('books.title')}
        text={t('books.text')}
        end={
          <Select
            aria-label={t('books.since')}
            allowDeselect={false}
            data={RANGES.map((one) => ({
              value: one,
              label: `${t('books.since')} ${t(`books.range.${one}`)}`,
            }))}
            value={range}
            onChange={(chosen) => setRange(RANGES.find((one) => one === chosen) ?? 'all')}
          />
        }
        flush
      >
        <div className={classes['scroll']}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('books.currency')}</th>
                {(['owned', 'owners', 'held', 'handedOut', 'takenBack'] as const).map((column) => (
                  <th key={column} scope="col" data-number>
                    {t(`books.${column}`)}
                  </th>
                ))}
                <th scope="col">{t('books.balanced')}</th>
              </tr>
            </thead>
            <tbody>
              {currencies.map((currency) => (
                <tr key={currency.id}>
                  <th scope="row">{currency.many}</th>
                  {(['owned', 'owners', 'held', 'handedOut', 'takenBack'] as const).map((column) => (
                    <td key={column} data-number>
                      {wholeNumber(currency[column])}
                    </td>
                  ))}
                  <td className={classes[currency.balanced ? 'good' : 'bad']}>
                    {t(currency.balanced ? 'books.right' : 'books.wrong')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <div className={classes['columns']}>
        <Card title={t('books.reasons')} text={t('books.reasonsText')} flush>
          {books.data && reasons.length === 0 ? (
            <EmptyState icon={IconCoins} title={t('books.none')} text={t('books.noneText')} />
          ) : (
            <table className={classes['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('books.reason')}</th>
                  <th scope="col">{t('books.currency')}</th>
                  <th scope="col" data-number>
                    {t('books.times')}
                  </th>
                  <th scope="col" data-number>
                    {t('books.amount')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {reasons.map((row) => (
                  <tr key={`${row.currency} ${row.reason}`}>
                    <td>{row.reason}</td>
                    <td>{currencies.find(({ id }) => id === row.currency)?.many ?? row.currency}</td>
                    <td data-number>{wholeNumber(row.times)}</td>
                    <td data-number>{wholeNumber(row.amount)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Card>
        <div className={classes['page']}>
          <HappyCard />
          {holds.length > 0 && (
            <Card title={t('books.holds')} text={t('books.holdsText')}>
              <ul className={classes['rows']}>
                {holds.map((hold) => (
                  <li key={hold.id}>
                    <span className={classes['grow']}>
                      {hold.reason}{' '}
                      <span className={classes['quiet']}>
                        <RelativeTime time={hold.time} />
                      </span>
                    </span>
                    <ConfirmButton
                      label={t('books.release')}
                      name={t('books.releaseName', { name: hold.reason })}
                      question={t('books.releaseQuestion')}
                      confirm={t('books.release')}
                      onConfirm={() => release(hold.id)}
                    >
                      {t('books.releaseText')}
                    </ConfirmButton>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </div>
  );
}
