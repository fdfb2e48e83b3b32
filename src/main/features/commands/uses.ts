import type { Database } from '../../engine/db/database.ts';

export interface Uses {
  uses: number;
  /** Epoch milliseconds; null for never. */
  lastUsed: number | null;
}

const NONE: Uses = { uses: 0, lastUsed: null };

/** How often each command was used. Counted in memory and written a moment later. */
export class UseCounter {
  private readonly db: Database;
  private readonly counts: Map<string, Uses>;
  private readonly put;
  private readonly drop;
  /** Changed since they were last written; one write for all uses of a moment. */
  private readonly unwritten = new Set<string>();

  constructor(db: Database) {
    this.db = db;
    this.put = db.raw.prepare<[string, number, number]>(
      `INSERT INTO command_uses (id, uses, last_used) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET uses = excluded.uses, last_used = excluded.last_used`,
    );
    this.drop = db.raw.prepare<[string]>('DELETE FROM command_uses WHERE id = ?');
    this.counts = new Map(
      db.raw
        .prepare<[], { id: string; uses: number; lastUsed: number }>(
          'SELECT id, uses, last_used AS lastUsed FROM command_uses',
        )
        .all()
        .map(({ id, ...counts }) => [id, counts]),
    );
  }

  of(id: string): Uses {
    return this.counts.get(id) ?? NONE;
  }

  /** Returns how many there are now. */
  add(id: string, time: number): number {
    const uses = this.of(id).uses + 1;
    this.set(id, { uses, lastUsed: time });
    return uses;
  }

  set(id: string, counts: Uses): void {
    if (counts.lastUsed === null) this.counts.delete(id);
    else this.counts.set(id, counts);
    if (this.unwritten.has(id)) return;
    this.unwritten.add(id);
    this.db.behind.add(() => {
      this.unwritten.delete(id);
      const now = this.of(id);
      if (now.lastUsed === null) this.drop.run(id);
      else this.put.run(id, now.uses, now.lastUsed);
    });
  }
}
