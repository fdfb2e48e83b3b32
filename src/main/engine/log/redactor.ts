/** What stands in a log instead of a secret. */
const HIDDEN = '[hidden]';

/** A secret shorter than this would blank out ordinary words. */
const SHORTEST_SECRET = 8;

/** Names of fields whose value is a secret wherever it stands. */
const SECRET_NAME = /token|secret|password|passphrase|authorization|api_?key|cookie|device_?code/i;

/** Texts that have the look of a secret, for those that nobody told us of. */
const SECRET_SHAPES: readonly RegExp[] = [
  /\boauth:[\w-]+/gi,
  /\b(?:bearer|oauth)\s+[\w.~+/=-]{8,}/gi,
  /\b((?:access_|refresh_)?token|client_secret|device_code|password)=[^&\s"']+/gi,
];

/**
 * Takes secrets out of everything that is about to leave the process: log rows, crash reports, exports.
 * It knows the very texts to hide (whoever reads or makes a secret tells it), and the usual shapes besides.
 */
export class Redactor {
  private readonly secrets = new Set<string>();
  /** All known secrets as one pattern; null until it is needed again. */
  private pattern: RegExp | null = null;

  hide(secret: string): void {
    if (secret.length < SHORTEST_SECRET || this.secrets.has(secret)) return;
    this.secrets.add(secret);
    this.pattern = null;
  }

  text(text: string): string {
    let clean = text;
    if (this.secrets.size > 0) {
      this.pattern ??= new RegExp([...this.secrets].map(escapeForRegExp).join('|'), 'gi');
      clean = clean.replace(this.pattern, HIDDEN);
    }
    for (const shape of SECRET_SHAPES) clean = clean.replace(shape, HIDDEN);
    return clean;
  }

  /** A deep copy as plain JSON, with secrets hidden, long texts cut and circles broken. */
  value(value: unknown): unknown {
    return this.walk(value, 0);
  }

  private walk(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value.length > 4000 ? `${value.slice(0, 4000)}…` : value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    if (typeof value === 'boolean' || value === null) return value;
    if (typeof value === 'bigint') return String(value);
    if (value instanceof Error)
      return this.walk({ name: value.name, message: value.message, stack: value.stack ?? '' }, depth);
    if (typeof value !== 'object') return null;
    if (depth >= 6) return '…';
    if (Array.isArray(value)) return value.slice(0, 100).map((item) => this.walk(item, depth + 1));
    const clean: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(value)) {
      clean[name] = SECRET_NAME.test(name) && typeof item === 'string' ? HIDDEN : this.walk(item, depth + 1);
    }
    return clean;
  }
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
