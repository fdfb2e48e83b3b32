import { isJson, type Json, variantsOf } from '../jsonSchema.ts';
import type { Value, Values } from './model.ts';

const CONTROLS = [
  'text',
  'lines',
  'number',
  'seconds',
  'viewer',
  'choice',
  'switch',
  'role',
  'currency',
  'counter',
  'routine',
  'command',
  'module',
  'category',
  'sound',
  'file',
  'url',
  'steps',
  'branches',
  'conditions',
  'reward',
  'group',
  'variable',
  'queue',
  'time',
  'weekdays',
] as const;
export type Control = (typeof CONTROLS)[number];

/** One parameter of an action, a condition or a trigger, as its form shows it. */
export interface Field {
  readonly name: string;
  readonly title: string;
  /** Null when its title says enough. */
  readonly description: string | null;
  readonly control: Control;
  /** `$(...)` is written out in it. */
  readonly template: boolean;
  /** What it may be one of; empty for a free one. */
  readonly choices: readonly string[];
  readonly least: number | null;
  readonly most: number | null;
  /** The most letters. */
  readonly longest: number | null;
  /** What holds when it is left out; undefined when it must be given. */
  readonly fallback: Value | undefined;
  /** It counts only while another field is one of these; null for always. */
  readonly when: { readonly field: string; readonly is: readonly string[] } | null;
}

/** The form of an action, a condition or a trigger, in the order in which its schema names the parameters. */
export function fieldsOf(parameters: Json): readonly Field[] {
  const { properties } = parameters;
  if (!isJson(properties)) return [];
  return Object.entries(properties).flatMap(([name, schema]) =>
    isJson(schema) ? fieldOf(name, schema) : [],
  );
}

function fieldOf(name: string, schema: Json): Field {
  // The first variant says the bounds where there are several: an id or nothing, a number or a text.
  const shape = variantsOf(schema)[0] ?? schema;
  const choices = schema['enum'] ?? shape['enum'];
  return {
    name,
    title: textOf(schema['title']) ?? name,
    description: textOf(schema['description']),
    control: controlOf(schema, shape),
    template: schema['template'] === true,
    choices: Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [],
    least: boundOf(schema['minimum'] ?? shape['minimum']),
    most: boundOf(schema['maximum'] ?? shape['maximum']),
    longest: boundOf(schema['maxLength'] ?? shape['maxLength']),
    fallback: schema['default'] as Value | undefined,
    when: whenOf(schema['when']),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Bounds that only keep numbers sane are none for a person. */
const SANE = 1e11;

function boundOf(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) < SANE ? value : null;
}

function controlOf(schema: Json, shape: Json): Control {
  const named = CONTROLS.find((control) => control === schema['control']);
  if (named) return named;
  if (Array.isArray(schema['enum'] ?? shape['enum'])) return 'choice';
  const { type } = shape;
  if (type === 'boolean') return 'switch';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
}

function whenOf(value: unknown): Field['when'] {
  if (!isJson(value) || typeof value['field'] !== 'string') return null;
  const is = Array.isArray(value['is']) ? value['is'] : [value['is']];
  return { field: value['field'], is: is.map(String) };
}

/** What a field holds: what was given, or what holds without. */
export function heldValue(field: Field, values: Values): Value | undefined {
  return values[field.name] ?? field.fallback;
}

/** True while the field counts, with all the others as they are. */
export function isShown(field: Field, fields: readonly Field[], values: Values): boolean {
  const { when } = field;
  if (when === null) return true;
  const other = fields.find(({ name }) => name === when.field);
  return other === undefined || when.is.includes(String(heldValue(other, values)));
}

/** Other steps lie in it, so that it is drawn as a list of steps and not in the form. */
export function holdsSteps({ control }: Field): boolean {
  return control === 'steps' || control === 'branches';
}

const cache = new WeakMap<object, readonly Field[]>();

/** The same form for the same schema, read once. */
export function formOf(piece: { readonly parameters: Json }): readonly Field[] {
  let fields = cache.get(piece.parameters);
  if (!fields) {
    fields = fieldsOf(piece.parameters);
    cache.set(piece.parameters, fields);
  }
  return fields;
}
