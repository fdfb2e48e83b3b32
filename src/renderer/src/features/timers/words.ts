import type { TFunction } from 'i18next';
import type { TimerSchedule, TimerState } from '../../../../shared/contract/timers.ts';
import { duration } from '../../ui/format.ts';
import { weekday } from '../../ui/weekdays.ts';

/** `every 15 minutes, after 5 lines` */
export function scheduleWords(schedule: TimerSchedule, t: TFunction<'timers'>): string {
  switch (schedule.kind) {
    case 'interval': {
      const { minutes, lines } = schedule;
      const time = minutes === null ? null : t('when.minutes', { count: minutes });
      const chat = lines === 0 ? null : t('when.lines', { count: lines });
      if (time !== null && chat !== null) return t('when.and', { minutes: time, lines: chat });
      return time ?? chat ?? '';
    }
    case 'clock': {
      const { time, days } = schedule;
      if (days.length === 0) return t('when.daily', { time });
      return t('when.days', { time, days: [...days].sort().map(weekday).join(', ') });
    }
    case 'cron':
      return t('when.cron', { pattern: schedule.pattern });
  }
}

/** Why it waits. Lines that are missing are named also while time is left. */
export function stateWords(now: TimerState, t: TFunction<'timers'>): string {
  const isShort = now.linesMissing > 0 && (now.state === 'lines' || now.state === 'waiting');
  if (isShort) return t('state.lines', { count: now.linesMissing });
  return now.state === 'lines' ? t('state.waiting') : t(`state.${now.state}`);
}

export function stateTone(now: TimerState): 'live' | 'warn' | 'bad' | 'quiet' {
  if (now.problem !== null) return 'bad';
  if (now.state === 'due') return 'live';
  return now.state === 'paused' ? 'warn' : 'quiet';
}

/** `in 3 min, 20 sec`; empty when nobody knows. */
export function nextWords(nextAt: number | null, now: number, t: TFunction<'timers'>): string {
  if (nextAt === null) return '';
  return nextAt - now < 1000 ? t('next.now') : t('next.in', { time: duration(nextAt - now) });
}
