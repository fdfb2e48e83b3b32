import { Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeAliases, saveAlias } from './changes.ts';
import { EditorFrame } from './EditorFrame.tsx';
import { closeForm, showForm } from './editing.ts';
import type { Form } from './editingStore.ts';
import classes from './editor.module.css';
import { tidyNames } from './form.ts';
import { isSame } from './isSame.ts';

/** A word of chat that stands for a longer line. */
export function AliasEditor({
  form,
  prefix,
}: {
  form: Extract<Form, { kind: 'alias' }>;
  prefix: string;
}): ReactNode {
  const { t } = useTranslation('commands');
  const { id, value, saved } = form;
  const [tried, setTried] = useState(false);
  const change = (change: Partial<typeof value>): void =>
    showForm({ ...form, value: { ...value, ...change } });
  const isWhole = value.name !== '' && value.line.trim() !== '';
  return (
    <EditorFrame
      canSave={!isSame(value, saved)}
      onSave={async () => {
        setTried(true);
        if (isWhole && (await saveAlias(id, value, prefix))) closeForm();
      }}
      aside={null}
      more={
        id !== null && (
          <Button
            variant="subtle"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={() => void removeAliases([id]).then((done) => done && closeForm())}
          >
            {t('alias.remove')}
          </Button>
        )
      }
    >
      <p className={classes['about']}>{t('alias.about', { prefix })}</p>
      <TextInput
        label={t('alias.name')}
        leftSection={<span className={classes['prefix']}>{prefix}</span>}
        value={value.name}
        maxLength={40}
        required
        error={tried && value.name === '' ? t('alias.needsName') : null}
        data-autofocus={id === null || undefined}
        onChange={(event) => change({ name: tidyNames([event.currentTarget.value], prefix)[0] ?? '' })}
      />
      <TextInput
        label={t('alias.line')}
        description={t('alias.lineHelp')}
        leftSection={<span className={classes['prefix']}>{prefix}</span>}
        value={value.line}
        maxLength={400}
        required
        error={tried && value.line.trim() === '' ? t('alias.needsLine') : null}
        onChange={(event) => {
          const line = event.currentTarget.value.trimStart();
          change({ line: line.startsWith(prefix) ? line.slice(prefix.length) : line });
        }}
      />
    </EditorFrame>
  );
}
