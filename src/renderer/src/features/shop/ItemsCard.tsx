import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { IconDiscount, IconSearch, IconSearchOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sale, ShopDesk, ShopItem } from '../../../../shared/contract/shop.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BulkBar } from '../../ui/rules/BulkBar.tsx';
import { done } from '../../ui/rules/done.ts';
import classes from '../../ui/rules/rules.module.css';
import { useChosen } from '../../ui/rules/useChosen.ts';
import { ItemRow } from './ItemRow.tsx';

interface ItemsCardProps {
  desk: ShopDesk;
  onEdit(item: ShopItem): void;
}

/** What is sold, in the order of the shop. */
export function ItemsCard({ desk, onEdit }: ItemsCardProps): ReactNode {
  const { t } = useTranslation(['shop', 'app']);
  const [search, setSearch] = useState('');
  const rows = desk.items.map((view) => ({ ...view, id: view.item.id }));
  const chosen = useChosen(rows);
  const words = search.toLowerCase();
  const shown = rows.filter(({ item }) =>
    `${item.id} ${item.title} ${item.category} ${item.text}`.toLowerCase().includes(words),
  );
  const order = rows.map(({ id }) => id);
  const enable = (ids: readonly string[], on: boolean): void =>
    void done(
      client.shop.enable({ ids: [...ids], on }),
      t(on ? 'shop:toast.on' : 'shop:toast.off', { count: ids.length }),
    );
  const remove = (ids: readonly string[]): void =>
    void done(client.shop.remove({ ids: [...ids] }), t('shop:toast.removed', { count: ids.length }));
  const putOnSale = (sale: Sale | null): void =>
    void done(
      client.shop.putOnSale({ ids: [...chosen.ids], sale }),
      sale === null ? t('shop:toast.saleEnded') : t('shop:toast.sale', { count: chosen.ids.length }),
    );
  const move = (id: string, by: 1 | -1): void => {
    const at = order.indexOf(id);
    const ids = order.filter((one) => one !== id);
    ids.splice(at + by, 0, id);
    void done(client.shop.order({ ids }), t('shop:toast.ordered'));
  };
  const marked = shown.length > 0 && shown.every(({ id }) => chosen.has(id));

  return (
    <Card flush title={t('shop:items.title')} text={t('shop:items.text')}>
      <div className={classes['filters']}>
        <TextInput
          className={classes['search'] ?? ''}
          type="search"
          aria-label={t('shop:items.search')}
          placeholder={t('shop:items.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <BulkBar chosen={chosen} onEnable={enable} onRemove={remove}>
        <Menu>
          <Menu.Target>
            <Button leftSection={<IconDiscount size={16} aria-hidden="true" />}>
              {t('shop:items.sale')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => putOnSale({ percent: 25, from: null, until: null })}>
              {t('shop:items.off25')}
            </Menu.Item>
            <Menu.Item onClick={() => putOnSale({ percent: 50, from: null, until: null })}>
              {t('shop:items.off50')}
            </Menu.Item>
            <Menu.Item onClick={() => putOnSale(null)}>{t('shop:items.endSale')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </BulkBar>
      {shown.length === 0 ? (
        <EmptyState icon={IconSearchOff} title={t('shop:items.nothing')} text={t('shop:items.nothingText')}>
          <Button onClick={() => setSearch('')}>{t('shop:items.clear')}</Button>
        </EmptyState>
      ) : (
        <table className={classes['table']} aria-label={t('shop:items.title')}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t('app:rules.chooseAll')}
                  checked={marked}
                  indeterminate={!marked && chosen.ids.length > 0}
                  onChange={(event) =>
                    chosen.all(
                      shown.map(({ id }) => id),
                      event.currentTarget.checked,
                    )
                  }
                />
              </th>
              <th scope="col">{t('shop:items.item')}</th>
              <th scope="col">{t('shop:items.state')}</th>
              <th scope="col" className={classes['wideOnly']}>
                {t('shop:items.category')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('shop:items.price')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('shop:items.stock')}
              </th>
              <th scope="col">{t('shop:items.on')}</th>
              <th scope="col">{t('shop:items.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((view) => (
              <ItemRow
                key={view.id}
                view={view}
                currencies={desk.currencies}
                marked={chosen.has(view.id)}
                isFirst={order[0] === view.id}
                isLast={order.at(-1) === view.id}
                onMark={(on) => chosen.toggle(view.id, on)}
                onEdit={() => onEdit(view.item)}
                onMove={(by) => move(view.id, by)}
                onEnable={(on) => enable([view.id], on)}
                onRemove={() => remove([view.id])}
              />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
