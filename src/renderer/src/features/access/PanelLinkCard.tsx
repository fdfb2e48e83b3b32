import { Button } from '@mantine/core';
import { IconExternalLink, IconPlugOff, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { client, inDesktop } from '../../api/client.ts';
import { storeToken } from '../../api/token.ts';
import type { Asked } from '../../api/useAsk.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { openPart } from '../../ui/openPart.ts';
import { SecretField } from '../../ui/SecretField.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import classes from './PanelLinkCard.module.css';

export interface Addresses {
  panel: string | null;
  api: string | null;
  token: string;
}

export function PanelLinkCard({ addresses }: { addresses: Asked<Addresses> }): ReactNode {
  const { t } = useTranslation('access');
  const [, navigate] = useLocation();
  const { data } = addresses;
  const link = data?.panel ?? null;

  const renew = async (): Promise<void> => {
    const result = await client.access.renewToken({});
    if (!result.ok) {
      toastFailed(result.error);
      return;
    }
    // The engine shuts out the old token, also this panel's own: it comes back with the new one.
    if (!inDesktop) storeToken(result.data.token);
    addresses.put({ api: data?.api ?? null, ...result.data });
    toastDone(t('panel.renewed'));
  };

  if (data && link === null) {
    return (
      <Card title={t('panel.title')}>
        <EmptyState icon={IconPlugOff} title={t('none')} text={t('noneText')}>
          <Button onClick={() => navigate('/settings/access/port')}>{t('toSettings')}</Button>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={t('panel.title')} text={t('panel.text')}>
      <SecretField label={t('panel.label')} value={link} open={openPart(link)} copyLabel={t('panel.copy')} />
      <div className={classes['foot']}>
        {inDesktop && link !== null && (
          <Button
            component="a"
            href={link}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={16} aria-hidden="true" />}
          >
            {t('panel.open')}
          </Button>
        )}
        <CopyButton text={link ?? ''} label={t('panel.copy')} wide disabled={link === null} />
        <ConfirmButton
          label={t('panel.renew')}
          disabled={link === null}
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          question={t('panel.renewQuestion')}
          confirm={t('panel.renewConfirm')}
          dangerous
          onConfirm={renew}
        >
          <p>{t('panel.renewText')}</p>
          <p>{t('panel.renewHere')}</p>
        </ConfirmButton>
      </div>
    </Card>
  );
}
