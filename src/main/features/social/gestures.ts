import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from '../../engine/db/database.ts';

export interface Gesture {
  /** Also the name of its list. */
  id: string;
  names: readonly [string, ...string[]];
  /** The command that counts them. */
  many: string;
  title: string;
  /** `Tom was hugged 3 times`. */
  past: string;
  /** `Tom would rather not be hugged`, for when there is no line in the list. */
  does: string;
}

export const GESTURES: readonly Gesture[] = [
  { id: 'hug', names: ['hug', 'cuddle'], many: 'hugs', title: 'Hug', past: 'hugged', does: 'hugs' },
  {
    id: 'highfive',
    names: ['highfive', 'five'],
    many: 'highfives',
    title: 'High five',
    past: 'high-fived',
    does: 'high-fives',
  },
  { id: 'kiss', names: ['kiss'], many: 'kisses', title: 'Kiss', past: 'kissed', does: 'kisses' },
  { id: 'slap', names: ['slap'], many: 'slaps', title: 'Slap', past: 'slapped', does: 'slaps' },
  { id: 'boop', names: ['boop'], many: 'boops', title: 'Boop', past: 'booped', does: 'boops' },
  { id: 'pat', names: ['pat', 'headpat'], many: 'pats', title: 'Pat', past: 'patted', does: 'pats' },
];

export interface GestureCounts {
  /** How often it was done to this viewer, and by this viewer. */
  taken: number;
  given: number;
}

/** How often who hugged whom, and who does not want to be. */
export class GestureBook {
  private readonly db: Database;
  private readonly addOne: BetterSqlite3.Statement<[string, string, string, number]>;
  private readonly pair: BetterSqlite3.Statement<[string, string, string], { count: number }>;
  private readonly taken: BetterSqlite3.Statement<[string, string], { count: number | null }>;
  private readonly given: BetterSqlite3.Statement<[string, string], { count: number | null }>;
  private readonly putOut: BetterSqlite3.Statement<[string, number]>;
  private readonly dropOut: BetterSqlite3.Statement<[string]>;
  private readonly isOut: BetterSqlite3.Statement<[string], { viewer: string }>;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.addOne = raw.prepare(
      `INSERT INTO social_gestures (kind, giver, taker, count, last_at) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT (kind, giver, taker) DO UPDATE SET count = count + 1, last_at = excluded.last_at`,
    );
    this.pair = raw.prepare('SELECT count FROM social_gestures WHERE kind = ? AND giver = ? AND taker = ?');
    this.taken = raw.prepare('SELECT sum(count) AS count FROM social_gestures WHERE kind = ? AND taker = ?');
    this.given = raw.prepare('SELECT sum(count) AS count FROM social_gestures WHERE kind = ? AND giver = ?');
    this.putOut = raw.prepare('INSERT OR IGNORE INTO social_opt_outs (viewer, since) VALUES (?, ?)');
    this.dropOut = raw.prepare('DELETE FROM social_opt_outs WHERE viewer = ?');
    this.isOut = raw.prepare('SELECT viewer FROM social_opt_outs WHERE viewer = ?');
  }

  /** On the disk when it returns. */
  add(kind: string, giver: string, taker: string, now: number): void {
    this.db.write(() => this.addOne.run(kind, giver, taker, now));
  }

  between(kind: string, giver: string, taker: string): number {
    return this.pair.get(kind, giver, taker)?.count ?? 0;
  }

  of(kind: string, viewer: string): GestureCounts {
    return {
      taken: this.taken.get(kind, viewer)?.count ?? 0,
      given: this.given.get(kind, viewer)?.count ?? 0,
    };
  }

  refuses(viewer: string): boolean {
    return this.isOut.get(viewer) !== undefined;
  }

  /** True when that changes something. */
  setRefuses(viewer: string, refuses: boolean, now: number): boolean {
    const change = refuses ? () => this.putOut.run(viewer, now) : () => this.dropOut.run(viewer);
    return this.db.write(change).changes > 0;
  }
}
