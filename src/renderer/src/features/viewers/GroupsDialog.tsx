import { ActionIcon, Button, Modal, TextInput, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../../shared/rpc/errors.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { useAsk } from '../../api/useAsk.ts';
import { toastFailed } from '../../ui/toast.tsx';
import classes from './UsersPage.module.css';

const askGroups = () => client.viewers.groups({});

/** The groups: made, renamed in place, taken away. */
export function GroupsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('viewers');
  const groups = useAsk(useCallback(askGroups, []));
  const { again } = groups;
  const [name, setName] = useState('');
  useEffect(() => {
    if (opened) again();
  }, [opened, again]);

  const act = async (call: Promise<Result<{ undo: string | null }>>, message: string): Promise<void> => {
    const answer = await call;
    if (answer.ok) toastChange(message, answer.data.undo);
    else toastFailed(answer.error);
    again();
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('groups.title')}
      closeButtonProps={{ 'aria-label': t('person.close') }}
    >
      <div className={classes['stack']}>
        <p className={classes['quiet']}>{t('groups.text')}</p>
        <ul className={`${classes['stack']} ${classes['plain']}`}>
          {(groups.data?.groups ?? []).map((group) => (
            <li key={group.name} className={classes['row']}>
              <TextInput
                className={classes['grow'] ?? ''}
                aria-label={t('groups.name')}
                defaultValue={group.name}
                maxLength={40}
                onBlur={(event) => {
                  const to = event.currentTarget.value.trim();
                  if (to === '' || to === group.name) return;
                  void act(
                    client.viewers.renameGroup({ name: group.name, to }),
                    t('groups.renamed', { name: to }),
                  );
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.currentTarget.blur();
                }}
              />
              <span className={classes['quiet']}>{t('groups.members', { count: group.members })}</span>
              <Tooltip label={t('groups.remove')}>
                <ActionIcon
                  aria-label={t('groups.removeName', { name: group.name })}
                  onClick={() =>
                    void act(
                      client.viewers.removeGroup({ name: group.name }),
                      t('groups.removed', { name: group.name }),
                    )
                  }
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
        {groups.data?.groups.length === 0 && <p className={classes['quiet']}>{t('groups.none')}</p>}
        <form
          className={classes['row']}
          onSubmit={(event) => {
            event.preventDefault();
            const made = name.trim();
            if (made === '') return;
            setName('');
            void act(client.viewers.addGroup({ name: made }), t('groups.added', { name: made }));
          }}
        >
          <TextInput
            className={classes['grow'] ?? ''}
            aria-label={t('groups.newName')}
            placeholder={t('groups.newName')}
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit">{t('groups.add')}</Button>
        </form>
      </div>
    </Modal>
  );
}
