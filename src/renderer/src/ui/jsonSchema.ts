/** One part of a JSON document of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a value may be one of, in both ways in which a JSON Schema says it: `anyOf` (or `oneOf`), and a list of types.
 * Empty when there is no choice.
 */
export function variantsOf(schema: Json): Json[] {
  const variants = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(variants)) return variants.filter(isJson);
  const { type } = schema;
  if (!Array.isArray(type)) return [];
  const { title: _title, description: _description, default: _default, ...rest } = schema;
  return type.map((one) => ({ ...rest, type: one }));
}
