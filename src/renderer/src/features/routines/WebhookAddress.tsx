import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { useAsk } from '../../api/useAsk.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './WebhookAddress.module.css';

interface WebhookAddressProps {
  /** Null while the trigger is not saved. */
  routineId: string | null;
  triggerId: string;
}

export function WebhookAddress({ routineId, triggerId }: WebhookAddressProps): ReactNode {
  const { t } = useTranslation('routines');
  if (routineId === null) return <p className={classes['help']}>{t('trigger.webhookSave')}</p>;
  return <Address routineId={routineId} triggerId={triggerId} />;
}

/** Everything up to the token may be seen by anybody. */
function openStart(url: string | null): string {
  return url === null ? '' : url.slice(0, url.lastIndexOf('/') + 1);
}

function Address({ routineId, triggerId }: { routineId: string; triggerId: string }): ReactNode {
  const { t } = useTranslation('routines');
  const ask = useCallback(
    () => client.routines.webhook({ id: routineId, triggerId }),
    [routineId, triggerId],
  );
  const address = useAsk(ask);
  const url = address.data?.url ?? null;

  const renew = async (): Promise<void> => {
    const answer = await client.routines.renewWebhook({ id: routineId, triggerId });
    if (!answer.ok) {
      toastFailed(answer.error);
      return;
    }
    address.put(answer.data);
    toastDone(t('trigger.renewed'));
  };

  if (address.error) return <p className={classes['help']}>{address.error.message}</p>;
  if (address.data && url === null) return <p className={classes['help']}>{t('trigger.webhookNone')}</p>;
  return (
    <div className={classes['address']}>
      <SecretField
        label={t('trigger.webhook')}
        value={url}
        open={openStart(url)}
        copyLabel={t('trigger.webhookCopy')}
      />
      <div className={classes['foot']}>
        <p className={classes['help']}>{t('trigger.webhookText')}</p>
        <ConfirmButton
          label={t('trigger.renew')}
          size="compact-xs"
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          question={t('trigger.renewQuestion')}
          confirm={t('trigger.renewConfirm')}
          dangerous
          onConfirm={renew}
        >
          <p>{t('trigger.renewText')}</p>
        </ConfirmButton>
      </div>
    </div>
  );
}
