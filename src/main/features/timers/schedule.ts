import { Cron } from 'croner';
import type { TimerSchedule } from '../../../shared/contract/timers.ts';
import { AppError, errorText } from '../../../shared/rpc/errors.ts';

/** The pattern of cron for what is by the clock; null for an interval. */
function patternOf(schedule: TimerSchedule): string | null {
  switch (schedule.kind) {
    case 'interval':
      return null;
    case 'cron':
      return schedule.pattern;
    case 'clock': {
      const [hours, minutes] = schedule.time.split(':');
      const days = schedule.days.length === 0 ? '*' : [...new Set(schedule.days)].sort().join(',');
      return `${Number(minutes)} ${Number(hours)} * * ${days}`;
    }
  }
}

/** Reads times by the clock of one place; patterns are parsed once. */
export class ClockTimes {
  private readonly jobs = new Map<string, Cron>();

  /** The first time after `from`, in epoch milliseconds; null for an interval, or when there is none any more. */
  next(schedule: TimerSchedule, from: number, timeZone: string): number | null {
    const job = this.job(schedule, timeZone);
    return job?.nextRun(new Date(from))?.getTime() ?? null;
  }

  /** The next few. */
  several(schedule: TimerSchedule, from: number, timeZone: string, count: number): number[] {
    const job = this.job(schedule, timeZone);
    return job ? job.nextRuns(count, new Date(from)).map((time) => time.getTime()) : [];
  }

  /** Throws `timers.invalid` in words. */
  mustBeValid(schedule: TimerSchedule, from: number, timeZone: string): void {
    let next: number | null;
    try {
      next = this.next(schedule, from, timeZone);
    } catch (thrown) {
      throw new AppError(
        'timers.invalid',
        `"${patternOf(schedule) ?? ''}" is no cron pattern. It has five parts: minute, hour, day, month and weekday, such as "0 20 * * 5" for Fridays at 20:00. (${errorText(thrown).replace(/^CronPattern: /, '')})`,
      );
    }
    if (schedule.kind !== 'interval' && next === null) {
      throw new AppError('timers.invalid', 'There is no such day: this time would never come.');
    }
  }

  private job(schedule: TimerSchedule, timeZone: string): Cron | null {
    const pattern = patternOf(schedule);
    if (pattern === null) return null;
    const key = `${timeZone} ${pattern}`;
    const there = this.jobs.get(key);
    if (there) return there;
    // Paused: it only computes. Waiting is done by the app's own clock.
    const job = new Cron(pattern, { timezone: timeZone, paused: true, mode: '5-part' });
    if (this.jobs.size > 500) this.jobs.clear();
    this.jobs.set(key, job);
    return job;
  }
}
