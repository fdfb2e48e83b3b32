import type { WireError } from '../../../../shared/rpc/errors.ts';
import { allFields, type Field } from './fields.ts';

export interface Problems {
  /** By the path of the field that shows it. */
  fields: Readonly<Record<string, string>>;
  /** What belongs to no field that is shown. */
  others: readonly string[];
}

export const NO_PROBLEMS: Problems = { fields: {}, others: [] };

interface Problem {
  path: string;
  message: string;
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

function listed(data: unknown): Problem[] {
  if (typeof data !== 'object' || data === null || !('fields' in data) || !Array.isArray(data.fields))
    return [];
  return data.fields.filter(isProblem);
}

/** Puts each problem of a refused save at its field; one deep inside a list goes to the list. */
export function problemsOf(error: WireError, fields: readonly Field[]): Problems {
  const found = listed(error.data);
  if (found.length === 0) return { fields: {}, others: [error.message] };
  const paths = allFields(fields)
    .filter((field) => field.kind !== 'group')
    .map((field) => field.path);
  const byField: Record<string, string> = {};
  const others: string[] = [];
  for (const { path, message } of found) {
    const owner = paths
      .filter((own) => path === own || path.startsWith(`${own}.`))
      .sort((left, right) => right.length - left.length)[0];
    if (owner === undefined) others.push(path === '' ? message : `${path}: ${message}`);
    else byField[owner] = byField[owner] === undefined ? message : `${byField[owner]} ${message}`;
  }
  return { fields: byField, others };
}

/** The problems without that of a field, which the streamer is just changing. */
export function withoutProblem(problems: Problems, path: string): Problems {
  if (problems.fields[path] === undefined) return problems;
  return {
    ...problems,
    fields: Object.fromEntries(Object.entries(problems.fields).filter(([own]) => own !== path)),
  };
}
