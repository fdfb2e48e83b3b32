import { isJson, type Json, variantsOf } from '../../ui/jsonSchema.ts';

/** What the form needs to know about one setting, read from its JSON Schema. */
interface FieldBase {
  /** `key`, or `key.inner` for a part of an object. */
  path: string;
  title: string;
  /** Null when the title says it all. */
  help: string | null;
  /** Whether it may be left empty, which means null. */
  nullable: boolean;
}

export type Field =
  | (FieldBase & { kind: 'switch' })
  | (FieldBase & { kind: 'text'; maxLength: number | null })
  /** A bound of null is no bound. */
  | (FieldBase & { kind: 'number'; whole: boolean; min: number | null; max: number | null })
  | (FieldBase & { kind: 'choice'; options: Option[] })
  | (FieldBase & { kind: 'choices'; options: Option[] })
  | (FieldBase & { kind: 'list'; most: number | null; maxLength: number | null })
  | (FieldBase & { kind: 'group'; fields: Field[] })
  /** Anything that has no form of its own. */
  | (FieldBase & { kind: 'json' });

export interface Option {
  value: string;
  label: string;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** JavaScript's own limits stand in the schema of every whole number; they say nothing. */
function bound(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}

/** `bottom-left` and `bottomLeft` become "Bottom left". */
export function readable(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function options(values: readonly unknown[]): Option[] {
  return values
    .filter((value) => typeof value === 'string')
    .map((value) => ({ value, label: readable(value) }));
}

/** Takes "or null" apart from what else it may be. */
function withoutNull(schema: Json): { inner: Json; nullable: boolean } {
  const variants = variantsOf(schema);
  const others = variants.filter((variant) => variant['type'] !== 'null');
  const [only] = others;
  if (others.length !== 1 || !only) return { inner: schema, nullable: false };
  const { type: _type, anyOf: _anyOf, ...around } = schema;
  return { inner: { ...only, ...around }, nullable: others.length < variants.length };
}

function readField(path: string, key: string, given: Json, nested: boolean): Field {
  const { inner: schema, nullable } = withoutNull(given);
  const base: FieldBase = {
    path,
    title: text(schema['title']) ?? readable(key),
    help: text(schema['description']),
    nullable,
  };
  const choices = schema['enum'];
  if (Array.isArray(choices) && choices.every((choice) => typeof choice === 'string')) {
    return { ...base, kind: 'choice', options: options(choices) };
  }
  switch (schema['type']) {
    case 'boolean':
      return nullable ? { ...base, kind: 'json' } : { ...base, kind: 'switch' };
    case 'string':
      return { ...base, kind: 'text', maxLength: bound(schema['maxLength']) };
    case 'number':
    case 'integer':
      return {
        ...base,
        kind: 'number',
        whole: schema['type'] === 'integer',
        min: bound(schema['minimum']),
        max: bound(schema['maximum']),
      };
    case 'array':
      return readArray(base, schema);
    case 'object':
      return nested || nullable || !isJson(schema['properties'])
        ? { ...base, kind: 'json' }
        : { ...base, kind: 'group', fields: readProperties(schema['properties'], `${path}.`, true) };
    default:
      return { ...base, kind: 'json' };
  }
}

function readArray(base: FieldBase, schema: Json): Field {
  const items = schema['items'];
  if (!isJson(items) || items['type'] !== 'string' || base.nullable) return { ...base, kind: 'json' };
  const choices = items['enum'];
  if (Array.isArray(choices)) return { ...base, kind: 'choices', options: options(choices) };
  return { ...base, kind: 'list', most: bound(schema['maxItems']), maxLength: bound(items['maxLength']) };
}

function readProperties(properties: Json, prefix: string, nested: boolean): Field[] {
  return Object.entries(properties)
    .filter((entry): entry is [string, Json] => isJson(entry[1]))
    .map(([key, schema]) => readField(`${prefix}${key}`, key, schema, nested));
}

/** The form of a section, in the order of its schema. */
export function readFields(schema: Json): Field[] {
  const properties = schema['properties'];
  return isJson(properties) ? readProperties(properties, '', false) : [];
}

/** A field and those inside it. */
export function allFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => (field.kind === 'group' ? [field, ...field.fields] : [field]));
}
