import { Button, Menu } from '@mantine/core';
import {
  IconArrowForward,
  IconChevronDown,
  IconDownload,
  IconPlus,
  IconUpload,
  IconWorld,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageActions } from '../../app/PageActions.tsx';
import { exportCommands } from './changes.ts';
import { newAlias, newCommand } from './editing.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { PublicPageDialog } from './PublicPageDialog.tsx';

/** Beside the heading: new commands, and what goes in and out. */
export function CommandActions(): ReactNode {
  const { t } = useTranslation('commands');
  const [open, setOpen] = useState<'import' | 'page' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <PageActions>
      <Button leftSection={<IconWorld size={16} aria-hidden="true" />} onClick={() => setOpen('page')}>
        {t('actions.page')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{t('actions.file')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDownload size={16} stroke={1.75} />}
            onClick={() => void exportCommands(null)}
          >
            {t('actions.export')}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={16} stroke={1.75} />} onClick={() => setOpen('import')}>
            {t('actions.import')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button leftSection={<IconArrowForward size={16} aria-hidden="true" />} onClick={newAlias}>
        {t('actions.newAlias')}
      </Button>
      <Button
        variant="filled"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => newCommand()}
      >
        {t('actions.new')}
      </Button>
      <ImportDialog opened={open === 'import'} onClose={close} />
      <PublicPageDialog opened={open === 'page'} onClose={close} />
    </PageActions>
  );
}
