import { Tabs } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { GamesTab } from './GamesTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { useGameChanges } from './live.ts';
import { StatisticsTab } from './StatisticsTab.tsx';

const TABS = ['games', 'history', 'statistics'] as const;
const askGames = () => client.games.list({});

export function GamesPage(): ReactNode {
  const { t } = useTranslation('games');
  const list = useAsk(useCallback(askGames, []));
  useGameChanges(list.again, false);
  if (list.error && (!list.data || list.error.code === 'feature_off')) {
    return <Refusal error={list.error} feature="games" onRetry={list.again} />;
  }
  if (!list.data) return null;
  const { games } = list.data;
  return (
    <Tabs defaultValue="games" keepMounted={false}>
      <Tabs.List aria-label={t('tabs.label')}>
        {TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`tabs.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="games" pt="md">
        <GamesTab games={games} onChanged={list.again} />
      </Tabs.Panel>
      <Tabs.Panel value="history" pt="md">
        <HistoryTab games={games} />
      </Tabs.Panel>
      <Tabs.Panel value="statistics" pt="md">
        <StatisticsTab games={games} />
      </Tabs.Panel>
    </Tabs>
  );
}
