import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunStep } from '../../../../shared/contract/routines.ts';
import { undoRun } from './doing.ts';
import { StepStateMark } from './RunState.tsx';
import classes from './RunSteps.module.css';
import type { WatchedRun } from './runFeed.ts';

/** What each step of a run was told and what came of it. */
export function RunSteps({ run, steps, cut }: WatchedRun): ReactNode {
  const { t } = useTranslation('routines');
  if (steps.length === 0) return <p className={classes['quiet']}>{run.problem ?? t('runs.noSteps')}</p>;
  return (
    <>
      <ol className={classes['steps']} aria-label={t('runs.list')}>
        {steps.map((step) => (
          <OneStep key={step.number} runId={run.id} step={step} />
        ))}
      </ol>
      {cut && <p className={classes['quiet']}>{t('runs.cut')}</p>}
      {run.problem !== null && <p className={classes['problem']}>{run.problem}</p>}
    </>
  );
}

function OneStep({ runId, step }: { runId: string; step: RunStep }): ReactNode {
  const { t } = useTranslation('routines');
  const { number, title, path, state, outcome, took, undo } = step;
  const input = Object.entries(step.input).filter(([, value]) => typeof value !== 'object' && value !== '');
  const notes = Object.entries(step.notes);
  return (
    <li className={classes['step']} data-state={state}>
      <div className={classes['head']}>
        <span className={classes['number']}>{number}</span>
        <span className={classes['title']}>
          {title}
          {path.length > 0 && <span className={classes['path']}> · {path.join(' › ')}</span>}
        </span>
        {took !== null && took > 0 && <span className={classes['took']}>{t('runs.took', { ms: took })}</span>}
        <StepStateMark state={state} />
        {undo === 'can' && (
          <Button
            size="compact-xs"
            aria-label={t('runs.undoStepName', { number, title })}
            onClick={() => void undoRun(runId, number)}
          >
            {t('runs.undoStep')}
          </Button>
        )}
        {undo === 'done' && <span className={classes['took']}>{t('runs.undone')}</span>}
      </div>
      <p className={classes['outcome']}>{outcome}</p>
      {(input.length > 0 || notes.length > 0) && (
        <details className={classes['details']}>
          <summary>{t('runs.input')}</summary>
          <dl>
            {input.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
            {notes.map(([name, value]) => (
              <div key={`note:${name}`}>
                <dt>{`${t('runs.notes')} $(${name})`}</dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
