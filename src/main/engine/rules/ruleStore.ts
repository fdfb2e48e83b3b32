import type { Database } from '../db/database.ts';

export interface StoredRule {
  id: string;
  /** Parsed JSON; not yet checked. */
  rule: unknown;
}

/** The rules of one book, as they lie in the database. */
export class RuleStore {
  private readonly db: Database;
  private readonly book: string;
  private readonly select;
  private readonly upsert;
  private readonly delete;

  constructor(db: Database, book: string) {
    this.db = db;
    this.book = book;
    this.select = db.raw.prepare<[string], { id: string; rule: string }>(
      'SELECT id, rule FROM rules WHERE book = ? ORDER BY position, id',
    );
    this.upsert = db.raw.prepare<[string, string, number, string]>(
      `INSERT INTO rules (book, id, position, rule) VALUES (?, ?, ?, ?)
       ON CONFLICT (book, id) DO UPDATE SET position = excluded.position, rule = excluded.rule`,
    );
    this.delete = db.raw.prepare<[string, string]>('DELETE FROM rules WHERE book = ? AND id = ?');
  }

  list(): StoredRule[] {
    return this.select.all(this.book).map(({ id, rule }) => ({ id, rule: parsed(rule) }));
  }

  /** All at once or nothing; on the disk when it returns. */
  apply(puts: readonly { id: string; position: number; rule: object }[], removed: readonly string[]): void {
    this.db.write(() => {
      for (const id of removed) this.delete.run(this.book, id);
      for (const { id, position, rule } of puts) {
        this.upsert.run(this.book, id, position, JSON.stringify(rule));
      }
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
