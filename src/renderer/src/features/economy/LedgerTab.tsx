import { Button, Select, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerRow } from '../../../../shared/contract/economy.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { wholeNumber } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { toastFailed } from '../../ui/toast.tsx';
import classes from './Economy.module.css';

interface LedgerTabProps {
  currencies: readonly { id: string; many: string }[];
}

interface Found {
  rows: readonly LedgerRow[];
  /** Null when there are no older ones. */
  next: number | null;
}

const PAGE = 100;
/** After typing; in milliseconds. */
const TYPED_AFTER = 200;

/** Every change of every balance, newest first; any can be taken back. */
export function LedgerTab({ currencies }: LedgerTabProps): ReactNode {
  const { t } = useTranslation('economy');
  const [text, setText] = useState('');
  const [currency, setCurrency] = useState('');
  const [accounts, setAccounts] = useState<'viewers' | 'all'>('viewers');
  const [found, setFound] = useState<Found | null>(null);

  const ask = useCallback(
    async (before: number | null): Promise<Found | null> => {
      const answer = await client.economy.ledger({
        filter: { text, currency, accounts },
        before,
        limit: PAGE,
      });
      if (answer.ok) return answer.data;
      toastFailed(answer.error);
      return null;
    },
    [text, currency, accounts],
  );

  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      void ask(null).then((answer) => {
        if (wanted && answer) setFound(answer);
      });
    }, TYPED_AFTER);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [ask]);

  const older = async (): Promise<void> => {
    if (!found?.next) return;
    const answer = await ask(found.next);
    if (answer) setFound({ rows: [...found.rows, ...answer.rows], next: answer.next });
  };

  const undo = async (row: LedgerRow): Promise<void> => {
    const answer = await client.economy.undoRow({ id: row.id });
    if (answer.ok) toastChange(t('ledger.undoDone'), answer.data.undo);
    else toastFailed(answer.error);
    const now = await ask(null);
    if (now) setFound(now);
  };

  const nameOf = (id: string): string => currencies.find((one) => one.id === id)?.many ?? id;
  return (
    <div className={classes['page']}>
      <search className={classes['row']} aria-label={t('ledger.label')}>
        <SearchField
          label={t('ledger.text')}
          placeholder={t('ledger.placeholder')}
          value={text}
          maxLength={100}
          onChange={setText}
        />
        <Select
          aria-label={t('ledger.currency')}
          placeholder={t('ledger.allCurrencies')}
          clearable
          data={currencies.map(({ id, many }) => ({ value: id, label: many }))}
          value={currency === '' ? null : currency}
          onChange={(chosen) => setCurrency(chosen ?? '')}
        />
        <Select
          aria-label={t('ledger.accounts')}
          allowDeselect={false}
          data={(['viewers', 'all'] as const).map((one) => ({ value: one, label: t(`ledger.${one}`) }))}
          value={accounts}
          onChange={(chosen) => setAccounts(chosen === 'all' ? 'all' : 'viewers')}
        />
      </search>
      <Card title={t('ledger.label')} flush>
        {found?.rows.length === 0 && (
          <EmptyState icon={IconSearch} title={t('ledger.empty')} text={t('ledger.emptyText')} />
        )}
        {found && found.rows.length > 0 && (
          <div className={classes['scroll']}>
            <table className={classes['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('ledger.time')}</th>
                  <th scope="col">{t('ledger.who')}</th>
                  <th scope="col" data-number>
                    {t('ledger.amount')}
                  </th>
                  <th scope="col">{t('ledger.currency')}</th>
                  <th scope="col" data-number>
                    {t('ledger.balance')}
                  </th>
                  <th scope="col">{t('ledger.reason')}</th>
                  <th scope="col">{t('ledger.actor')}</th>
                  <th scope="col">
                    <VisuallyHidden>{t('ledger.undo')}</VisuallyHidden>
                  </th>
                </tr>
              </thead>
              <tbody>
                {found.rows.map((row) => (
                  <tr key={row.id} data-undone={row.undone}>
                    <td>
                      <RelativeTime time={row.time} />
                    </td>
                    <td>{row.account}</td>
                    <td data-number>
                      {row.amount > 0 ? '+' : '−'}
                      {wholeNumber(Math.abs(row.amount))}
                    </td>
                    <td>{nameOf(row.currency)}</td>
                    <td data-number>{wholeNumber(row.balance)}</td>
                    <td title={row.reference}>
                      {row.reason}
                      {row.undone && ` (${t('ledger.undone')})`}
                    </td>
                    <td>{row.actor}</td>
                    <td data-number>
                      {row.undoable && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={t('ledger.undoName', { reason: row.reason, who: row.account })}
                          onClick={() => void undo(row)}
                        >
                          {t('ledger.undo')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {found && found.rows.length > 0 && (
          <div className={classes['center']}>
            {found.next === null ? (
              <p className={classes['quiet']}>{t('ledger.end')}</p>
            ) : (
              <Button onClick={() => void older()}>{t('ledger.more')}</Button>
            )}
          </div>
        )}
      </Card>
    </div>
  );
}
