import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QUOTE_LENGTH } from '../../../../shared/contract/quotes.ts';
import { client } from '../../api/client.ts';
import { toastChange } from '../../api/undo.ts';
import { toastFailed } from '../../ui/toast.tsx';
import classes from './QuotesPage.module.css';

const EMPTY = { text: '', author: '', game: '' };

export function AddQuote({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('quotes');
  const app = useTranslation('app').t;
  const [fields, setFields] = useState(EMPTY);
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    setBusy(true);
    const game = fields.game.trim();
    const answer = await client.quotes.add({ ...fields, game: game === '' ? null : game });
    setBusy(false);
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    toastChange(t('add.done', { number: answer.data.quote.number ?? '' }), answer.data.undo);
    setFields(EMPTY);
    onClose();
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('add.title')}
      closeButtonProps={{ 'aria-label': app('common.close') }}
    >
      <form
        className={classes['form']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <Textarea
          data-autofocus
          required
          autosize
          minRows={2}
          maxRows={6}
          label={t('add.text')}
          maxLength={QUOTE_LENGTH}
          value={fields.text}
          onChange={(event) => setFields({ ...fields, text: event.currentTarget.value })}
        />
        <TextInput
          label={t('add.author')}
          maxLength={120}
          value={fields.author}
          onChange={(event) => setFields({ ...fields, author: event.currentTarget.value })}
        />
        <TextInput
          label={t('add.game')}
          description={t('add.gameHelp')}
          maxLength={120}
          value={fields.game}
          onChange={(event) => setFields({ ...fields, game: event.currentTarget.value })}
        />
        <div className={classes['formEnd']}>
          <Button onClick={onClose}>{app('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={fields.text.trim() === ''}>
            {t('add.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
