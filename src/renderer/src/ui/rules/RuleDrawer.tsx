import { Button, Drawer } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './rules.module.css';

interface RuleDrawerProps {
  title: string;
  onClose(): void;
  /** True when it is saved and the drawer may close. */
  onSave(): Promise<boolean>;
  children: ReactNode;
}

/** Where one rule is written. Nothing takes effect before it is saved. */
export function RuleDrawer({ title, onClose, onSave, children }: RuleDrawerProps): ReactNode {
  const { t } = useTranslation('app');
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    setBusy(true);
    const saved = await onSave();
    setBusy(false);
    if (saved) onClose();
  };

  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      size={520}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
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
            {t('rules.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
