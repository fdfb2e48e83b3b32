import { wholeNumber } from '../../ui/format.ts';
import { language } from '../../ui/language.ts';

/** `1,200 tokens`. */
export function amountText(amount: number, currency: string): string {
  return `${wholeNumber(amount)} ${currency}`.trim();
}

/** `1.67`. */
export function timesText(value: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);
}
