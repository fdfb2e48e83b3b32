import { max } from 'drizzle-orm';
import type { LogFilter, LogRow } from '../../../shared/contract/log.ts';
import type { Database } from '../../engine/db/database.ts';
import type { LogRecord } from '../../engine/ports.ts';
import { logRows } from './schema.ts';

type Stored = Omit<LogRow, 'details'> & { details: string | null };
type Parameter = string | number | null;

/** How many rows one step of the clean-up removes, so that it never holds the database for long. */
const REMOVED_AT_ONCE = 2000;

export class LogStore {
  private readonly db: Database;
  private readonly insert;
  private readonly removeOlder;
  private readonly removeBelow;
  private nextId: number;

  constructor(db: Database) {
    this.db = db;
    this.insert = db.raw.prepare<Stored>(
      `INSERT INTO log_rows (id, time, level, category, feature, event, actor, action, result, duration, message, details)
       VALUES (:id, :time, :level, :category, :feature, :event, :actor, :action, :result, :duration, :message, :details)`,
    );
    // Both walk from the oldest row on and stop early: neither looks at the rows that stay.
    this.removeOlder = db.raw.prepare<[number, number]>(
      'DELETE FROM log_rows WHERE id IN (SELECT id FROM (SELECT id, time FROM log_rows ORDER BY id LIMIT ?) WHERE time < ?)',
    );
    this.removeBelow = db.raw.prepare<[number, number]>(
      'DELETE FROM log_rows WHERE id IN (SELECT id FROM log_rows WHERE id < ? ORDER BY id LIMIT ?)',
    );
    this.nextId = this.newest() + 1;
  }

  /** The newest row's id; 0 when there is none. */
  newest(): number {
    return (
      this.db.orm
        .select({ id: max(logRows.id) })
        .from(logRows)
        .get()?.id ?? 0
    );
  }

  /** The row as it will be read, at once; it is written a moment later, audit rows before this returns. */
  add(record: LogRecord): LogRow {
    const row: LogRow = { id: this.nextId, ...record };
    this.nextId += 1;
    const write = (): void => {
      this.insert.run({ ...row, details: row.details === null ? null : JSON.stringify(row.details) });
    };
    if (row.category === 'audit') this.db.write(write);
    else this.db.behind.add(write);
    return row;
  }

  /** Newest first, below `before`. Looking for a text may mean reading a lot, so it happens beside the main thread. */
  async list(filter: LogFilter, before: number | null, limit: number): Promise<LogRow[]> {
    this.db.behind.flush();
    const { where, parameters } = conditions(filter, before);
    const rows = await this.db.read<Stored>(
      `SELECT id, time, level, category, feature, event, actor, action, result, duration, message, details
       FROM log_rows ${where} ORDER BY id DESC LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map((row) => ({ ...row, details: row.details === null ? null : parseDetails(row.details) }));
  }

  /** Which features have rows: jumps through the index from name to name instead of reading every row. */
  async features(): Promise<string[]> {
    this.db.behind.flush();
    const rows = await this.db.read<{ feature: string | null }>(
      `WITH RECURSIVE names(feature) AS (
         SELECT min(feature) FROM log_rows
         UNION ALL
         SELECT (SELECT min(feature) FROM log_rows WHERE feature > names.feature) FROM names WHERE names.feature IS NOT NULL
       ) SELECT feature FROM names WHERE feature IS NOT NULL`,
    );
    return rows.flatMap((row) => row.feature ?? []);
  }

  /** Removes a few of the oldest rows that are over the limits; returns how many. Zero means that it is done. */
  prune(olderThan: number, mostRows: number): number {
    const floor = this.nextId - mostRows;
    return this.db.write(
      () =>
        this.removeOlder.run(REMOVED_AT_ONCE, olderThan).changes +
        this.removeBelow.run(floor, REMOVED_AT_ONCE).changes,
    );
  }
}

function conditions(filter: LogFilter, before: number | null): { where: string; parameters: Parameter[] } {
  const parts: string[] = [];
  const parameters: Parameter[] = [];
  const oneOf = (column: string, values: readonly string[]): void => {
    if (values.length === 0) return;
    parts.push(`${column} IN (${values.map(() => '?').join(', ')})`);
    parameters.push(...values);
  };
  if (before !== null) {
    parts.push('id < ?');
    parameters.push(before);
  }
  oneOf('level', filter.levels);
  oneOf('category', filter.categories);
  oneOf('feature', filter.features);
  if (filter.from !== null) {
    parts.push('time >= ?');
    parameters.push(filter.from);
  }
  if (filter.to !== null) {
    parts.push('time <= ?');
    parameters.push(filter.to);
  }
  const text = filter.text.trim();
  if (text !== '') {
    const pattern = `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
    parts.push("(message LIKE ? ESCAPE '\\' OR event LIKE ? ESCAPE '\\' OR actor LIKE ? ESCAPE '\\')");
    parameters.push(pattern, pattern, pattern);
  }
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', parameters };
}

function parseDetails(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return { text };
  }
}
