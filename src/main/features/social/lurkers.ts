import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from '../../engine/db/database.ts';

export interface Lurker {
  /** Twitch's id. */
  viewer: string;
  name: string;
  /** Epoch milliseconds. */
  since: number;
  /** Empty when none was given. */
  reason: string;
}

/** Who lurks. Held in memory, since every line of chat asks for it; written down at once. */
export class Lurkers {
  private readonly db: Database;
  private readonly lurkers = new Map<string, Lurker>();
  private readonly put: BetterSqlite3.Statement<[Lurker]>;
  private readonly drop: BetterSqlite3.Statement<[string]>;
  private readonly dropAll: BetterSqlite3.Statement<[]>;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.put = raw.prepare(
      `INSERT OR REPLACE INTO social_lurkers (viewer, name, since, reason)
       VALUES (:viewer, :name, :since, :reason)`,
    );
    this.drop = raw.prepare('DELETE FROM social_lurkers WHERE viewer = ?');
    this.dropAll = raw.prepare('DELETE FROM social_lurkers');
    const all = raw.prepare<[], Lurker>('SELECT viewer, name, since, reason FROM social_lurkers').all();
    for (const lurker of all) this.lurkers.set(lurker.viewer, lurker);
  }

  of(viewer: string): Lurker | null {
    return this.lurkers.get(viewer) ?? null;
  }

  /** The longest first. */
  all(): Lurker[] {
    return [...this.lurkers.values()].sort((one, other) => one.since - other.since);
  }

  begin(lurker: Lurker): void {
    this.db.write(() => this.put.run(lurker));
    this.lurkers.set(lurker.viewer, lurker);
  }

  /** Null when the viewer does not lurk. */
  end(viewer: string): Lurker | null {
    const lurker = this.of(viewer);
    if (lurker) {
      this.db.write(() => this.drop.run(viewer));
      this.lurkers.delete(viewer);
    }
    return lurker;
  }

  endAll(): void {
    if (this.lurkers.size === 0) return;
    this.db.write(() => this.dropAll.run());
    this.lurkers.clear();
  }
}
