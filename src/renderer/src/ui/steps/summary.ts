import { type AskedCondition, askedConditionsSchema } from '../../../../shared/contract/steps.ts';
import { type Control, type Field, formOf, heldValue, holdsSteps, isShown } from './formModel.ts';
import type { Piece, Value, Values } from './model.ts';

/** How values are said; the panel gives it its own words. */
export interface Saying {
  /** The name of something that is known by its id or its own word: a role, a routine, a sound. */
  nameOf(control: Control, value: string): string;
  duration(seconds: number): string;
  weekdays(days: readonly number[]): string;
  /** A switch that is not as it is to begin with. */
  switched(title: string, on: boolean): string;
  condition(id: string): Piece | null;
  not(words: string): string;
}

/** More would not fit on a line. */
const MOST_PARTS = 3;
const PLAIN: readonly Control[] = ['text', 'lines', 'viewer', 'url'];

/** What a step, a condition or a trigger is set to, in one line; empty when there is nothing to say. */
export function summarise(piece: Piece, values: Values, saying: Saying): string {
  const fields = formOf(piece);
  // What another field depends on says nothing that this other field does not.
  const chosen = new Set(fields.flatMap(({ when }) => when?.field ?? []));
  const shown = fields.filter((field) => isShown(field, fields, values) && !holdsSteps(field));
  const parts = shown.flatMap((field): Part[] => {
    const value = heldValue(field, values);
    const isUsual = JSON.stringify(value) === JSON.stringify(field.fallback);
    const hasOwnField = chosen.has(field.name) && shown.some(({ when }) => when?.field === field.name);
    const words = hasOwnField ? '' : said(field, value, isUsual, saying);
    return words === '' ? [] : [{ field, words, isUsual }];
  });
  if (isComparison(shown)) return shown.map((field) => String(heldValue(field, values) ?? '')).join(' ');
  // A number as it is to begin with is worth a word only where nothing else is.
  const telling = parts.filter(({ field, isUsual }) => field.control !== 'number' || !isUsual);
  const first = parts.filter(({ field, isUsual }) => !isUsual || heldValue(field, values) !== field.least);
  return (telling.length > 0 ? telling : first.slice(0, 1))
    .slice(0, MOST_PARTS)
    .map(({ field, words }, index) =>
      index > 0 && PLAIN.includes(field.control) ? `${field.title}: ${words}` : words,
    )
    .join(' · ');
}

interface Part {
  readonly field: Field;
  readonly words: string;
  /** It is as it is to begin with. */
  readonly isUsual: boolean;
}

/** This, how, that: it reads as a sentence. */
function isComparison(shown: readonly Field[]): boolean {
  return shown.map(({ control }) => control).join(' ') === 'text choice text';
}

function said(field: Field, value: Value | undefined, isUsual: boolean, saying: Saying): string {
  const { control, title } = field;
  if (value === undefined || value === null || value === '') return '';
  switch (control) {
    case 'switch':
      return isUsual ? '' : saying.switched(title, value === true);
    case 'number':
      return `${title}: ${String(value)}`;
    case 'seconds':
      return typeof value === 'number' ? saying.duration(value) : `${title}: ${String(value)}`;
    case 'choice':
      return isUsual ? '' : saying.nameOf(control, String(value));
    case 'time':
      return `${title} ${String(value)}`;
    case 'weekdays':
      return Array.isArray(value) && value.length > 0 ? saying.weekdays(value.map(Number)) : '';
    case 'conditions': {
      const asked = askedConditionsSchema.safeParse(value);
      return asked.success ? asked.data.map((one) => sayCondition(one, saying)).join(' + ') : '';
    }
    default:
      if (typeof value === 'object') return '';
      return PLAIN.includes(control) ? oneLine(String(value)) : saying.nameOf(control, String(value));
  }
}

export function sayCondition(asked: AskedCondition, saying: Saying): string {
  const piece = saying.condition(asked.condition);
  const title = piece?.title ?? asked.condition;
  const summary = piece ? summarise(piece, asked.parameters, saying) : '';
  const words = summary === '' ? title : `${title} ${summary}`;
  return asked.not ? saying.not(words) : words;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
