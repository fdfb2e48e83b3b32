import type { Field } from './formModel.ts';
import type { Value } from './model.ts';

/** Seconds. */
export const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
export type Unit = keyof typeof UNITS;

/** The largest unit in which it is a whole number. */
export function bestUnit(value: Value | undefined): Unit {
  if (typeof value !== 'number' || value <= 0) return 'seconds';
  if (value % UNITS.days === 0) return 'days';
  if (value % UNITS.hours === 0) return 'hours';
  return value % UNITS.minutes === 0 ? 'minutes' : 'seconds';
}

/** As it stands in the field, in units of so many. */
export function shownNumber(value: Value | undefined, unit: number): string {
  if (typeof value === 'number') return String(Number((value / unit).toPrecision(12)));
  return typeof value === 'string' ? value : '';
}

const NUMBER = /^\s*-?(\d+([.,]\d*)?|[.,]\d+)\s*$/;
/** Where one is still typing: `2.` and `-0` would lose what comes next. */
const UNFINISHED = /[.,]$|^-0*$|[.,]\d*0$/;

/** A number where it is one; else the text as it was typed. */
export function numberOf(text: string, unit: number): Value {
  if (!NUMBER.test(text) || (UNFINISHED.test(text) && unit === 1)) return text;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? Number((number * unit).toPrecision(12)) : text;
}

/** Why what stands in the field cannot be; null when it can. */
export function numberProblem(field: Field, value: Value | undefined): 'number' | 'least' | 'most' | null {
  if (value === undefined || value === '') return null;
  if (typeof value === 'string') {
    if (field.template && value.includes('$(')) return null;
    if (!NUMBER.test(value)) return 'number';
  }
  const number = Number(String(value).replace(',', '.'));
  if (field.least !== null && number < field.least) return 'least';
  return field.most !== null && number > field.most ? 'most' : null;
}
