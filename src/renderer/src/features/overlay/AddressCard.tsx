import { Button } from '@mantine/core';
import { IconPlugOff, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { client } from '../../api/client.ts';
import type { Asked } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { openPart } from '../../ui/openPart.ts';
import { SecretField } from '../../ui/SecretField.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './AddressCard.module.css';

export function AddressCard({
  address,
}: {
  address: Asked<{ url: string | null; watching: number }>;
}): ReactNode {
  const { t } = useTranslation('overlay');
  const [, navigate] = useLocation();
  const url = address.data?.url ?? null;

  const renew = async (): Promise<void> => {
    const result = await client.overlay.renew({});
    if (!result.ok) {
      toastFailed(result.error);
      return;
    }
    address.put({ url: result.data.url, watching: 0 });
    toastDone(t('address.renewed'));
  };

  if (address.data && url === null) {
    return (
      <Card title={t('address.title')}>
        <EmptyState icon={IconPlugOff} title={t('address.none')} text={t('address.noneText')}>
          <Button onClick={() => navigate('/settings/access/port')}>{t('address.toSettings')}</Button>
        </EmptyState>
      </Card>
    );
  }
  const watching = address.data?.watching ?? 0;
  return (
    <Card title={t('address.title')} text={t('address.text')}>
      <SecretField
        label={t('address.label')}
        value={url}
        open={openPart(url)}
        copyLabel={t('address.copy')}
      />
      <div className={classes['foot']}>
        <CopyButton
          text={url ?? ''}
          label={t('address.copyWide')}
          wide
          variant="filled"
          disabled={url === null}
        />
        <ConfirmButton
          label={t('address.renew')}
          disabled={url === null}
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          question={t('address.renewQuestion')}
          confirm={t('address.renewConfirm')}
          dangerous
          onConfirm={renew}
        >
          <p>{t('address.renewText')}</p>
        </ConfirmButton>
        <span className={classes['watching']} data-any={watching > 0} role="status" title={t('watchingHelp')}>
          <span className={classes['dot']} aria-hidden="true" />
          {address.data && t('watching', { count: watching })}
        </span>
      </div>
    </Card>
  );
}
