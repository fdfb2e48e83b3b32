import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { rewatch } from '../../api/client.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { ChatPanel } from '../chat/ChatPanel.tsx';
import { CrowdCard } from './CrowdCard.tsx';
import { FaultsCard } from './FaultsCard.tsx';
import { HappeningsCard } from './HappeningsCard.tsx';
import { OffStage } from './OffStage.tsx';
import classes from './RehearsalPage.module.css';
import { SayCard } from './SayCard.tsx';
import { ScenesCard } from './ScenesCard.tsx';
import { SignInCard } from './SignInCard.tsx';
import { StageStrip } from './StageStrip.tsx';
import { stage } from './stage.ts';

/** What one does on the left, what comes of it on the right. */
export function RehearsalPage(): ReactNode {
  const { data: now, refused } = stage.useLive();
  if (refused && !now)
    return <Refusal error={refused} feature="rehearsal" onRetry={() => rewatch('rehearsal')} />;
  if (!now) return <Skeleton height={320} />;
  if (!now.on) return <OffStage />;
  return (
    <div className={classes['columns']}>
      <div className={classes['column']}>
        <StageStrip stage={now} />
        {now.signIn && <SignInCard code={now.signIn.code} />}
        <SayCard />
        <HappeningsCard />
        <ScenesCard scenes={now.scenes} playing={now.playing} />
        <CrowdCard crowd={now.crowd} />
        <FaultsCard faults={now.faults} />
      </div>
      <div className={classes['chat']}>
        <ChatPanel />
      </div>
    </div>
  );
}
