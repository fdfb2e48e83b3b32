import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileImport, IconFileTypeCsv, IconJson, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PageActions } from '../../app/PageActions.tsx';
import { exportQuotes, importQuotes } from './actions.ts';

/** Beside the heading: adding, import, export. */
export function QuoteActions({ onAdd }: { onAdd: () => void }): ReactNode {
  const { t } = useTranslation('quotes');
  const file = useRef<HTMLInputElement>(null);
  return (
    <PageActions>
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,.json,text/csv,application/json"
        aria-label={t('file.import')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          // The same file can be chosen again.
          event.currentTarget.value = '';
          if (chosen) void importQuotes(chosen);
        }}
      />
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{t('file.label')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFileImport size={16} stroke={1.75} />}
            onClick={() => file.current?.click()}
          >
            {t('file.import')}
          </Menu.Item>
          <Menu.Label>{t('file.importHelp')}</Menu.Label>
          <Menu.Item
            leftSection={<IconFileTypeCsv size={16} stroke={1.75} />}
            onClick={() => void exportQuotes('csv')}
          >
            {t('file.exportCsv')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconJson size={16} stroke={1.75} />}
            onClick={() => void exportQuotes('json')}
          >
            {t('file.exportJson')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="filled" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={onAdd}>
        {t('add.button')}
      </Button>
    </PageActions>
  );
}
