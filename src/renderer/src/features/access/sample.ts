import { isJson, type Json, variantsOf } from '../../ui/jsonSchema.ts';
import { resolve } from './openApi.ts';

/** Deep enough for anything that is called by hand. */
const DEEPEST = 6;

/** A value that fits a schema, for an example: defaults where there are some, and only what is needed. */
export function sampleOf(schema: Json, root: Json = schema, depth = 0): unknown {
  const own = resolve(schema, root);
  if ('default' in own) return own['default'];
  if ('const' in own) return own['const'];
  const [choice] = Array.isArray(own['enum']) ? own['enum'] : [];
  if (choice !== undefined) return choice;
  const variants = variantsOf(own);
  if (variants.length > 0) {
    const first = variants.find((variant) => variant['type'] !== 'null');
    return first ? sampleOf(first, root, depth) : null;
  }
  switch (own['type']) {
    case 'string':
      return 'text';
    case 'integer':
    case 'number':
      return typeof own['minimum'] === 'number' ? Math.max(0, own['minimum']) : 0;
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return depth >= DEEPEST ? {} : sampleObject(own, root, depth);
    default:
      return null;
  }
}

function sampleObject(schema: Json, root: Json, depth: number): Record<string, unknown> {
  const { properties, required } = schema;
  if (!isJson(properties)) return {};
  const needed = Array.isArray(required) ? required : [];
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) =>
      isJson(property) && needed.includes(name) ? [[name, sampleOf(property, root, depth + 1)]] : [],
    ),
  );
}

/** A text as one word of a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A command that makes the call. The token comes from the environment, so that it is not on the screen. */
export function curlExample(address: string, input: Json | null): string {
  const body = JSON.stringify(input ? sampleOf(input) : {});
  return [
    `curl ${quoted(address)} \\`,
    '  -H "Authorization: Bearer $EMCEE_TOKEN" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d ${quoted(body)}`,
  ].join('\n');
}
