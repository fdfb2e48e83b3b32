import { Button, type ButtonProps, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ConfirmButton.module.css';

interface ConfirmButtonProps extends Pick<ButtonProps, 'leftSection' | 'disabled' | 'size' | 'variant'> {
  label: string;
  /** The whole name of the button where its label alone would not say what it acts on. */
  name?: string;
  question: string;
  /** What will happen. */
  children: ReactNode;
  confirm: string;
  /** True when something is lost or stops working. */
  dangerous?: boolean;
  /** The dialog closes when it is done. */
  onConfirm: () => Promise<void>;
}

/** A button that asks once before it acts. */
export function ConfirmButton(props: ConfirmButtonProps): ReactNode {
  const { label, name, question, children, confirm, dangerous = false, onConfirm, ...button } = props;
  const { t } = useTranslation('app');
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);

  const act = async (): Promise<void> => {
    setBusy(true);
    await onConfirm();
    setBusy(false);
    setOpen(false);
  };

  return (
    <>
      <Button {...button} aria-label={name} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={() => !busy && setOpen(false)}
        title={question}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <div className={classes['text']}>{children}</div>
        <div className={classes['actions']}>
          <Button onClick={() => setOpen(false)} disabled={busy} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button
            variant="filled"
            color={dangerous ? 'bad' : 'ink'}
            loading={busy}
            onClick={() => void act()}
          >
            {confirm}
          </Button>
        </div>
      </Modal>
    </>
  );
}
