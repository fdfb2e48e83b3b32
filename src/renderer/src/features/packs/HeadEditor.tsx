import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PACK_TEXT, type PackHead, packHeadSchema } from '../../../../shared/contract/packs.ts';
import { RuleDrawer } from '../../ui/rules/RuleDrawer.tsx';
import rules from '../../ui/rules/rules.module.css';
import { toastFailed } from '../../ui/toast.tsx';

interface HeadEditorProps {
  title: string;
  head: PackHead;
  onClose(): void;
  /** True when it is saved. */
  onSave(head: PackHead): Promise<boolean>;
}

/** What stands on the cover of a pack. */
export function HeadEditor({ title, head, onClose, onSave }: HeadEditorProps): ReactNode {
  const { t } = useTranslation('packs');
  const [draft, setDraft] = useState(head);
  const set = (changes: Partial<PackHead>): void => setDraft((was) => ({ ...was, ...changes }));
  const save = (): Promise<boolean> => {
    const checked = packHeadSchema.safeParse(draft);
    if (checked.success) return onSave(checked.data);
    toastFailed({ code: 'bad_input', message: checked.error.issues[0]?.message ?? '' });
    return Promise.resolve(false);
  };
  return (
    <RuleDrawer title={title} onClose={onClose} onSave={save}>
      <TextInput
        label={t('head.name')}
        required
        data-autofocus
        maxLength={60}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('head.text')}
        autosize
        minRows={2}
        maxLength={PACK_TEXT}
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <TextInput
        label={t('head.wordsAre')}
        description={t('head.wordsAreHelp')}
        required
        maxLength={30}
        value={draft.wordsAre}
        onChange={(event) => set({ wordsAre: event.currentTarget.value })}
      />
      <div className={rules['row']}>
        <TextInput
          label={t('head.author')}
          maxLength={80}
          value={draft.author}
          onChange={(event) => set({ author: event.currentTarget.value })}
        />
        <TextInput
          label={t('head.version')}
          maxLength={20}
          value={draft.version}
          onChange={(event) => set({ version: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('head.licence')}
        description={t('head.licenceHelp')}
        maxLength={80}
        value={draft.licence}
        onChange={(event) => set({ licence: event.currentTarget.value })}
      />
    </RuleDrawer>
  );
}
