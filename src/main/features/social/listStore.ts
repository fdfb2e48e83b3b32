import type BetterSqlite3 from 'better-sqlite3';
import type { Entry } from '../../../shared/contract/social.ts';
import type { Database } from '../../engine/db/database.ts';

export interface StoredList {
  name: string;
  title: string;
  blocked: readonly string[];
}

/** What is written or removed in one go. */
export interface ListPatch {
  put?: readonly Entry[];
  drop?: readonly number[];
  putList?: StoredList;
  dropList?: string;
}

type EntryRow = Omit<Entry, 'enabled'> & { enabled: number };

/** The lists are small and held in memory; this writes them down. */
export class ListStore {
  private readonly db: Database;
  private readonly insert: BetterSqlite3.Statement<[Omit<EntryRow, 'id'>]>;
  private readonly putEntry: BetterSqlite3.Statement<[EntryRow]>;
  private readonly dropEntry: BetterSqlite3.Statement<[number]>;
  private readonly putList: BetterSqlite3.Statement<[string, string, string]>;
  private readonly dropList: BetterSqlite3.Statement<[string]>;

  constructor(db: Database) {
    this.db = db;
    this.insert = db.raw.prepare(
      `INSERT INTO social_entries (list, text, category, weight, enabled)
       VALUES (:list, :text, :category, :weight, :enabled)`,
    );
    this.putEntry = db.raw.prepare(
      `INSERT OR REPLACE INTO social_entries (id, list, text, category, weight, enabled)
       VALUES (:id, :list, :text, :category, :weight, :enabled)`,
    );
    this.dropEntry = db.raw.prepare('DELETE FROM social_entries WHERE id = ?');
    this.putList = db.raw.prepare(
      'INSERT OR REPLACE INTO social_lists (name, title, blocked) VALUES (?, ?, ?)',
    );
    this.dropList = db.raw.prepare('DELETE FROM social_lists WHERE name = ?');
  }

  lists(): StoredList[] {
    return this.db.raw
      .prepare<[], { name: string; title: string; blocked: string }>(
        'SELECT name, title, blocked FROM social_lists ORDER BY name',
      )
      .all()
      .map(({ blocked, ...list }) => ({ ...list, blocked: JSON.parse(blocked) as string[] }));
  }

  entries(): Entry[] {
    return this.db.raw
      .prepare<[], EntryRow>(
        'SELECT id, list, text, category, weight, enabled FROM social_entries ORDER BY id',
      )
      .all()
      .map((row) => ({ ...row, enabled: row.enabled === 1 }));
  }

  /** The same entries with the ids that they got. On the disk when it returns. */
  add(entries: readonly Omit<Entry, 'id'>[], also: ListPatch = {}): Entry[] {
    return this.db.write(() => {
      this.apply(also);
      return entries.map((entry) => {
        const { lastInsertRowid } = this.insert.run({ ...entry, enabled: Number(entry.enabled) });
        return { ...entry, id: Number(lastInsertRowid) };
      });
    });
  }

  /** On the disk when it returns. */
  apply({ put = [], drop = [], putList, dropList }: ListPatch): void {
    this.db.write(() => {
      if (putList) this.putList.run(putList.name, putList.title, JSON.stringify(putList.blocked));
      for (const id of drop) this.dropEntry.run(id);
      for (const entry of put) this.putEntry.run({ ...entry, enabled: Number(entry.enabled) });
      if (dropList !== undefined) this.dropList.run(dropList);
    });
  }
}
