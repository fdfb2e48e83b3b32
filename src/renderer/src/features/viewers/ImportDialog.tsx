import { Button, FileButton, Modal } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { toastFailed } from '../../ui/toast.tsx';
import classes from './UsersPage.module.css';

interface Tried {
  name: string;
  text: string;
  added: number;
  changed: number;
  problems: readonly string[];
}

/** Shows what a table would change before it does. */
export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('viewers');
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);

  const look = async (file: File | null): Promise<void> => {
    if (!file) return;
    setBusy(true);
    const text = await file.text();
    const answer = await client.viewers.import({ text, apply: false });
    setBusy(false);
    if (answer.ok) setTried({ name: file.name, text, ...answer.data });
    else toastFailed(answer.error);
  };

  const close = (): void => {
    if (busy) return;
    setTried(null);
    onClose();
  };

  const apply = async (): Promise<void> => {
    if (!tried) return;
    setBusy(true);
    const answer = await client.viewers.import({ text: tried.text, apply: true });
    setBusy(false);
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastChange(
      `${t('table.done', { count: answer.data.added })} ${t('bulk.changed', { count: answer.data.changed })}`,
      answer.data.undo,
    );
    setTried(null);
    onClose();
  };

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('table.title')}
      closeButtonProps={{ 'aria-label': t('person.close') }}
    >
      <div className={classes['stack']}>
        <p className={classes['quiet']}>{t('table.text')}</p>
        <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void look(file)}>
          {(button) => (
            <Button {...button} loading={busy} leftSection={<IconFileTypeCsv size={16} aria-hidden="true" />}>
              {tried?.name ?? t('table.file')}
            </Button>
          )}
        </FileButton>
        {tried && (
          <div role="status">
            <p>{t('table.wouldAdd', { count: tried.added })}</p>
            <p>{t('table.wouldChange', { count: tried.changed })}</p>
          </div>
        )}
        {tried && tried.problems.length > 0 && (
          <section aria-label={t('table.problems')}>
            <p className={classes['quiet']}>{t('table.problems')}</p>
            <ul className={classes['problems']}>
              {tried.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </section>
        )}
        {tried && tried.added + tried.changed > 0 && (
          <Button variant="filled" loading={busy} onClick={() => void apply()}>
            {t('table.apply')}
          </Button>
        )}
      </div>
    </Modal>
  );
}
