import type { TFunction } from 'i18next';
import { wholeNumber } from '../../ui/format.ts';

/** `12 min`, from an hour on `3.4 h`. */
export function watchedText(minutes: number, t: TFunction<'viewers'>): string {
  return minutes < 60
    ? t('minutes', { minutes: wholeNumber(minutes) })
    : t('hours', { hours: wholeNumber(Math.round(minutes / 6) / 10) });
}
