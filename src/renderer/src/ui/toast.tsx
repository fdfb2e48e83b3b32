import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { t } from 'i18next';
import type { WireError } from '../../../shared/rpc/errors.ts';
import classes from './toast.module.css';

/** Good news that is on the screen, the oldest first. */
const good: string[] = [];
let told = 0;

/** A name for the next good news, and room for it: what is new must not wait until the old has gone. */
function nextGood(): string {
  for (const old of good.splice(0, good.length - 1)) notifications.hide(old);
  told += 1;
  const id = `good:${told}`;
  good.push(id);
  return id;
}

/** A short word that something was done. */
export function toastDone(message: string): void {
  notifications.show({
    id: nextGood(),
    message,
    className: classes['lets'] ?? '',
    color: 'ink',
    icon: <IconCheck size={18} aria-hidden="true" />,
    closeButtonProps: { 'aria-label': t('app:common.close') },
    autoClose: 4000,
  });
}

/** What was done, with the way to take it back. It stays long enough to be reached by keyboard. */
export function toastUndo(message: string, undo: { label: string; run: () => void }): void {
  const id = nextGood();
  notifications.show({
    id,
    message: (
      <span className={classes['undo']}>
        <span>{message}</span>
        <Button
          size="compact-xs"
          onClick={() => {
            notifications.hide(id);
            undo.run();
          }}
        >
          {undo.label}
        </Button>
      </span>
    ),
    className: classes['lets'] ?? '',
    color: 'ink',
    icon: <IconCheck size={18} aria-hidden="true" />,
    closeButtonProps: { 'aria-label': t('app:common.close') },
    autoClose: 15_000,
  });
}

/** What went wrong, in the engine's own words, which name the cure. It stays long enough to be read. */
export function toastFailed(error: Pick<WireError, 'code' | 'message'>): void {
  notifications.show({
    // The same failure again replaces itself instead of piling up.
    id: `failed:${error.code}:${error.message}`,
    title: t('app:toast.failed'),
    message: error.message,
    color: 'bad',
    icon: <IconAlertTriangle size={18} aria-hidden="true" />,
    closeButtonProps: { 'aria-label': t('app:common.close') },
    autoClose: 12_000,
  });
}
