import { Button, Drawer, Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { inDesktop } from '../../api/client.ts';
import { AliasEditor } from './AliasEditor.tsx';
import { BuiltInEditor } from './BuiltInEditor.tsx';
import { closeForm, leave, leaveAnyway, stay } from './editing.ts';
import { type Form, isUnsaved, useEditing } from './editingStore.ts';
import classes from './editor.module.css';
import { OwnEditor } from './OwnEditor.tsx';

/** Escape closes only what lies on top. */
function close(): void {
  if (document.querySelectorAll('[role="dialog"]').length < 2) leave(closeForm);
}

/** What is edited, over the end of the page. */
export function CommandDrawer({ prefix }: { prefix: string }): ReactNode {
  const { t } = useTranslation('commands');
  const form = useEditing((editing) => editing.form);
  const unsaved = useEditing(isUnsaved);

  // A tab of the browser asks before it is closed. In the desktop app the window only hides.
  useEffect(() => {
    if (!unsaved || inDesktop) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);

  return (
    <>
      <Drawer
        opened={form !== null}
        onClose={close}
        title={form && <Title form={form} prefix={prefix} unsaved={unsaved} />}
        closeButtonProps={{ 'aria-label': t('editor.close') }}
        size={form?.kind === 'alias' ? '30rem' : '60rem'}
        classNames={{
          content: classes['drawer'] ?? '',
          header: classes['header'] ?? '',
          title: classes['title'] ?? '',
          body: classes['body'] ?? '',
        }}
      >
        {form?.kind === 'own' && <OwnEditor key={form.id ?? 'new'} form={form} prefix={prefix} />}
        {form?.kind === 'builtIn' && <BuiltInEditor key={form.id} form={form} prefix={prefix} />}
        {form?.kind === 'alias' && <AliasEditor key={form.id ?? 'new'} form={form} prefix={prefix} />}
      </Drawer>
      <LeaveDialog />
    </>
  );
}

function Title({ form, prefix, unsaved }: { form: Form; prefix: string; unsaved: boolean }): ReactNode {
  const { t } = useTranslation('commands');
  const name = `${prefix}${(form.kind === 'alias' ? form.saved.name : form.saved.names[0]) ?? ''}`;
  const isNew = form.kind !== 'builtIn' && form.id === null;
  return (
    <>
      {isNew ? t(form.kind === 'alias' ? 'editor.newAlias' : 'editor.newCommand') : name}
      {unsaved && <span className={classes['unsaved']}>{t('unsaved.mark')}</span>}
    </>
  );
}

function LeaveDialog(): ReactNode {
  const { t } = useTranslation('commands');
  const isAsked = useEditing(({ leaving }) => leaving !== null);
  // One that is mounted before would hear the very Escape that brought it up.
  if (!isAsked) return null;
  return (
    <Modal
      opened
      onClose={stay}
      title={t('unsaved.question')}
      closeButtonProps={{ 'aria-label': t('unsaved.close') }}
      zIndex={400}
    >
      <p className={classes['question']}>{t('unsaved.text')}</p>
      <div className={classes['answers']}>
        <Button onClick={stay} data-autofocus>
          {t('unsaved.stay')}
        </Button>
        <Button variant="filled" color="bad" onClick={leaveAnyway}>
          {t('unsaved.leave')}
        </Button>
      </div>
    </Modal>
  );
}
