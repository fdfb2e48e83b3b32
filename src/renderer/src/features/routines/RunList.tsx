import { Button, Skeleton } from '@mantine/core';
import { IconChevronDown, IconHistory } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../../shared/contract/routines.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { clockTime } from '../../ui/format.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { cancelRun, undoRun } from './doing.ts';
import classes from './RunList.module.css';
import { RunStateMark } from './RunState.tsx';
import { RunSteps } from './RunSteps.tsx';
import { useHistory, useRun } from './runFeed.ts';
import { hasEnded } from './runs.ts';

/** Runs, newest first; each opens to its steps. Null shows those of all routines. */
export function RunList({ routineId }: { routineId: string | null }): ReactNode {
  const { t } = useTranslation('routines');
  const { history, error, more, again } = useHistory(routineId);
  const [open, setOpen] = useState<string | null>(null);
  if (error && !history) return <Refusal error={error} feature="routines" onRetry={again} />;
  if (!history) return <Skeleton height={120} />;
  if (history.runs.length === 0)
    return <EmptyState icon={IconHistory} title={t('runs.empty')} text={t('runs.emptyText')} />;
  return (
    <>
      <ul className={classes['runs']} aria-label={t('runs.label')}>
        {history.runs.map((run) => (
          <RunRow
            key={run.id}
            run={run}
            named={routineId === null}
            open={open === run.id}
            onToggle={() => setOpen(open === run.id ? null : run.id)}
          />
        ))}
      </ul>
      {history.next !== null && (
        <div className={classes['more']}>
          <Button onClick={more}>{t('runs.more')}</Button>
        </div>
      )}
    </>
  );
}

interface RunRowProps {
  run: Run;
  /** Whether the routine's name stands before its cause. */
  named: boolean;
  open: boolean;
  onToggle(): void;
}

function RunRow({ run, named, open, onToggle }: RunRowProps): ReactNode {
  const { t } = useTranslation('routines');
  const { name, cause, viewer, mode, state, waitsUntil } = run;
  return (
    <li className={classes['run']}>
      <div className={classes['line']}>
        <button type="button" className={classes['toggle']} aria-expanded={open} onClick={onToggle}>
          <IconChevronDown className={classes['chevron'] ?? ''} size={16} aria-hidden="true" />
          <span className={classes['words']}>
            <span className={classes['name']}>{named ? name : cause}</span>
            <span className={classes['cause']}>
              {[named ? cause : null, viewer === null ? null : t('runs.by', { viewer })]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </span>
          {mode !== 'real' && <span className={classes['mode']}>{t(`runs.mode.${mode}`)}</span>}
          <RunStateMark state={state} />
          <span className={classes['time']}>
            <RelativeTime time={run.askedAt} />
          </span>
        </button>
        {!hasEnded(run) && (
          <Button
            size="compact-xs"
            aria-label={t('runs.stopName', { name })}
            onClick={() => void cancelRun(run.id)}
          >
            {t('runs.stop')}
          </Button>
        )}
        {run.canUndo && (
          <Button
            size="compact-xs"
            aria-label={t('runs.undoName', { name })}
            onClick={() => void undoRun(run.id, null)}
          >
            {t('runs.undo')}
          </Button>
        )}
      </div>
      {state === 'waiting' && waitsUntil !== null && (
        <p className={classes['until']}>{t('runs.until', { time: clockTime(waitsUntil).slice(0, 8) })}</p>
      )}
      {!open && run.problem !== null && <p className={classes['problem']}>{run.problem}</p>}
      {open && <OpenRun runId={run.id} />}
    </li>
  );
}

function OpenRun({ runId }: { runId: string }): ReactNode {
  const { t } = useTranslation('routines');
  const { watched, problem } = useRun(runId);
  return (
    <div className={classes['open']}>
      {watched ? (
        <RunSteps {...watched} />
      ) : problem !== null ? (
        <p className={classes['problem']}>{problem}</p>
      ) : (
        <Skeleton height={40} aria-label={t('runs.loading')} />
      )}
    </div>
  );
}
