import { ActionIcon, Checkbox, Skeleton, Tooltip } from '@mantine/core';
import { IconTrash, IconUserCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../../shared/contract/todo.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { settle } from './actions.ts';
import { tasks } from './live.ts';
import classes from './TodoPage.module.css';

/** What viewers want to do, person by person. */
export function TasksCard(): ReactNode {
  const { t } = useTranslation('todo');
  const all = tasks.useLive().data?.tasks ?? null;
  const people = new Map<string, { name: string; tasks: Task[] }>();
  for (const task of all ?? []) {
    const { id, name } = task.viewer;
    const person = people.get(id) ?? { name, tasks: [] };
    person.tasks.push(task);
    people.set(id, person);
  }
  return (
    <Card title={t('tasks.title')} text={t('tasks.text')}>
      {all === null && <Skeleton height={60} />}
      {all?.length === 0 && (
        <EmptyState icon={IconUserCheck} title={t('tasks.empty')} text={t('tasks.emptyText')} />
      )}
      {[...people].map(([viewerId, { name, tasks: list }]) => (
        <section key={viewerId} aria-label={name}>
          <h3 className={classes['person']}>{name}</h3>
          <ul className={classes['list']}>
            {list.map(({ id, text }, at) => (
              <li key={id} className={classes['row']}>
                <Checkbox
                  aria-label={t('tasks.done', { name, text })}
                  checked={false}
                  onChange={() =>
                    void settle(client.todo.done({ id, done: true }), t('list.ticked', { text }))
                  }
                />
                <span className={classes['text']}>{text}</span>
                {at === 0 && <span className={classes['now']}>{t('tasks.now')}</span>}
                <Tooltip label={t('tasks.remove', { name, text })}>
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('tasks.remove', { name, text })}
                    onClick={() => void settle(client.todo.remove({ id }), t('list.removed', { text }))}
                  >
                    <IconTrash size={16} aria-hidden="true" />
                  </ActionIcon>
                </Tooltip>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
