import type { Database } from '../../engine/db/database.ts';

export interface Hits {
  hits: number;
  /** Epoch milliseconds. */
  lastHitAt: number;
}

/** How often each rule did something. Counts may be up to a few hundred milliseconds late on the disk. */
export class HitStore {
  private readonly db: Database;
  private readonly upsert;
  private readonly counts = new Map<string, Hits>();

  constructor(db: Database) {
    this.db = db;
    this.upsert = db.raw.prepare<[string, number, number]>(
      `INSERT INTO phrase_hits (rule_id, hits, last_hit_at) VALUES (?, ?, ?)
       ON CONFLICT (rule_id) DO UPDATE SET hits = excluded.hits, last_hit_at = excluded.last_hit_at`,
    );
    // What was counted for rules that are gone for good; a deleted rule that is taken back today finds its count again.
    db.write(() =>
      db.raw
        .prepare("DELETE FROM phrase_hits WHERE rule_id NOT IN (SELECT id FROM rules WHERE book = 'phrases')")
        .run(),
    );
    const rows = db.raw
      .prepare<[], { id: string; hits: number; lastHitAt: number }>(
        'SELECT rule_id AS id, hits, last_hit_at AS lastHitAt FROM phrase_hits',
      )
      .all();
    for (const { id, hits, lastHitAt } of rows) this.counts.set(id, { hits, lastHitAt });
  }

  of(id: string): Hits | null {
    return this.counts.get(id) ?? null;
  }

  add(id: string, time: number): void {
    const count = { hits: (this.counts.get(id)?.hits ?? 0) + 1, lastHitAt: time };
    this.counts.set(id, count);
    this.db.behind.add(() => this.upsert.run(id, count.hits, count.lastHitAt));
  }
}
