import { language } from '../../ui/language.ts';

/** `97.3%`; two digits where it is less than one. */
export function percent(part: number): string {
  return new Intl.NumberFormat(language(), {
    style: 'percent',
    maximumSignificantDigits: part < 0.01 ? 2 : 3,
  }).format(part);
}

export function factor(value: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);
}
