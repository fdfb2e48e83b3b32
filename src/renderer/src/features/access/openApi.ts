import { isJson, type Json } from '../../ui/jsonSchema.ts';

export interface ApiCall {
  /** `log.list` */
  id: string;
  feature: string;
  method: string;
  path: string;
  title: string;
  /** Null when the document does not say. */
  role: string | null;
  changes: boolean;
  /** The feature's own error codes. */
  errors: string[];
  /** Null when nothing is described. */
  input: Json | null;
  output: Json | null;
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isJson(inner) ? inner[key] : undefined), value);
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

function readCall(path: string, method: string, operation: Json): ApiCall {
  const id = textOr(operation['operationId'], path);
  const tags = operation['tags'];
  const errors = at(operation, 'x-emcee', 'errors');
  const input = at(operation, 'requestBody', 'content', 'application/json', 'schema');
  const output = at(
    operation,
    'responses',
    '200',
    'content',
    'application/json',
    'schema',
    'properties',
    'data',
  );
  return {
    id,
    feature: textOr(Array.isArray(tags) ? tags[0] : undefined, id.split('.')[0] ?? ''),
    method: method.toUpperCase(),
    path,
    title: textOr(operation['summary'], id),
    role: textOr(at(operation, 'x-emcee', 'role'), null),
    changes: at(operation, 'x-emcee', 'changes') === true,
    errors: Array.isArray(errors) ? errors.filter((code) => typeof code === 'string') : [],
    input: isJson(input) ? input : null,
    output: isJson(output) ? output : null,
  };
}

/** The calls that an OpenAPI document describes, in its order. */
export function readCalls(document: Json): ApiCall[] {
  const paths = document['paths'];
  if (!isJson(paths)) return [];
  return Object.entries(paths).flatMap(([path, methods]) =>
    isJson(methods)
      ? Object.entries(methods).flatMap(([method, operation]) =>
          isJson(operation) ? [readCall(path, method, operation)] : [],
        )
      : [],
  );
}

/** The calls with all the words, by feature, in the order of the document. */
export function chooseCalls(calls: readonly ApiCall[], search: string): Map<string, ApiCall[]> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, ApiCall[]>();
  for (const call of calls) {
    const text =
      `${call.path} ${call.id} ${call.title} ${call.role ?? ''} ${call.errors.join(' ')}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    groups.set(call.feature, [...(groups.get(call.feature) ?? []), call]);
  }
  return groups;
}

/** What a `$ref` within the same schema stands for; the schema itself when it has none. */
export function resolve(schema: Json, root: Json): Json {
  const ref = schema['$ref'];
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return schema;
  const found = at(root, ...ref.slice(2).split('/'));
  return isJson(found) ? found : schema;
}
