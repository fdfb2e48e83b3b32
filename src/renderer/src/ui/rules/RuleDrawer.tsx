import { Button, CloseButton, Drawer } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../useReturnFocus.ts';
import classes from './rules.module.css';

interface RuleDrawerProps {
  title: string;
  /** What the button says that saves; "Save" when absent. */
  save?: string;
  onClose(): void;
  /** True when it is saved and the drawer may close. */
  onSave(): Promise<boolean>;
  children: ReactNode;
}

/** Where one rule is written. Nothing takes effect before it is saved. */
export function RuleDrawer({ title, save: label, onClose, onSave, children }: RuleDrawerProps): ReactNode {
  const { t } = useTranslation('app');
  const [busy, setBusy] = useState(false);
  useReturnFocus();

  const save = async (): Promise<void> => {
    setBusy(true);
    const saved = await onSave();
    setBusy(false);
    if (saved) onClose();
  };

  return (
    // Not Drawer itself: its head is a landmark, and a page has one already.
    <Drawer.Root opened onClose={onClose} size={520} position="right">
      <Drawer.Overlay />
      <Drawer.Content aria-label={title}>
        <Drawer.Body>
          <div className={classes['head']}>
            <h2 className={classes['heading']}>{title}</h2>
            <CloseButton aria-label={t('common.close')} onClick={onClose} />
          </div>
          <form
            noValidate
            className={classes['form']}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            {children}
            <div className={classes['foot']}>
              <Button onClick={onClose} disabled={busy}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" variant="filled" loading={busy}>
                {label ?? t('rules.save')}
              </Button>
            </div>
          </form>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
