import { Button, Select } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purchase, PurchaseState } from '../../../../shared/contract/shop.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { done } from '../../ui/rules/done.ts';
import classes from '../../ui/rules/rules.module.css';
import { toastFailed } from '../../ui/toast.tsx';
import { type Currencies, priceWords } from './items.ts';

const STATES = ['open', 'kept', 'done', 'refunded'] as const satisfies readonly PurchaseState[];
const PAGE = 50;

interface PurchasesTabProps {
  currencies: Currencies;
  /** Grows with every purchase. */
  revision: number;
}

/** What was bought, newest first; what waits for the streamer is done or given back here. */
export function PurchasesTab({ currencies, revision }: PurchasesTabProps): ReactNode {
  const { t } = useTranslation('shop');
  const [state, setState] = useState<PurchaseState | null>(null);
  const [shown, setShown] = useState(PAGE);
  const [found, setFound] = useState<{ purchases: readonly Purchase[]; more: boolean } | null>(null);

  const ask = useCallback(async () => {
    const answer = await client.shop.purchases({ state, limit: Math.min(shown, 200) });
    if (!answer.ok) {
      toastFailed(answer.error);
      return null;
    }
    let { purchases, next } = answer.data;
    while (next !== null && purchases.length < shown) {
      const older = await client.shop.purchases({ state, before: next, limit: PAGE });
      if (!older.ok) break;
      purchases = [...purchases, ...older.data.purchases];
      next = older.data.next;
    }
    return { purchases, more: next !== null };
  }, [state, shown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new purchase is the reason to ask again
  useEffect(() => {
    let wanted = true;
    void ask().then((answer) => {
      if (wanted && answer) setFound(answer);
    });
    return () => {
      wanted = false;
    };
  }, [ask, revision]);

  const whoOf = ({ buyer, owner }: Purchase): string =>
    buyer.id === owner.id ? buyer.name : t('purchases.gift', { buyer: buyer.name, owner: owner.name });

  return (
    <Card
      flush
      title={t('purchases.title')}
      text={t('purchases.text')}
      end={
        <Select
          aria-label={t('purchases.state')}
          allowDeselect={false}
          value={state ?? 'all'}
          data={[
            { value: 'all', label: t('purchases.all') },
            ...STATES.map((one) => ({ value: one, label: t(`purchases.${one}`) })),
          ]}
          onChange={(value) => {
            setShown(PAGE);
            setState(STATES.find((one) => one === value) ?? null);
          }}
        />
      }
    >
      {found?.purchases.length === 0 && (
        <EmptyState
          icon={IconReceipt}
          title={t(state === null ? 'purchases.empty' : 'purchases.none')}
          text={t(state === null ? 'purchases.emptyText' : 'purchases.noneText')}
        />
      )}
      {found && found.purchases.length > 0 && (
        <table className={classes['table']} aria-label={t('purchases.title')}>
          <thead>
            <tr>
              <th scope="col">{t('purchases.time')}</th>
              <th scope="col">{t('purchases.item')}</th>
              <th scope="col">{t('purchases.who')}</th>
              <th scope="col" className={classes['number']}>
                {t('purchases.price')}
              </th>
              <th scope="col">{t('purchases.state')}</th>
              <th scope="col">{t('purchases.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {found.purchases.map((purchase) => {
              const who = whoOf(purchase);
              const name = { item: purchase.title, who };
              return (
                <tr key={purchase.id} data-off={purchase.state === 'refunded'}>
                  <td className={classes['time']}>
                    <RelativeTime time={purchase.time} />
                  </td>
                  <td>
                    {purchase.title}
                    {purchase.note !== '' && (
                      <span className={classes['sub']} title={purchase.note}>
                        {purchase.note}
                      </span>
                    )}
                  </td>
                  <td>{who}</td>
                  <td className={classes['number']}>
                    {priceWords(purchase.price, purchase.currency, currencies)}
                  </td>
                  <td>
                    <span
                      className={classes['state']}
                      data-tone={purchase.state === 'open' ? 'warn' : undefined}
                    >
                      {t(`purchases.${purchase.state}`)}
                    </span>
                  </td>
                  <td>
                    <span className={classes['actions']}>
                      {purchase.state === 'open' && (
                        <Button
                          size="compact-xs"
                          aria-label={t('purchases.fulfilName', name)}
                          onClick={() =>
                            void done(
                              client.shop.fulfil({ id: purchase.id }),
                              t('toast.fulfilled', { name: purchase.title }),
                            )
                          }
                        >
                          {t('purchases.fulfil')}
                        </Button>
                      )}
                      {purchase.state !== 'refunded' && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={t('purchases.refundName', name)}
                          onClick={() =>
                            void done(
                              client.shop.refund({ id: purchase.id }),
                              t('toast.refunded', { name: purchase.title }),
                            )
                          }
                        >
                          {t('purchases.refund')}
                        </Button>
                      )}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {found?.more && (
        <div className={classes['filters']}>
          <Button onClick={() => setShown(shown + PAGE)}>{t('purchases.more')}</Button>
        </div>
      )}
    </Card>
  );
}
