import type { Database } from '../../engine/db/database.ts';
import type { Session } from './sessions.ts';

/** Who was here when, and who was welcomed. By Twitch's ids, so that a new name is no new person. */
export class WelcomeStore {
  private readonly db: Database;
  private readonly statements;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.statements = {
      session: raw.prepare<[], Session>(
        'SELECT number, stream_id AS streamId, started_at AS startedAt, last_at AS lastAt FROM welcome_session WHERE id = 1',
      ),
      saveSession: raw.prepare<Session>(
        `INSERT INTO welcome_session (id, number, stream_id, started_at, last_at)
         VALUES (1, :number, :streamId, :startedAt, :lastAt)
         ON CONFLICT (id) DO UPDATE SET number = excluded.number, stream_id = excluded.stream_id,
           started_at = excluded.started_at, last_at = excluded.last_at`,
      ),
      present: raw.prepare<[number], { viewerId: string }>(
        'SELECT viewer_id AS viewerId FROM welcome_people WHERE session = ?',
      ),
      lastSeen: raw.prepare<[string], { lastSeenAt: number }>(
        'SELECT last_seen_at AS lastSeenAt FROM welcome_people WHERE viewer_id = ?',
      ),
      see: raw.prepare<[string, number, number]>(
        `INSERT INTO welcome_people (viewer_id, session, last_seen_at) VALUES (?, ?, ?)
         ON CONFLICT (viewer_id) DO UPDATE SET session = excluded.session, last_seen_at = excluded.last_seen_at`,
      ),
      marked: raw.prepare<[string, string], { time: number }>(
        'SELECT time FROM welcome_marks WHERE rule_id = ? AND viewer_id = ?',
      ),
      mark: raw.prepare<[string, string, number]>(
        `INSERT INTO welcome_marks (rule_id, viewer_id, time) VALUES (?, ?, ?)
         ON CONFLICT (rule_id, viewer_id) DO UPDATE SET time = excluded.time`,
      ),
      counts: raw.prepare<[], { ruleId: string; count: number }>(
        'SELECT rule_id AS ruleId, count(*) AS count FROM welcome_marks GROUP BY rule_id',
      ),
    };
    // Marks of rules that are gone for good.
    db.write(() =>
      raw
        .prepare(
          "DELETE FROM welcome_marks WHERE rule_id NOT IN (SELECT id FROM rules WHERE book = 'welcomes')",
        )
        .run(),
    );
  }

  session(): Session | null {
    return this.statements.session.get() ?? null;
  }

  saveSession(session: Session): void {
    // What waits is older; it must not be written after this.
    this.db.behind.flush();
    this.db.write(() => this.statements.saveSession.run(session));
  }

  saveSessionSoon(session: Session): void {
    const copy = { ...session };
    this.db.behind.add(() => this.statements.saveSession.run(copy));
  }

  present(session: number): string[] {
    this.db.behind.flush();
    return this.statements.present.all(session).map(({ viewerId }) => viewerId);
  }

  /** Null for who was never here. */
  lastSeen(viewerId: string): number | null {
    return this.statements.lastSeen.get(viewerId)?.lastSeenAt ?? null;
  }

  seen(viewerId: string, session: number, time: number): void {
    this.db.behind.add(() => this.statements.see.run(viewerId, session, time));
  }

  /** When a rule welcomed somebody; null for never. */
  marked(ruleId: string, viewerId: string): number | null {
    return this.statements.marked.get(ruleId, viewerId)?.time ?? null;
  }

  mark(ruleId: string, viewerId: string, time: number): void {
    this.db.behind.add(() => this.statements.mark.run(ruleId, viewerId, time));
  }

  /** How many people each rule has welcomed. */
  counts(): Map<string, number> {
    this.db.behind.flush();
    return new Map(this.statements.counts.all().map(({ ruleId, count }) => [ruleId, count]));
  }
}
