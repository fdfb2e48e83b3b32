import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Button, Checkbox, TextInput, Tooltip } from '@mantine/core';
import { IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TODO_LENGTH, type TodoItem } from '../../../../shared/contract/todo.ts';
import { client } from '../../api/client.ts';
import { settle } from './actions.ts';
import classes from './TodoPage.module.css';

/** One thing of the list, with a handle to move it by mouse or keys. */
export function TodoRow({ item }: { item: TodoItem }): ReactNode {
  const { t } = useTranslation('todo');
  const [editing, setEditing] = useState(false);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: item.id });
  const { id, text, done } = item;

  return (
    <li
      ref={setNodeRef}
      className={classes['row']}
      data-dragging={isDragging}
      data-done={done}
      style={{ transform: CSS.Translate.toString(transform), ...(transition ? { transition } : {}) }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes['handle']}
        {...attributes}
        {...listeners}
        aria-label={t('list.drag', { text })}
      >
        <IconGripVertical size={16} aria-hidden="true" />
      </button>
      <Checkbox
        aria-label={t('list.tick', { text })}
        checked={done}
        onChange={(event) =>
          void settle(
            client.todo.done({ id, done: event.currentTarget.checked }),
            t(done ? 'list.unticked' : 'list.ticked', { text }),
          )
        }
      />
      {editing ? (
        <EditText item={item} onEnd={() => setEditing(false)} />
      ) : (
        <>
          <span className={classes['text']}>{text}</span>
          <Tooltip label={t('list.edit', { text })}>
            <ActionIcon
              variant="subtle"
              aria-label={t('list.edit', { text })}
              onClick={() => setEditing(true)}
            >
              <IconPencil size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('list.remove', { text })}>
            <ActionIcon
              variant="subtle"
              aria-label={t('list.remove', { text })}
              onClick={() => void settle(client.todo.remove({ id }), t('list.removed', { text }))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </li>
  );
}

function EditText({ item, onEnd }: { item: TodoItem; onEnd: () => void }): ReactNode {
  const { t } = useTranslation('todo');
  const [text, setText] = useState(item.text);
  const save = async (): Promise<void> => {
    if (await settle(client.todo.edit({ id: item.id, text }), t('list.changed', { text }))) onEnd();
  };
  return (
    <form
      className={classes['edit']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        autoFocus
        className={classes['grow'] ?? ''}
        aria-label={t('list.add')}
        maxLength={TODO_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onEnd();
        }}
      />
      <Button type="submit" variant="filled" disabled={text.trim() === ''}>
        {t('list.save')}
      </Button>
      <Button onClick={onEnd}>{t('list.cancel')}</Button>
    </form>
  );
}
