import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ListsPage.module.css';
import { createList } from './lists.ts';

interface NewListProps {
  opened: boolean;
  onClose: () => void;
  onMade: (name: string) => void;
}

export function NewList({ opened, onClose, onMade }: NewListProps): ReactNode {
  const { t } = useTranslation('social');
  const app = useTranslation('app').t;
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    setBusy(true);
    const made = await createList(name.trim(), title.trim());
    setBusy(false);
    if (!made) return;
    onMade(name.trim());
    setName('');
    setTitle('');
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('create.title')}
      closeButtonProps={{ 'aria-label': app('common.close') }}
    >
      <form
        className={classes['form']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          required
          label={t('create.label')}
          description={t('create.labelHelp')}
          maxLength={60}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          required
          label={t('create.name')}
          description={t('create.nameHelp')}
          maxLength={30}
          value={name}
          onChange={(event) => setName(event.currentTarget.value.toLowerCase())}
        />
        <div className={classes['formEnd']}>
          <Button onClick={onClose}>{app('common.cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={busy}
            disabled={name.trim() === '' || title.trim() === ''}
          >
            {t('create.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
