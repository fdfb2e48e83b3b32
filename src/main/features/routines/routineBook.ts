import {
  type Routine,
  type RoutineDraft,
  type RoutineProblem,
  routineDraftSchema,
} from '../../../shared/contract/routines.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock } from '../../engine/ports.ts';
import {
  type CheckingParts,
  checkConditions,
  checkParameters,
  checkSteps,
} from '../../engine/routines/checking.ts';
import type { TriggerKind } from '../../engine/routines/kinds.ts';
import type { RoutineStore, SavedVersion } from './store.ts';

const MOST_ROUTINES = 1000;

export interface BookParts extends CheckingParts {
  store: RoutineStore;
  clock: Pick<Clock, 'now'>;
  triggers: { get(id: string): TriggerKind | null };
  newId(): string;
  /** A routine was saved, or with null deleted. */
  told(id: string, now: Routine | null): void;
}

/** All routines, in memory and on the disk. */
export class RoutineBook {
  private readonly routines: Map<string, Routine>;
  private readonly parts: BookParts;
  readonly unreadable: readonly string[];

  constructor(parts: BookParts) {
    this.parts = parts;
    const { routines, unreadable } = parts.store.all();
    this.routines = new Map(routines.map((routine) => [routine.id, routine]));
    this.unreadable = unreadable;
  }

  list(): Routine[] {
    return [...this.routines.values()];
  }

  get(id: string): Routine | null {
    return this.routines.get(id) ?? null;
  }

  need(id: string): Routine {
    const routine = this.get(id);
    if (!routine)
      throw new AppError('not_found', 'This routine is no longer there. It may have been deleted.');
    return routine;
  }

  /** Refuses what has problems, and an edit of an older version than the present one. */
  save(id: string | null, draft: RoutineDraft, version: number | null, by: string): Routine {
    this.mustBeValid(draft);
    const before = id === null ? null : this.need(id);
    if (before && version !== null && before.version !== version) {
      throw new AppError(
        'conflict',
        'Somebody has saved this routine since you opened it. Open it again, then make your changes once more.',
      );
    }
    return this.put(before?.id ?? this.parts.newId(), draft, by);
  }

  /** Also what has problems, switched off: for imports and for bringing back. */
  put(id: string, draft: RoutineDraft, by: string): Routine {
    if (!this.routines.has(id) && this.routines.size >= MOST_ROUTINES) {
      throw new AppError('routines.full', `There are ${MOST_ROUTINES} routines already. Delete some first.`);
    }
    const before = this.get(id);
    const now = this.parts.clock.now();
    // A routine that was deleted and comes back goes on counting where it was.
    const last = before?.version ?? this.parts.store.versions(id)[0]?.version ?? 0;
    const routine: Routine = {
      ...routineDraftSchema.parse(draft),
      id,
      version: last + 1,
      createdAt: before?.createdAt ?? now,
      changedAt: now,
      lastRunAt: before?.lastRunAt ?? null,
      runs: before?.runs ?? 0,
    };
    this.parts.store.put(routine, by);
    this.routines.set(id, routine);
    this.parts.told(id, routine);
    return routine;
  }

  delete(id: string): Routine {
    const routine = this.need(id);
    this.parts.store.delete(id);
    this.routines.delete(id);
    this.parts.told(id, null);
    return routine;
  }

  noteRun(id: string): void {
    const routine = this.get(id);
    if (!routine) return;
    const lastRunAt = this.parts.clock.now();
    const after = { ...routine, lastRunAt, runs: routine.runs + 1 };
    this.parts.store.noteRun(id, lastRunAt);
    this.routines.set(id, after);
  }

  versions(id: string): SavedVersion[] {
    return this.parts.store.versions(id);
  }

  problems(draft: RoutineDraft): RoutineProblem[] {
    const problems: RoutineProblem[] = [];
    const known = new Set<string>();
    const ids = new Set<string>();
    for (const one of draft.triggers) {
      const kind = this.parts.triggers.get(one.trigger);
      const at = { place: 'trigger', id: one.id, index: null } as const;
      if (ids.has(one.id)) problems.push({ ...at, field: null, message: 'Two triggers have the same id.' });
      ids.add(one.id);
      if (!kind) {
        const message = `There is no trigger "${one.trigger}". The module that brings it may be switched off.`;
        problems.push({ ...at, field: null, message });
        continue;
      }
      for (const fact of kind.facts) known.add(fact.name);
      for (const found of checkParameters(this.parts, kind.parameters, one.parameters, []))
        problems.push({ ...at, ...found });
    }
    const names = [...known];
    for (const one of draft.triggers)
      for (const found of checkConditions(this.parts, one.conditions, names))
        problems.push({ place: 'condition', id: one.id, ...found });
    for (const found of checkConditions(this.parts, draft.conditions, names))
      problems.push({ place: 'condition', id: null, ...found });
    for (const { stepId, field, message } of checkSteps(this.parts, draft.steps, names))
      problems.push({ place: 'step', id: stepId, index: null, field, message });
    return problems;
  }

  mustBeValid(draft: RoutineDraft): void {
    const problems = this.problems(draft);
    const [first] = problems;
    if (first)
      throw new AppError('routines.invalid', `"${draft.name}" has a problem. ${first.message}`, { problems });
  }
}
