import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Card } from '../../ui/Card.tsx';
import { modules } from '../modules/states.ts';
import classes from './ModulesCard.module.css';

/** How many modules are on, off and in trouble, and which those are. */
export function ModulesCard(): ReactNode {
  const { t } = useTranslation('home');
  const [, navigate] = useLocation();
  const { data } = modules.useLive();
  const count = (...states: string[]): number =>
    data?.filter(({ state }) => states.includes(state)).length ?? 0;
  const troubled = data?.filter(({ state }) => state === 'failed' || state === 'blocked') ?? [];
  return (
    <Card
      title={t('modules.title')}
      end={
        <Button
          size="compact-xs"
          variant="subtle"
          rightSection={<IconArrowRight size={14} aria-hidden="true" />}
          onClick={() => navigate('/modules')}
        >
          {t('modules.all')}
        </Button>
      }
    >
      <dl className={classes['counts']}>
        <Count name={t('modules.on')} tone="live" value={data && count('on')} />
        <Count name={t('modules.off')} tone="quiet" value={data && count('off')} />
        <Count
          name={t('modules.troubled')}
          tone={troubled.length > 0 ? 'bad' : 'quiet'}
          value={data && troubled.length}
        />
      </dl>
      <ul className={classes['troubled']}>
        {troubled.map((module) => (
          <li key={module.id}>
            <strong>{module.title}</strong> {module.problem}
          </li>
        ))}
        {data && troubled.length === 0 && <li>{t('modules.fine')}</li>}
      </ul>
    </Card>
  );
}

/** A value of null is not known yet. */
function Count({
  name,
  value,
  tone,
}: {
  name: string;
  value: number | null;
  tone: 'live' | 'quiet' | 'bad';
}): ReactNode {
  return (
    <div className={classes['count']} data-tone={tone}>
      <dt className={classes['name']}>{name}</dt>
      <dd className={classes['number']}>{value ?? '–'}</dd>
    </div>
  );
}
