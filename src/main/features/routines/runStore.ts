import { type Run, type RunStep, runSchema, runStepSchema } from '../../../shared/contract/routines.ts';
import type { Database } from '../../engine/db/database.ts';
import type { KeptRun, RunShelf } from '../../engine/routines/runner.ts';

const REMOVED_AT_ONCE = 500;

interface Row {
  seq: number;
  run: string;
  steps: string;
}

/** The history of runs, and the runs that wait. */
export class RunStore implements RunShelf {
  private readonly db: Database;
  private readonly insert;
  private readonly select;
  private readonly selectOf;
  private readonly selectOne;
  private readonly removeOld;
  private readonly upsertWait;
  private readonly removeWait;
  private readonly selectWaits;

  constructor(db: Database) {
    this.db = db;
    this.insert = db.raw.prepare<[string, string | null, string, string]>(
      `INSERT INTO routine_runs (id, routine_id, run, steps) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET run = excluded.run, steps = excluded.steps`,
    );
    this.select = db.raw.prepare<[number, number], Row>(
      'SELECT seq, run, steps FROM routine_runs WHERE seq < ? ORDER BY seq DESC LIMIT ?',
    );
    this.selectOf = db.raw.prepare<[string, number, number], Row>(
      'SELECT seq, run, steps FROM routine_runs WHERE routine_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
    );
    this.selectOne = db.raw.prepare<[string], Row>('SELECT seq, run, steps FROM routine_runs WHERE id = ?');
    this.removeOld = db.raw.prepare<[number, number]>(
      `DELETE FROM routine_runs WHERE seq IN (
         SELECT seq FROM routine_runs WHERE seq <= (SELECT max(seq) FROM routine_runs) - ? ORDER BY seq LIMIT ?)`,
    );
    this.upsertWait = db.raw.prepare<[string, string]>(
      'INSERT INTO routine_waits (run_id, kept) VALUES (?, ?) ON CONFLICT (run_id) DO UPDATE SET kept = excluded.kept',
    );
    this.removeWait = db.raw.prepare<[string]>('DELETE FROM routine_waits WHERE run_id = ?');
    this.selectWaits = db.raw.prepare<[], { run_id: string; kept: string }>('SELECT * FROM routine_waits');
  }

  ended(run: Run, steps: readonly RunStep[]): void {
    const runText = JSON.stringify(run);
    const stepsText = JSON.stringify(steps);
    this.db.behind.add(() => this.insert.run(run.id, run.routineId, runText, stepsText));
  }

  keep(kept: KeptRun): void {
    const text = JSON.stringify(kept);
    this.db.write(() => this.upsertWait.run(kept.state.id, text));
  }

  forget(runId: string): void {
    this.db.write(() => this.removeWait.run(runId));
  }

  /** What cannot be read any more is left out and removed. */
  kept(): KeptRun[] {
    return this.selectWaits.all().flatMap((row): KeptRun[] => {
      const kept = keptOf(row.kept);
      if (kept) return [kept];
      this.forget(row.run_id);
      return [];
    });
  }

  look(runId: string): { run: Run; steps: RunStep[] } | null {
    this.db.behind.flush();
    const row = this.selectOne.get(runId);
    if (!row) return null;
    return {
      run: runSchema.parse(JSON.parse(row.run)),
      steps: runStepSchema.array().parse(JSON.parse(row.steps)),
    };
  }

  /** Newest first, before `before`. */
  list(routineId: string | null, before: number, limit: number): { seq: number; run: Run }[] {
    this.db.behind.flush();
    const rows =
      routineId === null ? this.select.all(before, limit) : this.selectOf.all(routineId, before, limit);
    return rows.map((row) => ({ seq: row.seq, run: runSchema.parse(JSON.parse(row.run)) }));
  }

  /** Removes a few of the oldest; returns how many. */
  prune(most: number): number {
    return this.db.write(() => this.removeOld.run(most, REMOVED_AT_ONCE).changes);
  }
}

/** Null when it does not have the form of a run that waits. */
function keptOf(text: string): KeptRun | null {
  try {
    const kept = JSON.parse(text) as KeptRun;
    const isWhole =
      Array.isArray(kept.state.threads) && Array.isArray(kept.state.roots) && Array.isArray(kept.steps);
    return isWhole ? kept : null;
  } catch {
    return null;
  }
}
