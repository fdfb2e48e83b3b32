import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { PageActions } from '../../app/PageActions.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { toastDone, toastFailed } from '../../ui/toast.tsx';
import { RunList } from './RunList.tsx';
import { Tabs } from './Tabs.tsx';

export function RunsPage(): ReactNode {
  const { t } = useTranslation('routines');
  const stopAll = async (): Promise<void> => {
    const answer = await client.routines.cancel({ runId: null });
    if (answer.ok) toastDone(t('said.stopped', { count: answer.data.stopped }));
    else toastFailed(answer.error);
  };
  return (
    <>
      <PageActions>
        <ConfirmButton
          label={t('runs.stopAll')}
          question={t('runs.stopAllQuestion')}
          confirm={t('runs.stopAll')}
          dangerous
          onConfirm={stopAll}
        >
          <p>{t('runs.stopAllText')}</p>
        </ConfirmButton>
      </PageActions>
      <Tabs />
      <Card title={t('runs.title')} text={t('runs.text')}>
        <RunList routineId={null} />
      </Card>
    </>
  );
}
