import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconPower } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { client } from '../api/client.ts';
import { EmptyState } from './EmptyState.tsx';
import { toastFailed } from './toast.tsx';

interface RefusalProps {
  error: { code: string; message: string };
  /** The feature that was asked, to be switched on when it is off. */
  feature: string;
  onRetry: () => void;
}

/** Why a page has nothing to show, with the way out that fits the reason. */
export function Refusal({ error, feature, onRetry }: RefusalProps): ReactNode {
  const { t } = useTranslation('app');
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);

  const switchOn = async (): Promise<void> => {
    setBusy(true);
    const result = await client.modules.set({ id: feature, on: true });
    setBusy(false);
    if (result.ok) onRetry();
    else toastFailed(result.error);
  };

  if (error.code === 'feature_off') {
    return (
      <EmptyState icon={IconPower} title={t('refusal.off')} text={error.message || t('refusal.offText')}>
        <Button variant="filled" loading={busy} onClick={() => void switchOn()}>
          {t('refusal.switchOn')}
        </Button>
        <Button onClick={() => navigate('/modules')}>{t('refusal.toModules')}</Button>
      </EmptyState>
    );
  }
  if (error.code === 'forbidden' || error.code === 'unauthorised') {
    return <EmptyState icon={IconLock} title={t('refusal.forbidden')} text={error.message} />;
  }
  return (
    <EmptyState icon={IconAlertTriangle} title={t('refusal.title')} text={error.message}>
      <Button onClick={onRetry}>{t('refusal.retry')}</Button>
    </EmptyState>
  );
}
