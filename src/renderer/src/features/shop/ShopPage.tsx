import { Button, Skeleton, Tabs } from '@mantine/core';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopItem } from '../../../../shared/contract/shop.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { RulesHead } from '../../ui/rules/RulesHead.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import { shopDesk } from './desk.ts';
import { ItemEditor } from './ItemEditor.tsx';
import { ItemsCard } from './ItemsCard.tsx';
import { newItem } from './items.ts';
import { PurchasesTab } from './PurchasesTab.tsx';
import { SoldTab } from './SoldTab.tsx';

const TABS = ['items', 'purchases', 'sold'] as const;

export function ShopPage(): ReactNode {
  const { t } = useTranslation('shop');
  const { data, refused } = shopDesk.useLive();
  const [edited, setEdited] = useState<ShopItem | null>(null);
  if (refused && !data) return <Refusal error={refused} feature="shop" onRetry={() => location.reload()} />;
  if (data === null) return <Skeleton height={280} />;

  const addPack = async (): Promise<void> => {
    const answer = await client.shop.addPack({});
    if (!answer.ok) toastFailed(answer.error);
    else if (answer.data.count === 0) toastDone(t('packThere'));
    else toastChange(t('packAdded', { count: answer.data.count }), answer.data.undo);
  };
  const create = (): void => setEdited(newItem());
  const pack = <Button onClick={() => void addPack()}>{t('addPack')}</Button>;
  return (
    <>
      <RulesHead calls={client.shop} create={t('create')} onCreate={create}>
        {data.items.length > 0 && pack}
      </RulesHead>
      <Tabs defaultValue="items" keepMounted={false}>
        <Tabs.List aria-label={t('tabs.label')}>
          {TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="items" pt="md">
          {data.items.length === 0 ? (
            <EmptyState icon={IconBuildingStore} title={t('items.empty')} text={t('items.emptyText')}>
              <Button
                variant="filled"
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                onClick={create}
              >
                {t('create')}
              </Button>
              {pack}
            </EmptyState>
          ) : (
            <ItemsCard desk={data} onEdit={setEdited} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="purchases" pt="md">
          <PurchasesTab currencies={data.currencies} revision={data.revision} />
        </Tabs.Panel>
        <Tabs.Panel value="sold" pt="md">
          <SoldTab currencies={data.currencies} revision={data.revision} />
        </Tabs.Panel>
      </Tabs>
      {edited && (
        <ItemEditor
          item={edited}
          stock={data.items.find(({ item }) => item.id === edited.id)?.stock ?? null}
          isNew={edited.id === ''}
          desk={data}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
