import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Refusal } from '../../ui/Refusal.tsx';
import { ChatPanel } from '../chat/ChatPanel.tsx';
import { twitch } from '../connection/status.ts';
import { isWelcomed } from '../welcome/firstRun.ts';
import { ChangesCard } from './ChangesCard.tsx';
import classes from './HomePage.module.css';
import { ModulesCard } from './ModulesCard.tsx';
import { NoticeList } from './NoticeList.tsx';
import { overview } from './overview.ts';
import { StageCard } from './StageCard.tsx';
import { StepsCard } from './StepsCard.tsx';
import { TogglesCard } from './TogglesCard.tsx';

export function HomePage(): ReactNode {
  const { data, refused } = overview.useLive();
  const connection = twitch.useLive();
  if (refused && !data) return <Refusal error={refused} feature="home" onRetry={() => location.reload()} />;
  // The welcome may be about to take this page's place; it is known in a moment.
  if (!isWelcomed() && !connection.data && !connection.refused) return <Skeleton height={320} />;
  return (
    <div className={classes['page']}>
      <div className={classes['chat']}>
        <ChatPanel />
      </div>
      <div className={classes['side']}>
        <NoticeList notices={data?.notices ?? []} />
        <StageCard overview={data} />
        <TogglesCard toggles={data?.toggles ?? null} />
        <ChangesCard />
        <StepsCard steps={data?.steps ?? null} />
        <ModulesCard />
      </div>
    </div>
  );
}
