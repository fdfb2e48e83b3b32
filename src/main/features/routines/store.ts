import { type Routine, type RoutineDraft, routineDraftSchema } from '../../../shared/contract/routines.ts';
import type { Database } from '../../engine/db/database.ts';

const KEPT_VERSIONS = 50;

interface Row {
  id: string;
  draft: string;
  version: number;
  created_at: number;
  changed_at: number;
  last_run_at: number | null;
  runs: number;
}

interface VersionRow {
  version: number;
  saved_at: number;
  saved_by: string;
  draft: string;
}

export interface SavedVersion {
  version: number;
  savedAt: number;
  savedBy: string;
  draft: RoutineDraft;
}

export class RoutineStore {
  private readonly db: Database;
  private readonly select;
  private readonly upsert;
  private readonly remove;
  private readonly ran;
  private readonly addVersion;
  private readonly prune;
  private readonly selectVersions;

  constructor(db: Database) {
    this.db = db;
    this.select = db.raw.prepare<[], Row>('SELECT * FROM routines ORDER BY created_at, id');
    this.upsert = db.raw.prepare<Row>(
      `INSERT INTO routines (id, draft, version, created_at, changed_at, last_run_at, runs)
       VALUES (:id, :draft, :version, :created_at, :changed_at, :last_run_at, :runs)
       ON CONFLICT (id) DO UPDATE SET draft = :draft, version = :version, changed_at = :changed_at`,
    );
    this.remove = db.raw.prepare<[string]>('DELETE FROM routines WHERE id = ?');
    this.ran = db.raw.prepare<[number, string]>(
      'UPDATE routines SET last_run_at = ?, runs = runs + 1 WHERE id = ?',
    );
    this.addVersion = db.raw.prepare<[string, number, number, string, string]>(
      `INSERT OR REPLACE INTO routine_versions (routine_id, version, saved_at, saved_by, draft)
       VALUES (?, ?, ?, ?, ?)`,
    );
    this.prune = db.raw.prepare<[string, number]>(
      'DELETE FROM routine_versions WHERE routine_id = ? AND version <= ?',
    );
    this.selectVersions = db.raw.prepare<[string], VersionRow>(
      'SELECT version, saved_at, saved_by, draft FROM routine_versions WHERE routine_id = ? ORDER BY version DESC',
    );
  }

  /** A row that no longer has the form of a routine is left out, and named. */
  all(): { routines: Routine[]; unreadable: string[] } {
    this.db.behind.flush();
    const routines: Routine[] = [];
    const unreadable: string[] = [];
    for (const row of this.select.all()) {
      const draft = draftOf(row.draft);
      if (!draft) unreadable.push(row.id);
      else
        routines.push({
          ...draft,
          id: row.id,
          version: row.version,
          createdAt: row.created_at,
          changedAt: row.changed_at,
          lastRunAt: row.last_run_at,
          runs: row.runs,
        });
    }
    return { routines, unreadable };
  }

  put(routine: Routine, by: string): void {
    const draft = JSON.stringify(routineDraftSchema.parse(routine));
    this.db.write(() => {
      this.upsert.run({
        id: routine.id,
        draft,
        version: routine.version,
        created_at: routine.createdAt,
        changed_at: routine.changedAt,
        last_run_at: routine.lastRunAt,
        runs: routine.runs,
      });
      this.addVersion.run(routine.id, routine.version, routine.changedAt, by, draft);
      this.prune.run(routine.id, routine.version - KEPT_VERSIONS);
    });
  }

  /** Its versions stay, so that it can come back. */
  delete(id: string): void {
    this.db.write(() => this.remove.run(id));
  }

  noteRun(id: string, time: number): void {
    this.db.behind.add(() => this.ran.run(time, id));
  }

  versions(id: string): SavedVersion[] {
    return this.selectVersions.all(id).flatMap((row) => {
      const draft = draftOf(row.draft);
      return draft ? { version: row.version, savedAt: row.saved_at, savedBy: row.saved_by, draft } : [];
    });
  }
}

function draftOf(text: string): RoutineDraft | null {
  try {
    return routineDraftSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
