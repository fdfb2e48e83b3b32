import type BetterSqlite3 from 'better-sqlite3';
import { PACK_ENTRY_KINDS, type PackEntryKind, type PackHead } from '../../../shared/contract/packs.ts';
import type { Database } from '../../engine/db/database.ts';

/** A pack as it is written down. */
export interface PackRow {
  /** Null for the cover that came with Emcee. */
  head: PackHead | null;
  enabled: boolean;
}

/** An entry as it is written down. */
export interface EntryRow {
  pack: string;
  kind: PackEntryKind;
  id: string;
  /** Null for one that came with Emcee and was taken out. */
  value: unknown;
  position: number;
}

export type EntryKey = Pick<EntryRow, 'pack' | 'kind' | 'id'>;

/** What is written in one go; null takes a row away. */
export interface ShelfPatch {
  packs: readonly { id: string; row: PackRow | null }[];
  entries: readonly (EntryKey & { row: Pick<EntryRow, 'value' | 'position'> | null })[];
}

/** Draws that are remembered; more than enough for all that can be drawn. */
const MOST_DRAWS = 20_000;

/** The only SQL of packs. */
export class PackStore {
  private readonly db: Database;
  private readonly putPack: BetterSqlite3.Statement<[string, string | null, number]>;
  private readonly dropPack: BetterSqlite3.Statement<[string]>;
  private readonly putEntry: BetterSqlite3.Statement<[string, string, string, string | null, number]>;
  private readonly dropEntry: BetterSqlite3.Statement<[string, string, string]>;
  private readonly putDraw: BetterSqlite3.Statement<[string, number]>;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.putPack = raw.prepare(
      `INSERT INTO packs (id, head, enabled) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET head = excluded.head, enabled = excluded.enabled`,
    );
    this.dropPack = raw.prepare('DELETE FROM packs WHERE id = ?');
    this.putEntry = raw.prepare(
      `INSERT INTO pack_entries (pack, kind, id, value, position) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (pack, kind, id) DO UPDATE SET value = excluded.value, position = excluded.position`,
    );
    this.dropEntry = raw.prepare('DELETE FROM pack_entries WHERE pack = ? AND kind = ? AND id = ?');
    this.putDraw = raw.prepare(
      `INSERT INTO pack_draws (item, turn) VALUES (?, ?)
       ON CONFLICT (item) DO UPDATE SET turn = excluded.turn`,
    );
  }

  packs(): { id: string; row: PackRow }[] {
    return this.db.raw
      .prepare<[], { id: string; head: string | null; enabled: number }>(
        'SELECT id, head, enabled FROM packs ORDER BY rowid',
      )
      .all()
      .map(({ id, head, enabled }) => ({
        id,
        row: { head: head === null ? null : (JSON.parse(head) as PackHead), enabled: enabled === 1 },
      }));
  }

  entries(): EntryRow[] {
    return this.db.raw
      .prepare<[], { pack: string; kind: string; id: string; value: string | null; position: number }>(
        'SELECT pack, kind, id, value, position FROM pack_entries ORDER BY position',
      )
      .all()
      .flatMap(({ kind, value, ...row }) => {
        const known = PACK_ENTRY_KINDS.find((one) => one === kind);
        return known
          ? [{ ...row, kind: known, value: value === null ? null : (JSON.parse(value) as unknown) }]
          : [];
      });
  }

  /** On the disk when it returns. */
  apply({ packs, entries }: ShelfPatch): void {
    this.db.write(() => {
      for (const { id, row } of packs) {
        if (row === null) this.dropPack.run(id);
        else this.putPack.run(id, row.head && JSON.stringify(row.head), row.enabled ? 1 : 0);
      }
      for (const { pack, kind, id, row } of entries) {
        if (row === null) this.dropEntry.run(pack, kind, id);
        else
          this.putEntry.run(
            pack,
            kind,
            id,
            row.value === null ? null : JSON.stringify(row.value),
            row.position,
          );
      }
    });
  }

  draws(): { item: string; turn: number }[] {
    return this.db.raw
      .prepare<[], { item: string; turn: number }>('SELECT item, turn FROM pack_draws ORDER BY turn')
      .all();
  }

  drawn(item: string, turn: number): void {
    this.db.write(() => this.putDraw.run(item, turn));
  }

  /** Forgets the oldest draws. */
  tidy(): void {
    this.db.write(() =>
      this.db.raw
        .prepare<[number]>(
          'DELETE FROM pack_draws WHERE turn <= (SELECT coalesce(max(turn), 0) FROM pack_draws) - ?',
        )
        .run(MOST_DRAWS),
    );
  }
}
