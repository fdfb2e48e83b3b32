import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeForm, leave } from './editing.ts';
import classes from './editor.module.css';

interface EditorFrameProps {
  /** The form. */
  children: ReactNode;
  /** Beside the form; null for none. */
  aside: ReactNode;
  /** Buttons at the start of the foot, such as to delete; null for none. */
  more: ReactNode;
  canSave: boolean;
  onSave: () => Promise<void>;
}

/** A form with what is tried beside it, and the buttons below both. */
export function EditorFrame({ children, aside, more, canSave, onSave }: EditorFrameProps): ReactNode {
  const { t } = useTranslation('commands');
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    if (!canSave || saving) return;
    setSaving(true);
    await onSave();
    setSaving(false);
  };
  // Also from within a field, where one is when it is done.
  useHotkeys(
    [
      ['mod+S', () => void save()],
      ['mod+Enter', () => void save()],
    ],
    [],
    true,
  );
  return (
    <div className={classes['frame']}>
      <div className={classes['columns']} data-alone={aside === null}>
        <div className={classes['form']}>{children}</div>
        {aside !== null && <div className={classes['aside']}>{aside}</div>}
      </div>
      <div className={classes['foot']}>
        <div className={classes['more']}>{more}</div>
        <Button onClick={() => leave(closeForm)}>{t('editor.cancel')}</Button>
        <Button
          variant="filled"
          disabled={!canSave}
          loading={saving}
          leftSection={<IconDeviceFloppy size={16} aria-hidden="true" />}
          title={t('editor.saveKeys')}
          onClick={() => void save()}
        >
          {t('editor.save')}
        </Button>
      </div>
    </div>
  );
}

/** A titled part of the form. */
export function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['partTitle']}>{title}</legend>
      {children}
    </fieldset>
  );
}
