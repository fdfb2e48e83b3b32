import { Skeleton } from '@mantine/core';
import { IconArrowRight, IconCircle, IconCircleCheckFilled, IconConfetti } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { NextStep } from '../../../../shared/contract/home.ts';
import { addressOf } from '../../app/routes.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import classes from './StepsCard.module.css';

/** Null before the first snapshot. */
export function StepsCard({ steps }: { steps: readonly NextStep[] | null }): ReactNode {
  const { t } = useTranslation('home');
  const done = steps?.filter((step) => step.done).length ?? 0;
  const left = (steps?.length ?? 0) - done;
  return (
    <Card
      flush
      title={t('steps.title')}
      end={
        steps &&
        left > 0 && (
          <span className={classes['progress']}>{t('steps.progress', { done, count: steps.length })}</span>
        )
      }
    >
      {steps === null ? (
        <div className={classes['waiting']}>
          <Skeleton height={44} />
          <Skeleton height={44} />
        </div>
      ) : left === 0 ? (
        <EmptyState icon={IconConfetti} title={t('steps.allDone')} text={t('steps.allDoneText')} />
      ) : (
        <ul className={classes['list']}>
          {steps.map((step) => (
            <li key={step.id}>
              <Link href={addressOf(step.page)} className={classes['step'] ?? ''} data-done={step.done}>
                {step.done ? (
                  <IconCircleCheckFilled
                    className={classes['icon'] ?? ''}
                    size={20}
                    role="img"
                    aria-label={t('steps.done')}
                  />
                ) : (
                  <IconCircle
                    className={classes['icon'] ?? ''}
                    size={20}
                    stroke={1.75}
                    role="img"
                    aria-label={t('steps.open')}
                  />
                )}
                <span className={classes['words']}>
                  <span className={classes['title']}>{step.title}</span>
                  <span className={classes['text']}>{step.text}</span>
                </span>
                <IconArrowRight className={classes['arrow'] ?? ''} size={16} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
