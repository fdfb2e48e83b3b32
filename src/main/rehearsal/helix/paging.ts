import { malformed } from './helixError.ts';

interface Page<T> {
  items: T[];
  pagination: { cursor?: string };
}

/** A slice of a list, and the cursor of the next one as long as there is one. */
export function pageOf<T>(
  all: readonly T[],
  query: URLSearchParams,
  size: { standard: number; max: number },
): Page<T> {
  const asked = query.get('first');
  const first = asked === null || asked === '' ? size.standard : Number(asked);
  if (!Number.isInteger(first) || first < 1)
    throw malformed('first', 'the value must be greater than or equal to 1');
  if (first > size.max) throw malformed('first', `the value must be less than or equal to ${size.max}`);
  const start = readCursor(query.get('after'));
  const items = all.slice(start, start + first);
  const next = start + items.length;
  return { items, pagination: next < all.length && items.length > 0 ? { cursor: writeCursor(next) } : {} };
}

function writeCursor(offset: number): string {
  return Buffer.from(JSON.stringify({ b: null, a: { Offset: offset } })).toString('base64url');
}

function readCursor(cursor: string | null): number {
  if (!cursor) return 0;
  try {
    const offset: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))?.a?.Offset;
    if (typeof offset === 'number' && Number.isInteger(offset) && offset >= 0) return offset;
  } catch {
    // Falls through to the same refusal.
  }
  throw malformed('after', 'the cursor is not valid');
}
