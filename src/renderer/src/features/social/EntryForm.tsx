import { Autocomplete, Button, Modal, NumberInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry, WordList } from '../../../../shared/contract/social.ts';
import { TextField } from '../../ui/text/TextField.tsx';
import classes from './ListsPage.module.css';
import { type EntryFields, saveEntry } from './lists.ts';

const NEW: EntryFields = { text: '', category: '', weight: 1, enabled: true };

interface EntryFormProps {
  list: WordList;
  /** Null for a new one. */
  entry: Entry | null;
  opened: boolean;
  onClose: () => void;
}

export function EntryForm({ list, entry, opened, onClose }: EntryFormProps): ReactNode {
  const { t } = useTranslation('social');
  const app = useTranslation('app').t;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(entry ? 'entry.editTitle' : 'entry.add')}
      closeButtonProps={{ 'aria-label': app('common.close') }}
    >
      <Fields key={entry?.id ?? 'new'} list={list} entry={entry} onClose={onClose} />
    </Modal>
  );
}

function Fields({ list, entry, onClose }: Omit<EntryFormProps, 'opened'>): ReactNode {
  const { t } = useTranslation('social');
  const app = useTranslation('app').t;
  const [fields, setFields] = useState<EntryFields>(() => (entry ? fieldsOf(entry) : NEW));
  const [busy, setBusy] = useState(false);
  const put = (news: Partial<EntryFields>): void => setFields((before) => ({ ...before, ...news }));

  const save = async (): Promise<void> => {
    setBusy(true);
    const saved = await saveEntry(list.name, entry?.id ?? null, fields);
    setBusy(false);
    if (saved) onClose();
  };

  return (
    <form
      className={classes['form']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('entry.text')}
        required
        known={list.known}
        value={fields.text}
        onChange={(text) => put({ text })}
      />
      <div className={classes['pair']}>
        <Autocomplete
          label={t('entry.category')}
          description={t('entry.categoryHelp')}
          maxLength={30}
          data={list.categories.map(({ name }) => name)}
          value={fields.category}
          onChange={(category) => put({ category })}
        />
        <NumberInput
          label={t('entry.often')}
          description={t('entry.oftenHelp')}
          min={1}
          max={100}
          allowDecimal={false}
          value={fields.weight}
          onChange={(weight) => put({ weight: Math.max(1, Math.min(100, Number(weight) || 1)) })}
        />
      </div>
      <div className={classes['formEnd']}>
        <Button onClick={onClose}>{app('common.cancel')}</Button>
        <Button type="submit" variant="filled" loading={busy} disabled={fields.text.trim() === ''}>
          {t('entry.save')}
        </Button>
      </div>
    </form>
  );
}

function fieldsOf({ text, category, weight, enabled }: Entry): EntryFields {
  return { text, category, weight, enabled };
}
