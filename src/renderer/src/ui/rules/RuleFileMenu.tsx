import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileImport, IconReplace } from '@tabler/icons-react';
import { t as translate } from 'i18next';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastChange } from '../../api/undo.ts';
import { download } from '../download.ts';
import { toastFailed } from '../toast.tsx';
import type { RuleCalls } from './ruleCalls.ts';

type Mode = 'add' | 'replace';

interface RuleFileMenuProps {
  calls: Pick<RuleCalls, 'exportRules' | 'importRules'>;
}

/** Rules as a file, out and in. Replacing can be taken back like any other change. */
export function RuleFileMenu({ calls }: RuleFileMenuProps): ReactNode {
  const { t } = useTranslation('app');
  const input = useRef<HTMLInputElement>(null);
  const mode = useRef<Mode>('add');
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    setBusy(true);
    const result = await calls.exportRules({});
    setBusy(false);
    if (result.ok) download(result.data.fileName, result.data.text, 'application/json;charset=utf-8');
    else toastFailed(result.error);
  };
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    const result = await calls.importRules({ text: await file.text(), mode: mode.current });
    setBusy(false);
    if (result.ok)
      toastChange(translate('app:rules.file.imported', { count: result.data.count }), result.data.undo);
    else toastFailed(result.error);
  };
  const choose = (how: Mode): void => {
    mode.current = how;
    input.current?.click();
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            loading={busy}
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          >
            {t('rules.file.label')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconDownload size={16} stroke={1.75} />} onClick={() => void save()}>
            {t('rules.file.export')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileImport size={16} stroke={1.75} />} onClick={() => choose('add')}>
            {t('rules.file.add')}
          </Menu.Item>
          <Menu.Item leftSection={<IconReplace size={16} stroke={1.75} />} onClick={() => choose('replace')}>
            {t('rules.file.replace')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('rules.file.choose')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
    </>
  );
}
