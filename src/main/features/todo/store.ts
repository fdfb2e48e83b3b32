import type BetterSqlite3 from 'better-sqlite3';
import type { FocusTimer } from '../../../shared/contract/todo.ts';
import type { Database } from '../../engine/db/database.ts';

export interface StoredItem {
  id: number;
  /** Empty for the streamer's own list. */
  owner: string;
  ownerName: string;
  text: string;
  position: number;
  addedBy: string;
  time: number;
  doneAt: number | null;
  removedAt: number | null;
}

const ITEM =
  'id, owner, owner_name AS ownerName, text, position, added_by AS addedBy, time, done_at AS doneAt, removed_at AS removedAt';

export class ListStore {
  private readonly db: Database;
  private readonly insert: BetterSqlite3.Statement<[Omit<StoredItem, 'id'>]>;
  private readonly update: BetterSqlite3.Statement<[StoredItem]>;
  private readonly one: BetterSqlite3.Statement<[number], StoredItem>;
  private readonly ofOwner: BetterSqlite3.Statement<[string], StoredItem>;
  private readonly ofViewers: BetterSqlite3.Statement<[number], StoredItem>;
  private readonly last: BetterSqlite3.Statement<[string], { position: number | null }>;
  private readonly clear: BetterSqlite3.Statement<[number]>;

  constructor(db: Database) {
    this.db = db;
    this.insert = db.raw.prepare(
      `INSERT INTO todo_items (owner, owner_name, text, position, added_by, time, done_at, removed_at)
       VALUES (@owner, @ownerName, @text, @position, @addedBy, @time, @doneAt, @removedAt)`,
    );
    this.update = db.raw.prepare(
      `UPDATE todo_items SET owner_name = @ownerName, text = @text, position = @position, done_at = @doneAt,
       removed_at = @removedAt WHERE id = @id`,
    );
    this.one = db.raw.prepare(`SELECT ${ITEM} FROM todo_items WHERE id = ?`);
    this.ofOwner = db.raw.prepare(
      `SELECT ${ITEM} FROM todo_items WHERE owner = ? AND removed_at IS NULL ORDER BY position, id`,
    );
    this.ofViewers = db.raw.prepare(
      `SELECT ${ITEM} FROM todo_items WHERE owner <> '' AND removed_at IS NULL AND done_at IS NULL
       ORDER BY owner_name COLLATE NOCASE, owner, position, id LIMIT ?`,
    );
    this.last = db.raw.prepare('SELECT max(position) AS position FROM todo_items WHERE owner = ?');
    this.clear = db.raw.prepare('DELETE FROM todo_items WHERE removed_at < ?');
  }

  write<T>(run: () => T): T {
    return this.db.write(run);
  }

  add(item: Omit<StoredItem, 'id' | 'position'>): StoredItem {
    const position = (this.last.get(item.owner)?.position ?? 0) + 1;
    const { lastInsertRowid } = this.insert.run({ ...item, position });
    return { ...item, position, id: Number(lastInsertRowid) };
  }

  put(item: StoredItem): void {
    this.update.run(item);
  }

  get(id: number): StoredItem | null {
    return this.one.get(id) ?? null;
  }

  /** In their order, those that are done too. */
  of(owner: string): StoredItem[] {
    return this.ofOwner.all(owner);
  }

  /** What viewers have to do, by their names. */
  openTasks(limit: number): StoredItem[] {
    return this.ofViewers.all(limit);
  }

  forget(removedBefore: number): void {
    this.db.write(() => this.clear.run(removedBefore));
  }
}

export interface StoredTimer {
  id: number;
  viewerId: string | null;
  viewerName: string;
  label: string;
  workMinutes: number;
  breakMinutes: number;
  rounds: number;
  round: number;
  phase: FocusTimer['phase'];
  endsAt: number;
  pausedLeft: number | null;
}

export class FocusStore {
  private readonly db: Database;
  private readonly insert: BetterSqlite3.Statement<[Omit<StoredTimer, 'id'>]>;
  private readonly update: BetterSqlite3.Statement<[StoredTimer & { overAt: number | null }]>;
  private readonly current: BetterSqlite3.Statement<[], StoredTimer>;
  private readonly clear: BetterSqlite3.Statement<[number]>;

  constructor(db: Database) {
    this.db = db;
    this.insert = db.raw.prepare(
      `INSERT INTO focus_timers (viewer_id, viewer_name, label, work_minutes, break_minutes, rounds, round, phase, ends_at, paused_left)
       VALUES (@viewerId, @viewerName, @label, @workMinutes, @breakMinutes, @rounds, @round, @phase, @endsAt, @pausedLeft)`,
    );
    this.update = db.raw.prepare(
      `UPDATE focus_timers SET round = @round, phase = @phase, ends_at = @endsAt, paused_left = @pausedLeft,
       over_at = @overAt WHERE id = @id`,
    );
    this.current = db.raw.prepare(
      `SELECT id, viewer_id AS viewerId, viewer_name AS viewerName, label, work_minutes AS workMinutes,
       break_minutes AS breakMinutes, rounds, round, phase, ends_at AS endsAt, paused_left AS pausedLeft
       FROM focus_timers WHERE over_at IS NULL ORDER BY id`,
    );
    this.clear = db.raw.prepare('DELETE FROM focus_timers WHERE over_at < ?');
  }

  running(): StoredTimer[] {
    return this.current.all();
  }

  add(timer: Omit<StoredTimer, 'id'>): StoredTimer {
    return this.db.write(() => ({ ...timer, id: Number(this.insert.run(timer).lastInsertRowid) }));
  }

  /** `overAt` of null keeps it running. */
  put(timer: StoredTimer, overAt: number | null): void {
    this.db.write(() => this.update.run({ ...timer, overAt }));
  }

  forget(overBefore: number): void {
    this.db.write(() => this.clear.run(overBefore));
  }
}
