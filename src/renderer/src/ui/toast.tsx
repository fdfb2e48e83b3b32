import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { t } from 'i18next';
import type { WireError } from '../../../shared/rpc/errors.ts';

/** A short word that something was done. */
export function toastDone(message: string): void {
  notifications.show({
    message,
    color: 'ink',
    icon: <IconCheck size={18} aria-hidden="true" />,
    autoClose: 4000,
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
    autoClose: 12_000,
  });
}
