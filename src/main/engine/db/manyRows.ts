import type BetterSqlite3 from 'better-sqlite3';

export type RowValue = string | number | null;

/** Rows in one statement: what a statement costs by itself is shared among them. */
const TOGETHER = 32;

/** A statement that takes rows, for those who write many at once. */
export class ManyRows {
  private readonly columns: number;
  private readonly many: BetterSqlite3.Statement<RowValue[]>;
  private readonly one: BetterSqlite3.Statement<RowValue[]>;

  /** `sql` gets what follows `VALUES`, such as `(?, ?), (?, ?)`; each row has so many columns. */
  constructor(raw: BetterSqlite3.Database, columns: number, sql: (rows: string) => string) {
    this.columns = columns;
    const row = `(${Array(columns).fill('?').join(', ')})`;
    this.many = raw.prepare(sql(Array(TOGETHER).fill(row).join(', ')));
    this.one = raw.prepare(sql(row));
  }

  /** The values of all rows, one after the other. To be called within a transaction. */
  write(values: RowValue[]): void {
    let at = 0;
    // Spread out, they are taken faster than out of an array.
    for (const size = this.columns * TOGETHER; at + size <= values.length; at += size) {
      this.many.run(...values.slice(at, at + size));
    }
    for (const size = this.columns; at < values.length; at += size)
      this.one.run(...values.slice(at, at + size));
  }
}
