import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import { describeIssues } from '../settings/problems.ts';

/** Rules as a file, with a word of what they are, so that phrases are not taken for timers. */
export function writeRules(kind: string, parts: Readonly<Record<string, readonly object[]>>): string {
  return `${JSON.stringify({ emcee: kind, version: 1, ...parts }, null, 2)}\n`;
}

export function ruleFileName(kind: string, now: number): string {
  return `emcee-${kind}-${new Date(now).toISOString().slice(0, 10)}.json`;
}

/** Throws `rules.bad_file` with the place of what is wrong. Nothing of such a file is taken. */
export function readRules<S extends z.ZodRawShape>(
  kind: string,
  text: string,
  shape: S,
): z.output<z.ZodObject<S>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new AppError('rules.bad_file', 'This file is not JSON. Choose a file that Emcee has exported.');
  }
  const header = z.object({ emcee: z.string(), version: z.number() }).safeParse(parsed);
  if (!header.success || header.data.emcee !== kind) {
    const is = header.success ? `It holds ${header.data.emcee}.` : 'It was not exported by Emcee.';
    throw new AppError('rules.bad_file', `This file holds no ${kind}. ${is}`);
  }
  if (header.data.version !== 1) {
    throw new AppError('rules.bad_file', 'This file comes from a newer Emcee. Update Emcee first.');
  }
  const read = z.object(shape).safeParse(parsed);
  if (read.success) return read.data;
  const [first] = describeIssues(read.error);
  throw new AppError(
    'rules.bad_file',
    `Nothing was imported: ${first?.path ?? 'the file'} does not fit. ${first?.message ?? ''}`,
  );
}
