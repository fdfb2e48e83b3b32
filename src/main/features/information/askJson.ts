import type { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Outside, OutsideRequest } from '../../engine/net/outside.ts';

/** Asks for JSON of a known shape. Throws AppError when the answer is another one. */
export async function askJson<S extends z.ZodType>(
  outside: Outside,
  request: OutsideRequest,
  schema: S,
): Promise<z.output<S>> {
  const { status, text } = await outside.ask({
    ...request,
    headers: { accept: 'application/json', ...request.headers },
  });
  if (status < 200 || status > 299) {
    throw new AppError('outside.unreachable', `The service answered with the status ${status}.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError('outside.unreachable', 'The service answered something that is no JSON.');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new AppError('outside.unreachable', 'The service answered in a form that Emcee does not know.');
  }
  return parsed.data;
}
