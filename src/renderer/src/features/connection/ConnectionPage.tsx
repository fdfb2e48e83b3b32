import { Button, Skeleton } from '@mantine/core';
import { IconPlayerPlay, IconTheater } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { rewatch } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { goOnStage } from '../rehearsal/staging.ts';
import { AccountsCard } from './AccountsCard.tsx';
import { ApplicationCard } from './ApplicationCard.tsx';
import { ApplicationGuide } from './ApplicationGuide.tsx';
import classes from './ConnectionPage.module.css';
import { LimitsCard } from './LimitsCard.tsx';
import { LinksCard } from './LinksCard.tsx';
import { ScopesCard } from './ScopesCard.tsx';
import { SubscriptionsCard } from './SubscriptionsCard.tsx';
import { twitch } from './status.ts';
import { TroublesCard } from './TroublesCard.tsx';

export function ConnectionPage(): ReactNode {
  const { data: status, refused } = twitch.useLive();
  if (refused && !status)
    return <Refusal error={refused} feature="twitch" onRetry={() => rewatch('twitch')} />;
  if (!status) return <Skeleton height={320} />;
  if (status.clientId.state === 'missing') return <Unregistered />;
  return (
    <div className={classes['page']}>
      {status.mode === 'rehearsal' && <RehearsalNote />}
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <AccountsCard status={status} />
          <TroublesCard troubles={status.troubles} />
        </div>
        <div className={classes['column']}>
          <LinksCard status={status} />
          <LimitsCard limits={status.limits} />
          <ApplicationCard clientId={status.clientId} />
        </div>
      </div>
      <ScopesCard scopes={status.scopes} />
      <SubscriptionsCard subscriptions={status.subscriptions} />
    </div>
  );
}

/** Nothing can be signed in to before there is an application, so the page is about that alone. */
function Unregistered(): ReactNode {
  const { t } = useTranslation('connection');
  return (
    <div className={classes['columns']}>
      <Card title={t('guide.title')} text={t('guide.text')}>
        <ApplicationGuide />
      </Card>
      <div className={classes['column']}>
        <Card title={t('guide.rehearseTitle')} text={t('guide.rehearseText')}>
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            onClick={() => void goOnStage('lively')}
          >
            {t('guide.rehearse')}
          </Button>
        </Card>
      </div>
    </div>
  );
}

function RehearsalNote(): ReactNode {
  const { t } = useTranslation('connection');
  const [, navigate] = useLocation();
  return (
    <div className={classes['note']}>
      <IconTheater size={20} stroke={1.75} aria-hidden="true" />
      <p>{t('rehearsing')}</p>
      <Button size="compact-sm" onClick={() => navigate('/rehearsal')}>
        {t('toStage')}
      </Button>
    </div>
  );
}
