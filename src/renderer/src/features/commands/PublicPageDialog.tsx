import { Button, Modal } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { SwitchRow } from '../../ui/SwitchRow.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './Dialogs.module.css';

const ask = () => client.commands.page({});

/** The page of commands that viewers may read: its address, and its switch. */
export function PublicPageDialog({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('commands');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('page.title')}
      closeButtonProps={{ 'aria-label': t('page.close') }}
    >
      {opened && <PublicPage />}
    </Modal>
  );
}

function PublicPage(): ReactNode {
  const { t } = useTranslation('commands');
  const { data, again } = useAsk(useCallback(ask, []));

  const flip = async (page: boolean): Promise<void> => {
    const answer = await client.settings.set({ feature: 'commands', values: { page } });
    if (answer.ok) {
      toastDone(t(page ? 'page.isOn' : 'page.isOff'));
      again();
    } else toastFailed(answer.error);
  };

  return (
    <div className={classes['stack']}>
      <p className={classes['text']}>{t('page.text')}</p>
      <SwitchRow
        title={t('page.switch')}
        text={t('page.switchHelp')}
        on={data?.on ?? false}
        disabled={data === null}
        onChange={(on) => void flip(on)}
      />
      {data?.on && data.url === null && <p className={classes['text']}>{t('page.noServer')}</p>}
      {data?.url && (
        <>
          <code className={classes['address']}>{data.url}</code>
          <div className={classes['buttons']}>
            <Button
              component="a"
              href={data.url}
              target="_blank"
              rel="noreferrer"
              leftSection={<IconExternalLink size={16} aria-hidden="true" />}
            >
              {t('page.open')}
            </Button>
            <CopyButton text={data.url} label={t('page.copy')} variant="filled" wide />
          </div>
        </>
      )}
    </div>
  );
}
