import { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Occasion } from '../occasion.ts';
import type { Texts } from '../texts/texts.ts';
import type { FieldControl } from './fields.ts';

type Json = z.infer<ReturnType<typeof z.json>>;
export type RawParameters = Readonly<Record<string, Json>>;

export interface FieldFacts {
  control: FieldControl;
  /** It is written as a text before it is parsed. */
  template: boolean;
  title: string;
}

/** What `field` said of a parameter; it may be wrapped in a default. */
export function factsOf(schema: z.core.$ZodType, name: string): FieldFacts {
  let at: z.core.$ZodType | undefined = schema;
  while (at) {
    const meta = z.globalRegistry.get(at) as Partial<FieldFacts> | undefined;
    if (meta?.control !== undefined) {
      return { control: meta.control, template: meta.template ?? false, title: meta.title ?? name };
    }
    at = (at._zod.def as { innerType?: z.core.$ZodType }).innerType;
  }
  return { control: 'text', template: false, title: name };
}

/** True when the text has a call in it, so that its value is known only when it runs. */
export function isWritten(value: unknown): value is string {
  return typeof value === 'string' && value.includes('$(');
}

/** A parameter does not fit; `field` is its name. */
export class ParameterError extends AppError {
  readonly field: string | null;

  constructor(field: string | null, message: string) {
    super('routines.parameter', message, { field });
    this.field = field;
  }
}

/** Writes the texts among the parameters for this occasion. The others stay as they are. */
export async function writeParameters(
  schema: z.ZodObject,
  raw: RawParameters,
  occasion: Occasion,
  texts: Pick<Texts, 'write'>,
): Promise<Record<string, Json>> {
  const written: Record<string, Json> = {};
  for (const [name, part] of Object.entries(schema.shape)) {
    if (!Object.hasOwn(raw, name)) continue;
    const value = raw[name] as Json;
    const { control, template } = factsOf(part, name);
    if (typeof value !== 'string' || !template) written[name] = value;
    else if (control === 'lines') written[name] = await writeLines(value, occasion, texts);
    else written[name] = await texts.write(value, occasion);
  }
  return written;
}

/** Each line is a text of its own: what is written into it never makes a line more. */
async function writeLines(source: string, occasion: Occasion, texts: Pick<Texts, 'write'>): Promise<string> {
  const lines: string[] = [];
  for (const line of linesOf(source)) lines.push(await texts.write(line, occasion));
  return lines.join('\n');
}

export function linesOf(source: string): string[] {
  return source.split(/\r?\n/);
}

/** Throws ParameterError with the first field that does not fit, and what was there. */
export function parseParameters<P extends z.ZodObject>(schema: P, written: RawParameters): z.output<P> {
  // A number that is written as nothing would become 0.
  for (const [name, part] of Object.entries(schema.shape)) {
    const { control, title } = factsOf(part, name);
    if ((control !== 'number' && control !== 'seconds') || !Object.hasOwn(written, name)) continue;
    const value = written[name];
    if (typeof value === 'string' && value.trim() === '') {
      throw new ParameterError(name, `"${title}" needs a number, but there is nothing.`);
    }
  }
  const parsed = schema.safeParse(written);
  if (parsed.success) return parsed.data as z.output<P>;
  const issue = parsed.error.issues[0];
  const field = issue?.path[0] === undefined ? null : String(issue.path[0]);
  const part = field === null ? undefined : schema.shape[field];
  const title = field === null || !part ? 'The parameters' : `"${factsOf(part, field).title}"`;
  const value = field === null ? undefined : written[field];
  const seen =
    typeof value === 'string' || typeof value === 'number' ? ` It is "${String(value).slice(0, 80)}".` : '';
  throw new ParameterError(
    field,
    `${title} does not fit: ${issue?.message ?? 'unknown'}.${seen}`.replace('..', '.'),
  );
}

const NESTED: readonly FieldControl[] = ['steps', 'branches', 'conditions'];

/** The parameters as JSON Schema for forms. Steps within are named by their control, not spelled out. */
export function parametersAsJsonSchema(schema: z.ZodObject): Record<string, Json> {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      const control = jsonSchema['control'];
      if (typeof control === 'string' && NESTED.includes(control as FieldControl)) delete jsonSchema.items;
    },
  });
  // Through JSON: zod adds properties that are no data.
  const {
    $schema: _dialect,
    $defs: _shared,
    ...plain
  } = JSON.parse(JSON.stringify(json)) as Record<string, Json>;
  return plain;
}

/** The values that a new step starts with: defaults where there are some, else the plainest of its kind. */
export function defaultsOf(schema: z.ZodObject): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const [name, part] of Object.entries(schema.shape)) {
    const given = z.safeParse(part, undefined);
    if (given.success && given.data !== undefined) {
      values[name] = given.data as Json;
      continue;
    }
    const { control } = factsOf(part, name);
    if (control === 'choice' || control === 'role') {
      const [first] = Object.values((part._zod.def as { entries?: Record<string, string> }).entries ?? {});
      values[name] = first ?? '';
    } else if (control === 'switch') values[name] = false;
    else if (control === 'number' || control === 'seconds') {
      const least = (part as { minValue?: number | null }).minValue ?? 0;
      values[name] = least > 0 ? least : 0;
    } else if (NESTED.includes(control) || control === 'weekdays') values[name] = [];
    else if (control === 'viewer') values[name] = '$(user)';
    else values[name] = '';
  }
  return values;
}
