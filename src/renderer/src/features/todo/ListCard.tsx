import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TODO_LENGTH } from '../../../../shared/contract/todo.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { settle } from './actions.ts';
import { todoList } from './live.ts';
import classes from './TodoPage.module.css';
import { TodoRow } from './TodoRow.tsx';

/** The streamer's own list. */
export function ListCard(): ReactNode {
  const { t } = useTranslation('todo');
  const items = todoList.useLive().data?.items ?? null;
  const [text, setText] = useState('');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  const add = async (): Promise<void> => {
    if (await settle(client.todo.add({ text }), t('list.added', { text: text.trim() }))) setText('');
  };
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (!items || over === null || active.id === over.id) return;
    const from = items.findIndex(({ id }) => id === active.id);
    const to = items.findIndex(({ id }) => id === over.id);
    const item = items[from];
    if (!item || to < 0) return;
    // Shown at once; the stream puts it right if the engine says otherwise.
    todoList.change((list) => ({ items: arrayMove([...list.items], from, to) }));
    void settle(client.todo.move({ id: item.id, to }), t('list.moved', { text: item.text }));
  };

  const told = (
    key: 'pickedUp' | 'over' | 'putDown' | 'left',
    id: UniqueIdentifier,
    at: UniqueIdentifier,
  ): string =>
    t(`list.${key}`, {
      text: items?.find((item) => item.id === id)?.text ?? '',
      place: (items?.findIndex((item) => item.id === at) ?? 0) + 1,
      count: items?.length ?? 0,
    });
  const announcements: Announcements = {
    onDragStart: ({ active }) => told('pickedUp', active.id, active.id),
    onDragOver: ({ active, over }) => told('over', active.id, over?.id ?? active.id),
    onDragEnd: ({ active, over }) => told('putDown', active.id, over?.id ?? active.id),
    onDragCancel: ({ active }) => told('left', active.id, active.id),
  };

  return (
    <Card
      title={t('list.title')}
      text={t('list.text')}
      end={
        items &&
        items.length > 0 && (
          <>
            <span className={classes['quiet']}>
              {t('list.count', { count: items.filter(({ done }) => !done).length })}
            </span>
            <Button
              disabled={!items.some(({ done }) => done)}
              onClick={() => void settle(client.todo.clear({ what: 'done' }), t('list.cleared'))}
            >
              {t('list.clearDone')}
            </Button>
            <ConfirmButton
              label={t('list.clearAll')}
              question={t('list.clearQuestion')}
              confirm={t('list.clearAll')}
              dangerous
              onConfirm={async () => {
                await settle(client.todo.clear({ what: 'all' }), t('list.cleared'));
              }}
            >
              <p>{t('list.clearText')}</p>
            </ConfirmButton>
          </>
        )
      }
    >
      <form
        className={classes['add']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (text.trim() !== '') void add();
        }}
      >
        <TextInput
          className={classes['grow'] ?? ''}
          aria-label={t('list.add')}
          placeholder={t('list.add')}
          maxLength={TODO_LENGTH}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={text.trim() === ''}>
          {t('list.addButton')}
        </Button>
      </form>
      {items === null && <Skeleton height={80} />}
      {items?.length === 0 && (
        <EmptyState icon={IconChecklist} title={t('list.empty')} text={t('list.emptyText')} />
      )}
      {items && items.length > 0 && (
        <DndContext
          sensors={sensors}
          collisionDetection={closestCenter}
          accessibility={{
            announcements,
            screenReaderInstructions: { draggable: t('list.sortKeys') },
          }}
          onDragEnd={onDragEnd}
        >
          <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
            <ul className={classes['list']} aria-label={t('list.title')}>
              {items.map((item) => (
                <TodoRow key={item.id} item={item} />
              ))}
            </ul>
          </SortableContext>
        </DndContext>
      )}
    </Card>
  );
}
