import type { Database } from '../../engine/db/database.ts';

/** How far a timer or a group has come. */
export interface Progress {
  lastSentAt: number | null;
  sentCount: number;
  /** Milliseconds of the interval that are over. */
  progress: number;
  /** Lines since it came last. */
  lines: number;
  /** Epoch milliseconds. */
  checkedAt: number;
  inRound: boolean;
}

type Row = Omit<Progress, 'inRound'> & { id: string; inRound: number };

export class ProgressStore {
  private readonly db: Database;
  private readonly upsert;

  constructor(db: Database) {
    this.db = db;
    this.upsert = db.raw.prepare<Row>(
      `INSERT INTO timer_progress (rule_id, last_sent_at, sent_count, progress, lines, checked_at, in_round)
       VALUES (:id, :lastSentAt, :sentCount, :progress, :lines, :checkedAt, :inRound)
       ON CONFLICT (rule_id) DO UPDATE SET last_sent_at = excluded.last_sent_at, sent_count = excluded.sent_count,
         progress = excluded.progress, lines = excluded.lines, checked_at = excluded.checked_at, in_round = excluded.in_round`,
    );
  }

  /** What belongs to rules that are gone for good is forgotten. */
  load(): Map<string, Progress> {
    this.db.write(() =>
      this.db.raw
        .prepare(
          "DELETE FROM timer_progress WHERE rule_id NOT IN (SELECT id FROM rules WHERE book IN ('timers', 'timers.groups'))",
        )
        .run(),
    );
    const rows = this.db.raw
      .prepare<[], Row>(
        `SELECT rule_id AS id, last_sent_at AS lastSentAt, sent_count AS sentCount, progress, lines,
           checked_at AS checkedAt, in_round AS inRound FROM timer_progress`,
      )
      .all();
    return new Map(rows.map(({ id, inRound, ...rest }) => [id, { ...rest, inRound: inRound === 1 }]));
  }

  /** On the disk when it returns: what has been said must not be said again after a crash. */
  save(all: readonly (readonly [string, Progress])[]): void {
    // What waits is older; it must not be written after this.
    this.db.behind.flush();
    this.db.write(() => this.put(all));
  }

  /** A moment later. */
  saveSoon(all: readonly (readonly [string, Progress])[]): void {
    const copies = all.map(([id, progress]) => [id, { ...progress }] as const);
    this.db.behind.add(() => this.put(copies));
  }

  private put(all: readonly (readonly [string, Progress])[]): void {
    for (const [id, { inRound, ...rest }] of all) this.upsert.run({ id, ...rest, inRound: inRound ? 1 : 0 });
  }
}
