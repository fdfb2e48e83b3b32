import { ActionIcon, Switch, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../../shared/contract/social.ts';
import classes from './ListsPage.module.css';
import { removeEntry, switchEntry } from './lists.ts';

/** Long texts are cut in the names of buttons. */
const NAME_LENGTH = 60;

export function EntryRow({ entry, onEdit }: { entry: Entry; onEdit: () => void }): ReactNode {
  const { t } = useTranslation('social');
  const { text, category, weight, enabled } = entry;
  const name = text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH - 1)}…` : text;
  const edit = t('entry.edit', { text: name });
  const remove = t('entry.remove', { text: name });
  return (
    <li className={classes['entry']} data-off={!enabled}>
      <Switch
        aria-label={t('entry.on', { text: name })}
        checked={enabled}
        onChange={(event) => void switchEntry(entry, event.currentTarget.checked)}
      />
      <span className={classes['entryText']}>{text}</span>
      <span className={classes['quiet']}>{category}</span>
      <span className={classes['weight']} title={t('entry.weightHelp', { weight })}>
        {weight > 1 ? t('entry.weight', { weight }) : ''}
      </span>
      <Tooltip label={edit}>
        <ActionIcon variant="subtle" aria-label={edit} onClick={onEdit}>
          <IconPencil size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={remove}>
        <ActionIcon variant="subtle" aria-label={remove} onClick={() => void removeEntry(entry)}>
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
