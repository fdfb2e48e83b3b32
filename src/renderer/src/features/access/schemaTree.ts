import type { TFunction } from 'i18next';
import { isJson, type Json, variantsOf } from '../../ui/jsonSchema.ts';
import { resolve } from './openApi.ts';

/** One line of a schema, with those inside it. */
export interface SchemaLine {
  /** Empty for the outermost. */
  name: string;
  type: string;
  /** Bounds, default and description, in words. */
  notes: string[];
  needed: boolean;
  children: SchemaLine[];
}

type Words = TFunction<'access'>;

const DEEPEST = 8;

/** JavaScript's own limits say nothing. */
function bound(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}

function typeOf(schema: Json, root: Json, t: Words, depth: number): string {
  const own = resolve(schema, root);
  if (depth > DEEPEST) return t('schema.anything');
  if ('const' in own) return JSON.stringify(own['const']);
  if (Array.isArray(own['enum'])) return own['enum'].map((value) => JSON.stringify(value)).join(' | ');
  const variants = variantsOf(own);
  if (variants.length > 0) {
    const types = [...new Set(variants.map((variant) => typeOf(variant, root, t, depth + 1)))];
    return types.reduce((left, right) => t('schema.or', { left, right }));
  }
  switch (own['type']) {
    case 'string':
      return t('schema.text');
    case 'integer':
      return t('schema.integer');
    case 'number':
      return t('schema.number');
    case 'boolean':
      return t('schema.boolean');
    case 'null':
      return t('schema.null');
    case 'array':
      return t('schema.list', {
        item: isJson(own['items']) ? typeOf(own['items'], root, t, depth + 1) : t('schema.anything'),
      });
    case 'object': {
      const values = own['additionalProperties'];
      if (isJson(own['properties']) || !isJson(values)) return t('schema.object');
      return t('schema.map', { item: typeOf(values, root, t, depth + 1) });
    }
    default:
      return t('schema.anything');
  }
}

function notesOf(schema: Json, t: Words): string[] {
  const notes: string[] = [];
  const [min, max] = [bound(schema['minimum']), bound(schema['maximum'])];
  if (min !== null && max !== null) notes.push(t('schema.range', { min, max }));
  else if (min !== null) notes.push(t('schema.atLeast', { min }));
  else if (max !== null) notes.push(t('schema.atMost', { max }));
  const [length, items] = [bound(schema['maxLength']), bound(schema['maxItems'])];
  if (length !== null) notes.push(t('schema.length', { max: length }));
  if (items !== null) notes.push(t('schema.items', { max: items }));
  if ('default' in schema) notes.push(t('schema.otherwise', { value: JSON.stringify(schema['default']) }));
  if (typeof schema['description'] === 'string') notes.push(schema['description']);
  return notes;
}

function childrenOf(schema: Json, root: Json, t: Words, depth: number): SchemaLine[] {
  if (depth > DEEPEST) return [];
  const variants = variantsOf(schema);
  if (variants.length > 0) {
    return variants.flatMap((variant) => childrenOf(resolve(variant, root), root, t, depth + 1));
  }
  const { properties, items, required } = schema;
  if (isJson(items)) return childrenOf(resolve(items, root), root, t, depth + 1);
  if (!isJson(properties)) return [];
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, property]) =>
    isJson(property) ? [lineOf(name, property, root, needed.includes(name), t, depth + 1)] : [],
  );
}

function lineOf(
  name: string,
  schema: Json,
  root: Json,
  needed: boolean,
  t: Words,
  depth: number,
): SchemaLine {
  const own = resolve(schema, root);
  return {
    name,
    type: typeOf(schema, root, t, depth),
    notes: notesOf(own, t),
    needed,
    children: childrenOf(own, root, t, depth),
  };
}

/** A schema as lines that can be read. */
export function schemaTree(schema: Json, t: Words): SchemaLine {
  return lineOf('', schema, schema, true, t, 0);
}
