import type BetterSqlite3 from 'better-sqlite3';
import type { Memory, Recurrence } from '../../../shared/contract/memories.ts';
import type { Database } from '../../engine/db/database.ts';

const MEMORY = 'id, kind, title, text, url, added_by AS addedBy, time';

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase();
}
const foldedOf = (memory: Pick<Memory, 'title' | 'text' | 'url'>): string =>
  folded(`${memory.title}\n${memory.text}\n${memory.url ?? ''}`);

/** Notes and links. */
export class MemoryStore {
  private readonly db: Database;
  private readonly insert: BetterSqlite3.Statement<
    [Omit<Memory, 'id'> & { addedById: string | null; folded: string }]
  >;
  private readonly update: BetterSqlite3.Statement<
    [{ id: number; title: string; text: string; folded: string }]
  >;
  private readonly one: BetterSqlite3.Statement<[number], Memory & { removedAt: number | null }>;
  private readonly setRemoved: BetterSqlite3.Statement<[number | null, number]>;
  private readonly counted: BetterSqlite3.Statement<[string], { count: number }>;

  constructor(db: Database) {
    this.db = db;
    this.insert = db.raw.prepare(
      `INSERT INTO memories (kind, title, text, url, added_by, added_by_id, time, folded)
       VALUES (@kind, @title, @text, @url, @addedBy, @addedById, @time, @folded)`,
    );
    this.update = db.raw.prepare(
      'UPDATE memories SET title = @title, text = @text, folded = @folded WHERE id = @id',
    );
    this.one = db.raw.prepare(`SELECT ${MEMORY}, removed_at AS removedAt FROM memories WHERE id = ?`);
    this.setRemoved = db.raw.prepare('UPDATE memories SET removed_at = ? WHERE id = ?');
    this.counted = db.raw.prepare(
      'SELECT count(*) AS count FROM memories WHERE kind = ? AND removed_at IS NULL',
    );
  }

  add(memory: Omit<Memory, 'id'>, addedById: string | null): Memory {
    return this.db.write(() => {
      const { lastInsertRowid } = this.insert.run({ ...memory, addedById, folded: foldedOf(memory) });
      return { ...memory, id: Number(lastInsertRowid) };
    });
  }

  put(memory: Memory): void {
    const { id, title, text } = memory;
    this.db.write(() => this.update.run({ id, title, text, folded: foldedOf(memory) }));
  }

  /** Null for what was removed, too. */
  get(id: number): Memory | null {
    const row = this.one.get(id);
    if (!row || row.removedAt !== null) return null;
    const { removedAt: _removedAt, ...memory } = row;
    return memory;
  }

  /** `at` of null brings it back. */
  remove(id: number, at: number | null): void {
    this.db.write(() => this.setRemoved.run(at, id));
  }

  count(kind: Memory['kind']): number {
    return this.counted.get(kind)?.count ?? 0;
  }

  /** Newest first; every word must stand somewhere. */
  list(kind: Memory['kind'] | null, text: string, limit: number): { memories: Memory[]; total: number } {
    const parts = ['removed_at IS NULL'];
    const parameters: string[] = [];
    if (kind !== null) {
      parts.push('kind = ?');
      parameters.push(kind);
    }
    for (const word of folded(text).split(/\s+/)) {
      if (word === '') continue;
      parts.push("folded LIKE ? ESCAPE '\\'");
      parameters.push(`%${word.replace(/[\\%_]/g, (special) => `\\${special}`)}%`);
    }
    const where = parts.join(' AND ');
    const memories = this.db.raw
      .prepare<(string | number)[], Memory>(
        `SELECT ${MEMORY} FROM memories WHERE ${where} ORDER BY id DESC LIMIT ?`,
      )
      .all(...parameters, limit);
    const total = this.db.raw
      .prepare<string[], { count: number }>(`SELECT count(*) AS count FROM memories WHERE ${where}`)
      .get(...parameters);
    return { memories, total: total?.count ?? 0 };
  }
}

export interface StoredReminder {
  id: number;
  /** Null when it is for all of chat. */
  viewerId: string | null;
  viewerName: string;
  text: string;
  dueAt: number;
  recurrence: Recurrence | null;
  onlyWhenHere: boolean;
  addedBy: string;
  addedById: string | null;
  createdAt: number;
}

type ReminderRow = Omit<StoredReminder, 'recurrence' | 'onlyWhenHere'> & {
  recurrence: string | null;
  onlyWhenHere: number;
};
type ReminderState = 'waiting' | 'told' | 'cancelled';

/** Reminders. Those that are over stay for the undo, and are cleared away after a while. */
export class ReminderStore {
  private readonly db: Database;
  private readonly insert: BetterSqlite3.Statement<[Omit<ReminderRow, 'id'>]>;
  private readonly allWaiting: BetterSqlite3.Statement<[], ReminderRow>;
  private readonly setState: BetterSqlite3.Statement<[ReminderState, number]>;
  private readonly setDue: BetterSqlite3.Statement<[number, number]>;
  private readonly clear: BetterSqlite3.Statement<[number]>;

  constructor(db: Database) {
    this.db = db;
    this.insert = db.raw.prepare(
      `INSERT INTO reminders (viewer_id, viewer_name, text, due_at, recurrence, only_when_here, added_by, added_by_id, created_at, state)
       VALUES (@viewerId, @viewerName, @text, @dueAt, @recurrence, @onlyWhenHere, @addedBy, @addedById, @createdAt, 'waiting')`,
    );
    this.allWaiting = db.raw.prepare(
      `SELECT id, viewer_id AS viewerId, viewer_name AS viewerName, text, due_at AS dueAt, recurrence,
       only_when_here AS onlyWhenHere, added_by AS addedBy, added_by_id AS addedById, created_at AS createdAt
       FROM reminders WHERE state = 'waiting' ORDER BY due_at, id`,
    );
    this.setState = db.raw.prepare('UPDATE reminders SET state = ? WHERE id = ?');
    this.setDue = db.raw.prepare('UPDATE reminders SET due_at = ? WHERE id = ?');
    this.clear = db.raw.prepare("DELETE FROM reminders WHERE state <> 'waiting' AND due_at < ?");
  }

  waiting(): StoredReminder[] {
    return this.allWaiting.all().map((row) => ({
      ...row,
      recurrence: row.recurrence === null ? null : (JSON.parse(row.recurrence) as Recurrence),
      onlyWhenHere: row.onlyWhenHere === 1,
    }));
  }

  add(reminder: Omit<StoredReminder, 'id'>): StoredReminder {
    return this.db.write(() => {
      const { lastInsertRowid } = this.insert.run({
        ...reminder,
        recurrence: reminder.recurrence === null ? null : JSON.stringify(reminder.recurrence),
        onlyWhenHere: reminder.onlyWhenHere ? 1 : 0,
      });
      return { ...reminder, id: Number(lastInsertRowid) };
    });
  }

  state(id: number, state: ReminderState): void {
    this.db.write(() => this.setState.run(state, id));
  }

  due(id: number, dueAt: number): void {
    this.db.write(() => this.setDue.run(dueAt, id));
  }

  forget(before: number): void {
    this.db.write(() => this.clear.run(before));
  }
}
