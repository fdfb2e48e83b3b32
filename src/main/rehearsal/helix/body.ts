import { lengthOf } from '../chat/message.ts';
import { HelixError, malformed, missing } from './helixError.ts';

interface Range {
  min?: number;
  max?: number;
}

/** A JSON body, asked field by field; whatever does not fit is answered as Twitch would. */
export class Body {
  private readonly fields: Record<string, unknown>;

  constructor(value: unknown) {
    this.fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  }

  static parse(bytes: Buffer): Body {
    if (bytes.length === 0) return new Body({});
    try {
      return new Body(JSON.parse(bytes.toString('utf8')));
    } catch {
      throw new HelixError(400, 'Invalid JSON in request body');
    }
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined && this.fields[name] !== null;
  }

  /** The field as it came, for what has a form of its own. */
  raw(name: string): unknown {
    return this.fields[name];
  }

  text(name: string, range: Range = {}): string {
    const value = this.maybeText(name, range);
    if (value === null || (value === '' && (range.min ?? 1) > 0)) throw missing(name);
    return value;
  }

  maybeText(name: string, range: Range = {}): string | null {
    if (!this.has(name)) return null;
    const value = this.fields[name];
    if (typeof value !== 'string') throw malformed(name, 'the value must be a string');
    const length = lengthOf(value);
    if (range.max !== undefined && length > range.max)
      throw malformed(name, `the value must be at most ${range.max} characters`);
    if (range.min !== undefined && length < range.min)
      throw malformed(name, `the value must be at least ${range.min} characters`);
    return value;
  }

  whole(name: string, range: Range = {}): number {
    const value = this.maybeWhole(name, range);
    if (value === null) throw missing(name);
    return value;
  }

  maybeWhole(name: string, range: Range = {}): number | null {
    if (!this.has(name)) return null;
    const value = this.fields[name];
    if (typeof value !== 'number' || !Number.isInteger(value))
      throw malformed(name, 'the value must be an integer');
    if (value < (range.min ?? -Infinity) || value > (range.max ?? Infinity))
      throw new HelixError(
        400,
        `The value in ${name} must be in the range ${range.min ?? '-inf'} through ${range.max ?? 'inf'}.`,
      );
    return value;
  }

  maybeFlag(name: string): boolean | null {
    if (!this.has(name)) return null;
    const value = this.fields[name];
    if (typeof value !== 'boolean') throw malformed(name, 'the value must be a boolean');
    return value;
  }

  flag(name: string): boolean {
    const value = this.maybeFlag(name);
    if (value === null) throw missing(name);
    return value;
  }

  maybeTexts(name: string): string[] | null {
    if (!this.has(name)) return null;
    const value = this.fields[name];
    if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string'))
      throw malformed(name, 'the value must be a list of strings');
    return value.filter((entry) => typeof entry === 'string');
  }

  /** A list of objects. */
  bodies(name: string): Body[] {
    const value = this.fields[name];
    if (value === undefined || value === null) throw missing(name);
    if (!Array.isArray(value)) throw malformed(name, 'the value must be a list');
    return value.map((entry) => new Body(entry));
  }

  body(name: string): Body {
    const value = this.fields[name];
    if (typeof value !== 'object' || value === null) throw missing(name);
    return new Body(value);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.text(name);
    const found = allowed.find((entry) => entry === value);
    if (!found) throw malformed(name, `the value must be one of ${allowed.join(', ')}`);
    return found;
  }

  record(): Record<string, unknown> {
    return this.fields;
  }
}
