import { Button, Menu } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconColumns3,
  IconDownload,
  IconFileTypeCsv,
  IconUpload,
  IconUsersGroup,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageActions } from '../../app/PageActions.tsx';
import { saveTable } from './actions.ts';
import { COLUMNS, toggleColumn, useColumns } from './columns.ts';
import { GroupsDialog } from './GroupsDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';

/** Columns, groups, and the table as a file. */
export function UsersActions(): ReactNode {
  const { t } = useTranslation('viewers');
  const shown = useColumns((columns) => columns.shown);
  const [dialog, setDialog] = useState<'groups' | 'import' | null>(null);
  const [saving, setSaving] = useState(false);
  const arrow = <IconChevronDown size={14} aria-hidden="true" />;

  const save = async (): Promise<void> => {
    setSaving(true);
    await saveTable();
    setSaving(false);
  };

  return (
    <PageActions>
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconColumns3 size={16} aria-hidden="true" />} rightSection={arrow}>
            {t('columns')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {COLUMNS.map((column) => (
            <Menu.Item
              key={column}
              role="menuitemcheckbox"
              aria-checked={shown.includes(column)}
              rightSection={shown.includes(column) && <IconCheck size={14} aria-hidden="true" />}
              onClick={() => toggleColumn(column)}
            >
              {t(`column.${column}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        leftSection={<IconUsersGroup size={16} aria-hidden="true" />}
        onClick={() => setDialog('groups')}
      >
        {t('groups.open')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            loading={saving}
            leftSection={<IconFileTypeCsv size={16} aria-hidden="true" />}
            rightSection={arrow}
          >
            {t('table.label')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={() => void save()}>
            {t('table.save')}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={16} />} onClick={() => setDialog('import')}>
            {t('table.read')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <GroupsDialog opened={dialog === 'groups'} onClose={() => setDialog(null)} />
      <ImportDialog opened={dialog === 'import'} onClose={() => setDialog(null)} />
    </PageActions>
  );
}
