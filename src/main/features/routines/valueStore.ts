import type { SavedVariable } from '../../../shared/contract/routines.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Fact } from '../../engine/occasion.ts';

/** Saved variables and the uses of long cooldowns. */
export class ValueStore {
  private readonly db: Database;
  private readonly upsert;
  private readonly remove;
  private readonly select;
  private readonly putUses;
  private readonly selectUses;
  private readonly removeUses;

  constructor(db: Database) {
    this.db = db;
    this.upsert = db.raw.prepare<[string, string, number]>(
      `INSERT INTO routine_variables (name, value, changed_at) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
    );
    this.remove = db.raw.prepare<[string]>('DELETE FROM routine_variables WHERE name = ?');
    this.select = db.raw.prepare<[], { name: string; value: string; changed_at: number }>(
      'SELECT * FROM routine_variables ORDER BY name',
    );
    this.putUses = db.raw.prepare<[string, string, number]>(
      `INSERT INTO routine_uses ("key", times, until) VALUES (?, ?, ?)
       ON CONFLICT ("key") DO UPDATE SET times = excluded.times, until = excluded.until`,
    );
    this.selectUses = db.raw.prepare<[], { key: string; times: string; until: number }>(
      'SELECT "key" AS key, times, until FROM routine_uses',
    );
    this.removeUses = db.raw.prepare<[number]>('DELETE FROM routine_uses WHERE until <= ?');
  }

  variables(): SavedVariable[] {
    return this.select
      .all()
      .map((row) => ({ name: row.name, value: JSON.parse(row.value) as Fact, changedAt: row.changed_at }));
  }

  put({ name, value, changedAt }: SavedVariable): void {
    this.db.write(() => this.upsert.run(name, JSON.stringify(value), changedAt));
  }

  delete(name: string): void {
    this.db.write(() => this.remove.run(name));
  }

  /** The uses whose keys begin so, those that are over left out. */
  uses(prefix: string, now: number): Map<string, number[]> {
    this.db.behind.flush();
    this.db.write(() => this.removeUses.run(now));
    const rows = this.selectUses.all().filter(({ key }) => key.startsWith(prefix));
    return new Map(rows.map((row) => [row.key, JSON.parse(row.times) as number[]]));
  }

  noteUses(key: string, times: readonly number[], until: number): void {
    const text = JSON.stringify(times);
    this.db.behind.add(() => this.putUses.run(key, text, until));
  }
}
