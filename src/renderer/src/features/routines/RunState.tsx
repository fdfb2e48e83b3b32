import {
  type Icon,
  IconAlertCircle,
  IconArrowForwardUp,
  IconCheck,
  IconClockPause,
  IconHourglass,
  IconLoader2,
  IconPlayerStop,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run, RunStep } from '../../../../shared/contract/routines.ts';
import classes from './RunState.module.css';

const ICONS: Record<Run['state'] | RunStep['state'], Icon> = {
  queued: IconHourglass,
  running: IconLoader2,
  waiting: IconClockPause,
  done: IconCheck,
  stopped: IconPlayerStop,
  failed: IconAlertCircle,
  passed: IconArrowForwardUp,
};

/** How a run is, as sign, word and colour. */
export function RunStateMark({ state }: { state: Run['state'] }): ReactNode {
  const { t } = useTranslation('routines');
  return <Mark state={state} word={t(`runs.state.${state}`)} />;
}

export function StepStateMark({ state }: { state: RunStep['state'] }): ReactNode {
  const { t } = useTranslation('routines');
  return <Mark state={state} word={t(`runs.stepState.${state}`)} />;
}

function Mark({ state, word }: { state: keyof typeof ICONS; word: string }): ReactNode {
  const StateIcon = ICONS[state];
  return (
    <span className={classes['mark']} data-state={state}>
      <StateIcon size={15} stroke={1.9} aria-hidden="true" />
      {word}
    </span>
  );
}
