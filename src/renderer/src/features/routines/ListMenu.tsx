import { Button, Menu, Modal } from '@mantine/core';
import { IconBulb, IconChevronDown, IconDownload, IconUpload } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllKinds } from '../../ui/steps/kinds.ts';
import { exportRoutines, importRoutines } from './doing.ts';
import { ExampleList, useExample } from './Examples.tsx';
import classes from './ListMenu.module.css';

interface ListMenuProps {
  examples: AllKinds['examples'];
  /** Whether there is any routine to export. */
  any: boolean;
}

/** Examples, import and export. */
export function ListMenu({ examples, any }: ListMenuProps): ReactNode {
  const { t } = useTranslation(['routines', 'app']);
  const file = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly { routine: string; message: string }[]>([]);
  const [showing, setShowing] = useState(false);
  const use = useExample();
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

  const take = async (chosen: File): Promise<void> => setProblems((await importRoutines(chosen)) ?? []);

  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('routines:import')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen) void take(chosen);
        }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            {t('routines:more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconBulb {...icon} />} onClick={() => setShowing(true)}>
            {t('routines:examples')}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload {...icon} />} onClick={() => file.current?.click()}>
            {t('routines:import')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload {...icon} />}
            disabled={!any}
            onClick={() => void exportRoutines([])}
          >
            {t('routines:exportAll')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={showing}
        onClose={() => setShowing(false)}
        size="xl"
        title={t('routines:examples')}
        closeButtonProps={{ 'aria-label': t('app:common.close') }}
      >
        <ExampleList examples={examples} onUse={use} />
      </Modal>
      <Modal
        opened={problems.length > 0}
        onClose={() => setProblems([])}
        title={t('routines:importProblems')}
        closeButtonProps={{ 'aria-label': t('app:common.close') }}
      >
        <p className={classes['text']}>{t('routines:importProblemsText')}</p>
        <ul className={classes['problems']}>
          {problems.map(({ routine, message }) => (
            <li key={`${routine}:${message}`}>
              <strong>{routine}</strong>: {message}
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
