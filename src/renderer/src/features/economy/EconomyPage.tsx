import { Tabs } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { BoardTab } from './BoardTab.tsx';
import { BooksTab } from './BooksTab.tsx';
import { LedgerTab } from './LedgerTab.tsx';
import { PlanTab } from './PlanTab.tsx';

const TABS = ['books', 'plan', 'ledger', 'board'] as const;
const askPlan = () => client.economy.plan({});

export function EconomyPage(): ReactNode {
  const { t } = useTranslation('economy');
  const plan = useAsk(useCallback(askPlan, []));
  if (plan.error && (!plan.data || plan.error.code === 'feature_off')) {
    return <Refusal error={plan.error} feature="economy" onRetry={plan.again} />;
  }
  if (!plan.data) return null;
  const currencies = [...plan.data.plan.currencies, { id: 'xp', one: 'XP', many: 'XP' }];
  return (
    <Tabs defaultValue="books" keepMounted={false}>
      <Tabs.List aria-label={t('tabs.label')}>
        {TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`tabs.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="books" pt="md">
        <BooksTab />
      </Tabs.Panel>
      <Tabs.Panel value="plan" pt="md">
        <PlanTab plan={plan.data.plan} defaults={plan.data.defaults} onSaved={plan.again} />
      </Tabs.Panel>
      <Tabs.Panel value="ledger" pt="md">
        <LedgerTab currencies={currencies} />
      </Tabs.Panel>
      <Tabs.Panel value="board" pt="md">
        <BoardTab currencies={currencies} />
      </Tabs.Panel>
    </Tabs>
  );
}
