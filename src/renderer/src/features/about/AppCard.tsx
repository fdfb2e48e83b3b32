import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../shared/contract/home.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { duration } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';

/** Null before the first snapshot. */
export function AppCard({ overview }: { overview: Overview | null }): ReactNode {
  const { t } = useTranslation('about');
  const now = useNow(1000);
  const report = [`Emcee ${overview?.version ?? '?'} (${overview?.door ?? '?'})`, navigator.userAgent].join(
    '\n',
  );
  return (
    <Card
      title={t('app.title')}
      text={t('app.text')}
      end={<CopyButton text={report} label={t('app.copy')} wide disabled={!overview} />}
    >
      <FactList
        facts={[
          { name: t('app.version'), value: overview?.version ?? null },
          { name: t('app.door'), value: overview ? t(`app.${overview.door}`) : null },
          { name: t('app.uptime'), value: overview ? duration(now - overview.startedAt) : null },
        ]}
      />
    </Card>
  );
}
