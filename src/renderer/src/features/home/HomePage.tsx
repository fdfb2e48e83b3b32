import type { ReactNode } from 'react';
import { Refusal } from '../../ui/Refusal.tsx';
import classes from './HomePage.module.css';
import { ModulesCard } from './ModulesCard.tsx';
import { NoticeList } from './NoticeList.tsx';
import { overview } from './overview.ts';
import { StageCard } from './StageCard.tsx';
import { StepsCard } from './StepsCard.tsx';
import { TogglesCard } from './TogglesCard.tsx';

export function HomePage(): ReactNode {
  const { data, refused } = overview.useLive();
  if (refused && !data) return <Refusal error={refused} feature="home" onRetry={() => location.reload()} />;
  return (
    <div className={classes['page']}>
      <StageCard overview={data} />
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <NoticeList notices={data?.notices ?? []} />
          <StepsCard steps={data?.steps ?? null} />
        </div>
        <div className={classes['column']}>
          <TogglesCard toggles={data?.toggles ?? null} />
          <ModulesCard />
        </div>
      </div>
    </div>
  );
}
