import type { ReactNode } from 'react';
import { rewatch } from '../../api/client.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { KeptCard } from './KeptCard.tsx';
import { reminders } from './live.ts';
import classes from './MemoriesPage.module.css';
import { RemindersCard } from './RemindersCard.tsx';

export function MemoriesPage(): ReactNode {
  const { refused } = reminders.useLive();
  if (refused) return <Refusal error={refused} feature="memories" onRetry={() => rewatch('memories')} />;
  return (
    <div className={classes['page']}>
      <RemindersCard />
      <div className={classes['columns']}>
        <KeptCard kind="note" />
        <KeptCard kind="link" />
      </div>
    </div>
  );
}
