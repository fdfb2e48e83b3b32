import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from '../../engine/db/database.ts';

const MINUTE = 60_000;
/** Twitch's own limits, with a second to spare. */
const BETWEEN_ANY = 2 * MINUTE + 1_000;
const BETWEEN_SAME = 60 * MINUTE + 1_000;

/** When Twitch's shoutouts were given, so that none is tried that Twitch would refuse. */
export class ShoutoutTimes {
  private readonly db: Database;
  private readonly put: BetterSqlite3.Statement<[string, number]>;
  private readonly prune: BetterSqlite3.Statement<[number]>;
  private readonly last: BetterSqlite3.Statement<[], { at: number | null }>;
  private readonly of: BetterSqlite3.Statement<[string], { at: number }>;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.put = raw.prepare('INSERT OR REPLACE INTO social_shoutouts (channel, at) VALUES (?, ?)');
    this.prune = raw.prepare('DELETE FROM social_shoutouts WHERE at < ?');
    this.last = raw.prepare('SELECT max(at) AS at FROM social_shoutouts');
    this.of = raw.prepare('SELECT at FROM social_shoutouts WHERE channel = ?');
  }

  allowed(channel: string, now: number): boolean {
    const last = this.last.get()?.at ?? null;
    if (last !== null && now - last < BETWEEN_ANY) return false;
    const same = this.of.get(channel)?.at;
    return same === undefined || now - same >= BETWEEN_SAME;
  }

  given(channel: string, now: number): void {
    this.db.write(() => {
      this.prune.run(now - BETWEEN_SAME);
      this.put.run(channel, now);
    });
  }
}
