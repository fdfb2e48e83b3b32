import { Button, Menu } from '@mantine/core';
import { IconDiscount, IconSearchOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sale, ShopDesk, ShopItem } from '../../../../shared/contract/shop.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BulkBar } from '../../ui/rules/BulkBar.tsx';
import { done } from '../../ui/rules/done.ts';
import { RuleTable } from '../../ui/rules/RuleTable.tsx';
import classes from '../../ui/rules/rules.module.css';
import { useRuleList } from '../../ui/rules/useRuleList.ts';
import { SearchField } from '../../ui/SearchField.tsx';
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
  const list = useRuleList(rows, client.shop, (what, count) => t(`shop:toast.${what}`, { count }));
  const { chosen } = list;
  const words = search.toLowerCase();
  const shown = rows.filter(({ item }) =>
    `${item.id} ${item.title} ${item.category} ${item.text}`.toLowerCase().includes(words),
  );
  const order = rows.map(({ id }) => id);
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

  return (
    <Card flush title={t('shop:items.title')} text={t('shop:items.text')}>
      <div className={classes['filters']}>
        <SearchField
          className={classes['search']}
          label={t('shop:items.search')}
          value={search}
          onChange={setSearch}
        />
      </div>
      <BulkBar list={list}>
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
        <RuleTable
          label={t('shop:items.title')}
          list={list}
          all={shown}
          name={t('shop:items.item')}
          columns={
            <>
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
            </>
          }
        >
          {shown.map((view) => (
            <ItemRow
              key={view.id}
              view={view}
              list={list}
              currencies={desk.currencies}
              isFirst={order[0] === view.id}
              isLast={order.at(-1) === view.id}
              onEdit={() => onEdit(view.item)}
              onMove={(by) => move(view.id, by)}
            />
          ))}
        </RuleTable>
      )}
    </Card>
  );
}
