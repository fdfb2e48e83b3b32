import type BetterSqlite3 from 'better-sqlite3';
import type { CounterChange, CounterScope, CounterSetup } from '../../../shared/contract/counters.ts';
import type { Database } from '../../engine/db/database.ts';

/** A counter as it is set up. */
export interface StoredCounter extends CounterSetup {
  id: number;
}

export interface Cell {
  scope: CounterScope;
  key: string;
  label: string;
}

export interface StoredChange {
  counterId: number;
  time: number;
  kind: CounterChange['kind'];
  scope: CounterChange['scope'];
  doer: string;
  streamId: string | null;
  gameId: string | null;
  gameName: string;
  totalBefore: number | null;
  totalAfter: number | null;
  streamBefore: number | null;
  streamAfter: number | null;
  gameBefore: number | null;
  gameAfter: number | null;
  undone: number;
}

type CounterRow = Omit<StoredCounter, 'milestones'> & { milestones: string };

const COLUMNS =
  'id, name, show_word AS showWord, add_word AS addWord, take_word AS takeWord, answer, floor, milestones, every, milestone_text AS milestoneText';
const CHANGE_COLUMNS =
  'id, counter_id AS counterId, time, kind, scope, doer, stream_id AS streamId, game_id AS gameId, game_name AS gameName, total_before AS totalBefore, total_after AS totalAfter, stream_before AS streamBefore, stream_after AS streamAfter, game_before AS gameBefore, game_after AS gameAfter, undone';

/** Names are compared in small letters. */
export const foldName = (name: string): string => name.trim().toLowerCase();

export class CounterStore {
  private readonly db: Database;
  private readonly allRows: BetterSqlite3.Statement<[], CounterRow>;
  private readonly insertRow: BetterSqlite3.Statement<
    [Omit<CounterRow, 'id'> & { folded: string; createdAt: number }]
  >;
  private readonly updateRow: BetterSqlite3.Statement<[CounterRow & { folded: string }]>;
  private readonly setRemoved: BetterSqlite3.Statement<[number | null, number]>;
  private readonly readCell: BetterSqlite3.Statement<
    [number, string, string],
    { value: number; changedAt: number }
  >;
  private readonly newestStream: BetterSqlite3.Statement<[number], { value: number }>;
  private readonly writeCell: BetterSqlite3.Statement<
    [Cell & { counterId: number; value: number; changedAt: number }]
  >;
  private readonly insertChange: BetterSqlite3.Statement<[StoredChange]>;
  private readonly readChange: BetterSqlite3.Statement<[number], StoredChange & { id: number }>;
  private readonly markUndone: BetterSqlite3.Statement<[number]>;
  private readonly readHistory: BetterSqlite3.Statement<
    [number, number, number],
    StoredChange & { id: number }
  >;
  private readonly readGames: BetterSqlite3.Statement<[number], { name: string; value: number }>;
  private readonly prune: BetterSqlite3.Statement<[number]>;

  constructor(db: Database) {
    this.db = db;
    this.allRows = db.raw.prepare(`SELECT ${COLUMNS} FROM counters WHERE removed_at IS NULL ORDER BY id`);
    this.insertRow = db.raw.prepare(
      `INSERT INTO counters (name, folded, show_word, add_word, take_word, answer, floor, milestones, every, milestone_text, created_at)
       VALUES (@name, @folded, @showWord, @addWord, @takeWord, @answer, @floor, @milestones, @every, @milestoneText, @createdAt)`,
    );
    this.updateRow = db.raw.prepare(
      `UPDATE counters SET name = @name, folded = @folded, show_word = @showWord, add_word = @addWord, take_word = @takeWord,
       answer = @answer, floor = @floor, milestones = @milestones, every = @every, milestone_text = @milestoneText WHERE id = @id`,
    );
    this.setRemoved = db.raw.prepare('UPDATE counters SET removed_at = ? WHERE id = ?');
    this.readCell = db.raw.prepare(
      'SELECT value, changed_at AS changedAt FROM counter_values WHERE counter_id = ? AND scope = ? AND key = ?',
    );
    this.newestStream = db.raw.prepare(
      "SELECT value FROM counter_values WHERE counter_id = ? AND scope = 'stream' ORDER BY changed_at DESC LIMIT 1",
    );
    this.writeCell = db.raw.prepare(
      `INSERT INTO counter_values (counter_id, scope, key, label, value, changed_at)
       VALUES (@counterId, @scope, @key, @label, @value, @changedAt)
       ON CONFLICT (counter_id, scope, key) DO UPDATE SET value = excluded.value, label = excluded.label, changed_at = excluded.changed_at`,
    );
    this.insertChange = db.raw.prepare(
      `INSERT INTO counter_changes (counter_id, time, kind, scope, doer, stream_id, game_id, game_name, total_before, total_after,
         stream_before, stream_after, game_before, game_after, undone)
       VALUES (@counterId, @time, @kind, @scope, @doer, @streamId, @gameId, @gameName, @totalBefore, @totalAfter,
         @streamBefore, @streamAfter, @gameBefore, @gameAfter, @undone)`,
    );
    this.readChange = db.raw.prepare(`SELECT ${CHANGE_COLUMNS} FROM counter_changes WHERE id = ?`);
    this.markUndone = db.raw.prepare('UPDATE counter_changes SET undone = 1 WHERE id = ?');
    this.readHistory = db.raw.prepare(
      `SELECT ${CHANGE_COLUMNS} FROM counter_changes WHERE counter_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
    );
    this.readGames = db.raw.prepare(
      "SELECT label AS name, value FROM counter_values WHERE counter_id = ? AND scope = 'game' ORDER BY value DESC, label",
    );
    this.prune = db.raw.prepare(
      'DELETE FROM counter_changes WHERE id <= (SELECT max(id) FROM counter_changes) - ?',
    );
  }

  write<T>(run: () => T): T {
    return this.db.write(run);
  }

  all(): StoredCounter[] {
    return this.allRows.all().map((row) => ({ ...row, milestones: JSON.parse(row.milestones) as number[] }));
  }

  create(setup: CounterSetup, createdAt: number): StoredCounter {
    const { lastInsertRowid } = this.insertRow.run({
      ...setup,
      milestones: JSON.stringify(setup.milestones),
      folded: foldName(setup.name),
      createdAt,
    });
    return { ...setup, id: Number(lastInsertRowid) };
  }

  configure(counter: StoredCounter): void {
    this.updateRow.run({
      ...counter,
      milestones: JSON.stringify(counter.milestones),
      folded: foldName(counter.name),
    });
  }

  /** `at` of null brings it back. */
  remove(id: number, at: number | null): void {
    this.setRemoved.run(at, id);
  }

  value(counterId: number, scope: CounterScope, key: string): number {
    return this.readCell.get(counterId, scope, key)?.value ?? 0;
  }

  changedAt(counterId: number): number | null {
    return this.readCell.get(counterId, 'total', '')?.changedAt ?? null;
  }

  lastStream(counterId: number): number {
    return this.newestStream.get(counterId)?.value ?? 0;
  }

  setValue(counterId: number, cell: Cell, value: number, changedAt: number): void {
    this.writeCell.run({ counterId, ...cell, value, changedAt });
  }

  addChange(change: StoredChange): number {
    return Number(this.insertChange.run(change).lastInsertRowid);
  }

  change(id: number): (StoredChange & { id: number }) | null {
    return this.readChange.get(id) ?? null;
  }

  undone(id: number): void {
    this.markUndone.run(id);
  }

  history(counterId: number, before: number | null, limit: number): (StoredChange & { id: number })[] {
    return this.readHistory.all(counterId, before ?? Number.MAX_SAFE_INTEGER, limit);
  }

  games(counterId: number): { name: string; value: number }[] {
    return this.readGames.all(counterId);
  }

  /** Forgets the oldest changes; what the counters stand at stays. */
  keepChanges(most: number): void {
    this.db.write(() => this.prune.run(most));
  }
}
