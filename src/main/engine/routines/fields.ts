import { z } from 'zod';
import { CHAT_ROLES } from '../../../shared/contract/ladder.ts';
import { askedConditionsSchema, stepsSchema } from '../../../shared/contract/steps.ts';

/** How the panel draws a parameter. Those with `template` are written as texts before they are parsed. */
export type FieldControl =
  | 'text'
  | 'lines'
  | 'number'
  | 'seconds'
  | 'viewer'
  | 'choice'
  | 'switch'
  | 'role'
  | 'currency'
  | 'counter'
  | 'routine'
  | 'command'
  | 'module'
  | 'category'
  | 'sound'
  | 'file'
  | 'url'
  | 'steps'
  | 'branches'
  | 'conditions'
  | 'reward'
  | 'group'
  | 'variable'
  | 'queue'
  | 'time'
  | 'weekdays';

interface Words {
  title: string;
  description?: string;
  /** The form shows it only while another parameter is one of these. */
  when?: { field: string; is: readonly string[] };
}

const meta = (control: FieldControl, template: boolean, words: Words) => ({ control, template, ...words });

/** The parameters of actions, conditions and triggers. The panel's forms are made from them. */
export const field = {
  /** One line, `$(...)` allowed. */
  text: (words: Words, longest = 2000) =>
    z
      .string()
      .max(longest)
      .meta(meta('text', true, words)),
  /** Several lines, `$(...)` allowed. */
  lines: (words: Words, longest = 10_000) =>
    z
      .string()
      .max(longest)
      .meta(meta('lines', true, words)),
  /** A name that is no text: of a counter, a variable. */
  name: (words: Words, control: FieldControl = 'text') =>
    z
      .string()
      .trim()
      .min(1)
      .max(60)
      .meta(meta(control, false, words)),
  /** A number, or a text that gives one. */
  number: (words: Words, least = -1e12, most = 1e12) =>
    z.coerce
      .number()
      .min(least)
      .max(most)
      .meta(meta('number', true, words)),
  whole: (words: Words, least = -1e12, most = 1e12) =>
    z.coerce
      .number()
      .int()
      .min(least)
      .max(most)
      .meta(meta('number', true, words)),
  /** Seconds, or a text that gives them. */
  seconds: (words: Words, least = 0, most = 604_800) =>
    z.coerce
      .number()
      .min(least)
      .max(most)
      .meta(meta('seconds', true, words)),
  /** A login or a name; `$(user)` as a rule. */
  viewer: (words: Words) =>
    z
      .string()
      .trim()
      .min(1)
      .max(60)
      .meta(meta('viewer', true, words)),
  choice: <const C extends readonly [string, ...string[]]>(words: Words, choices: C) =>
    z.enum(choices).meta(meta('choice', false, words)),
  yes: (words: Words) => z.boolean().meta(meta('switch', false, words)),
  role: (words: Words) => z.enum(CHAT_ROLES).meta(meta('role', false, words)),
  url: (words: Words) =>
    z
      .string()
      .max(2000)
      .meta(meta('url', true, words)),
  steps: (words: Words) => stepsSchema.meta(meta('steps', false, words)),
  /** Lists of steps that run side by side. */
  branches: (words: Words) =>
    z
      .array(stepsSchema)
      .max(10)
      .meta(meta('branches', false, words)),
  conditions: (words: Words) => askedConditionsSchema.meta(meta('conditions', false, words)),
  /** `HH:MM`, by the clock of this computer. */
  time: (words: Words) =>
    z
      .string()
      .trim()
      .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'Write a time as 18:30.')
      .meta(meta('time', true, words)),
  /** 1 is Monday, 7 is Sunday; none means every day. */
  weekdays: (words: Words) =>
    z
      .array(z.number().int().min(1).max(7))
      .max(7)
      .meta(meta('weekdays', false, words)),
};
