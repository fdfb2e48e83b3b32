import { Button, NumberInput, Skeleton, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward, IconPlayerStop } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BREAK_MINUTES,
  FOCUS_MINUTES,
  FOCUS_ROUNDS,
  type FocusTimer,
  TODO_LENGTH,
} from '../../../../shared/contract/todo.ts';
import { client } from '../../api/client.ts';
import { Card } from '../../ui/Card.tsx';
import { useNow } from '../../ui/now.ts';
import { toastFailed } from '../../ui/toast.tsx';
import { settle } from './actions.ts';
import { focusTimers } from './live.ts';
import classes from './TodoPage.module.css';
import { timeLeft } from './timeLeft.ts';

/** The focus timer of everybody, and below it those of viewers. */
export function FocusCard(): ReactNode {
  const { t } = useTranslation('todo');
  const timers = focusTimers.useLive().data?.timers ?? null;
  const common = timers?.find(({ viewer }) => viewer === null);
  const others = timers?.filter(({ viewer }) => viewer !== null) ?? [];
  return (
    <Card title={t('focus.title')} text={t('focus.text')}>
      {timers === null ? <Skeleton height={80} /> : common ? <Running timer={common} /> : <StartForm />}
      {others.length > 0 && (
        <section aria-label={t('focus.others')}>
          <h3 className={classes['person']}>{t('focus.others')}</h3>
          {others.map((timer) => (
            <Running key={timer.id} timer={timer} />
          ))}
        </section>
      )}
    </Card>
  );
}

function Running({ timer }: { timer: FocusTimer }): ReactNode {
  const { t } = useTranslation('todo');
  const now = useNow(1000);
  const { id, viewer, label, phase, round, rounds, endsAt, pausedLeft } = timer;
  const name = viewer?.name ?? t('focus.everybody');
  const isPaused = pausedLeft !== null;
  const time = timeLeft(pausedLeft ?? endsAt - now);
  const skip = async (): Promise<void> => {
    const answer = await client.todo.skipFocus({ id });
    if (!answer.ok) toastFailed(answer.error);
  };
  const about = [
    viewer === null ? '' : name,
    label,
    rounds > 1 ? t('focus.round', { round, rounds }) : '',
    isPaused ? t('focus.paused') : '',
  ].filter((part) => part !== '');
  const named = (what: string): string => t('focus.of', { what, name });
  return (
    <div className={classes['timer']} data-big={viewer === null} data-phase={phase}>
      <div className={classes['clock']}>
        <span className={classes['phase']}>{t(`focus.phase.${phase}`)}</span>
        <span className={classes['left']} role="timer" aria-label={t('focus.left', { time })}>
          {time}
        </span>
        <span className={classes['quiet']}>{about.join(' · ')}</span>
      </div>
      <div className={classes['controls']}>
        {isPaused ? (
          <Button
            aria-label={named(t('focus.resume'))}
            leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            onClick={() => void settle(client.todo.resumeFocus({ id }), t('focus.resumedDone'))}
          >
            {t('focus.resume')}
          </Button>
        ) : (
          <Button
            aria-label={named(t('focus.pause'))}
            leftSection={<IconPlayerPause size={16} aria-hidden="true" />}
            onClick={() => void settle(client.todo.pauseFocus({ id }), t('focus.pausedDone'))}
          >
            {t('focus.pause')}
          </Button>
        )}
        <Button
          aria-label={named(t('focus.skip'))}
          leftSection={<IconPlayerSkipForward size={16} aria-hidden="true" />}
          onClick={() => void skip()}
        >
          {t('focus.skip')}
        </Button>
        <Button
          aria-label={named(t('focus.stop'))}
          leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
          onClick={() => void settle(client.todo.stopFocus({ id }), t('focus.stopped'))}
        >
          {t('focus.stop')}
        </Button>
      </div>
    </div>
  );
}

function StartForm(): ReactNode {
  const { t } = useTranslation('todo');
  const [work, setWork] = useState<number | ''>(25);
  const [rest, setRest] = useState<number | ''>(5);
  const [rounds, setRounds] = useState<number | ''>(4);
  const [label, setLabel] = useState('');
  const number = (given: number | string): number | '' => (given === '' ? '' : Number(given));
  const start = (): void => {
    if (work === '' || rest === '' || rounds === '') return;
    const plan = { workMinutes: work, breakMinutes: rest, rounds, label };
    void settle(client.todo.startFocus(plan), t('focus.started'));
  };
  return (
    <form
      className={classes['start']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        start();
      }}
    >
      <NumberInput
        label={t('focus.work')}
        allowDecimal={false}
        min={FOCUS_MINUTES.least}
        max={FOCUS_MINUTES.most}
        value={work}
        onChange={(given) => setWork(number(given))}
      />
      <NumberInput
        label={t('focus.break')}
        allowDecimal={false}
        min={BREAK_MINUTES.least}
        max={BREAK_MINUTES.most}
        value={rest}
        onChange={(given) => setRest(number(given))}
      />
      <NumberInput
        label={t('focus.rounds')}
        allowDecimal={false}
        min={FOCUS_ROUNDS.least}
        max={FOCUS_ROUNDS.most}
        value={rounds}
        onChange={(given) => setRounds(number(given))}
      />
      <TextInput
        label={t('focus.label')}
        maxLength={TODO_LENGTH}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" disabled={work === '' || rest === '' || rounds === ''}>
        {t('focus.start')}
      </Button>
    </form>
  );
}
