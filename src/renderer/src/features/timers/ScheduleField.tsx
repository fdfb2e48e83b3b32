import { Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimerSchedule } from '../../../../shared/contract/timers.ts';
import classes from '../../ui/rules/rules.module.css';
import { weekday } from '../../ui/weekdays.ts';

/** Monday first. */
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const;

const FRESH: Record<TimerSchedule['kind'], TimerSchedule> = {
  interval: { kind: 'interval', minutes: 15, lines: 5 },
  clock: { kind: 'clock', time: '20:00', days: [] },
  cron: { kind: 'cron', pattern: '0 20 * * *' },
};

interface ScheduleFieldProps {
  value: TimerSchedule;
  onChange(value: TimerSchedule): void;
  /** Null when all is well. */
  error: string | null;
}

/** When a timer, or a group, comes. */
export function ScheduleField({ value, onChange, error }: ScheduleFieldProps): ReactNode {
  const { t } = useTranslation('timers');
  const id = useId();
  return (
    <div className={classes['field']}>
      <span className={classes['label']} id={id}>
        {t('schedule.label')}
      </span>
      <SegmentedControl
        aria-labelledby={id}
        value={value.kind}
        onChange={(kind) => onChange(FRESH[kind])}
        data={(['interval', 'clock', 'cron'] as const).map((kind) => ({
          value: kind,
          label: t(`schedule.${kind}`),
        }))}
      />
      {value.kind === 'interval' && (
        <div className={classes['row']}>
          <NumberInput
            label={t('schedule.minutes')}
            description={t('schedule.minutesHelp')}
            min={1}
            max={10_080}
            value={value.minutes ?? ''}
            error={error}
            onChange={(minutes) =>
              onChange({ ...value, minutes: typeof minutes === 'number' ? minutes : null })
            }
          />
          <NumberInput
            label={t('schedule.lines')}
            description={t('schedule.linesHelp')}
            min={0}
            max={100_000}
            allowDecimal={false}
            value={value.lines}
            onChange={(lines) => onChange({ ...value, lines: typeof lines === 'number' ? lines : 0 })}
          />
        </div>
      )}
      {value.kind === 'clock' && (
        <>
          <TextInput
            label={t('schedule.time')}
            description={t('schedule.timeHelp')}
            value={value.time}
            error={error}
            onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
          />
          <fieldset className={classes['plain']}>
            <legend className={classes['label']}>{t('schedule.days')}</legend>
            <p className={classes['note']}>{t('schedule.daysHelp')}</p>
            <Checkbox.Group
              value={value.days.map(String)}
              onChange={(days) => onChange({ ...value, days: days.map(Number) })}
            >
              <div className={classes['chips']}>
                {DAYS.map((day) => (
                  <Checkbox key={day} value={String(day)} label={weekday(day)} />
                ))}
              </div>
            </Checkbox.Group>
          </fieldset>
        </>
      )}
      {value.kind === 'cron' && (
        <TextInput
          label={t('schedule.pattern')}
          description={t('schedule.patternHelp')}
          value={value.pattern}
          error={error}
          onChange={(event) => onChange({ ...value, pattern: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
