import type { ReactNode } from 'react';
import { rewatch } from '../../api/client.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { FocusCard } from './FocusCard.tsx';
import { ListCard } from './ListCard.tsx';
import { todoList } from './live.ts';
import { TasksCard } from './TasksCard.tsx';
import classes from './TodoPage.module.css';

export function TodoPage(): ReactNode {
  const { refused } = todoList.useLive();
  if (refused) return <Refusal error={refused} feature="todo" onRetry={() => rewatch('todo')} />;
  return (
    <div className={classes['page']}>
      <ListCard />
      <div className={classes['side']}>
        <FocusCard />
        <TasksCard />
      </div>
    </div>
  );
}
