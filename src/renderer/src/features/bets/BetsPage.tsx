import { Skeleton, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../ui/Refusal.tsx';
import { BetForm } from './BetForm.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { betNow, pollNow } from './live.ts';
import { PollForm } from './PollForm.tsx';
import { RunningBet } from './RunningBet.tsx';
import { RunningPoll } from './RunningPoll.tsx';

const TABS = ['bets', 'polls', 'history'] as const;

export function BetsPage(): ReactNode {
  const { t } = useTranslation('bets');
  return (
    <Tabs defaultValue="bets" keepMounted={false}>
      <Tabs.List aria-label={t('tabs.label')}>
        {TABS.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`tabs.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="bets" pt="md">
        <BetTab />
      </Tabs.Panel>
      <Tabs.Panel value="polls" pt="md">
        <PollTab />
      </Tabs.Panel>
      <Tabs.Panel value="history" pt="md">
        <HistoryTab />
      </Tabs.Panel>
    </Tabs>
  );
}

function BetTab(): ReactNode {
  const { data, refused } = betNow.useLive();
  if (refused) return <Refusal error={refused} feature="bets" onRetry={() => location.reload()} />;
  if (data === null) return <Skeleton height={280} />;
  return data.bet ? <RunningBet bet={data.bet} /> : <BetForm {...data} />;
}

function PollTab(): ReactNode {
  const { data, refused } = pollNow.useLive();
  if (refused) return <Refusal error={refused} feature="polls" onRetry={() => location.reload()} />;
  if (data === null) return <Skeleton height={280} />;
  return data.poll ? <RunningPoll poll={data.poll} /> : <PollForm usual={data.usual} />;
}
