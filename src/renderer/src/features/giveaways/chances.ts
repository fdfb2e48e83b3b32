import type { Entrant } from '../../../../shared/contract/giveaways.ts';
import { language } from '../../ui/language.ts';

export function sumOf(entrants: readonly Entrant[]): number {
  return entrants.reduce((sum, { tickets, weight }) => sum + tickets * weight, 0);
}

/** From 0 to 1, of being drawn first. */
export function chanceOf({ tickets, weight }: Entrant, sum: number): number {
  return sum === 0 ? 0 : (tickets * weight) / sum;
}

/** `2.5%`; two digits where it is less than one. */
export function percent(part: number): string {
  return new Intl.NumberFormat(language(), {
    style: 'percent',
    maximumSignificantDigits: part < 0.01 ? 2 : 3,
  }).format(part);
}
