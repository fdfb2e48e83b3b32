import type { z } from 'zod';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { Database } from '../db/database.ts';
import type { Logger } from '../ports.ts';
import type { UndoList } from '../undo.ts';
import { Watchers } from '../watchers.ts';
import { RuleStore } from './ruleStore.ts';

export interface RuleBookParts<R> {
  db: Database;
  /** The name of the book in the database. */
  book: string;
  /** The feature that has it. */
  feature: string;
  schema: z.ZodType<R>;
  most: number;
  undo: UndoList;
  log: Logger;
}

/** What one change did to a rule; null where there was, or is, none. */
interface Touched<R> {
  id: string;
  before: R | null;
  after: R | null;
  /** Where it stood before; at the end when it was not there. */
  place: number;
}

export interface Pen<R> {
  /** A new one goes to the end. */
  put(rule: R): void;
  remove(id: string): void;
}

/**
 * A list of rules that the streamer changes: kept in memory, written through, every change with its way back. Taking a
 * change back touches only the rules that it touched.
 */
export class RuleBook<R extends { id: string }> {
  private readonly parts: RuleBookParts<R>;
  private readonly store: RuleStore;
  private readonly watchers = new Watchers();
  private rules: R[] = [];

  constructor(parts: RuleBookParts<R>) {
    this.parts = parts;
    this.store = new RuleStore(parts.db, parts.book);
    for (const { id, rule } of this.store.list()) {
      const read = parts.schema.safeParse(rule);
      if (read.success) this.rules.push(read.data);
      else {
        parts.log.error({
          event: 'rule.unreadable',
          message: `A rule (${id}) cannot be read and is left out. It stays in the database; restore a backup to get it back.`,
          details: { book: parts.book, id, problem: read.error.issues[0]?.message ?? '' },
        });
      }
    }
  }

  list(): readonly R[] {
    return this.rules;
  }

  get(id: string): R | null {
    return this.rules.find((rule) => rule.id === id) ?? null;
  }

  /** Throws `not_found`. */
  need(id: string): R {
    const rule = this.get(id);
    if (!rule) throw new AppError('not_found', 'It is not there any more: somebody has deleted it.');
    return rule;
  }

  /** Called after every change, undone ones too. */
  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }

  /** Changes several rules at once. Returns the id to undo it with; null when nothing was changed. */
  change(what: { text: string; actor: string }, write: (pen: Pen<R>) => void): string | null {
    const back = this.edit(write);
    return back && this.parts.undo.add({ feature: this.parts.feature, ...what }, back);
  }

  /** The same without a line in the list of changes: for changes of several books at once. Returns the way back. */
  edit(write: (pen: Pen<R>) => void): (() => void) | null {
    const touched = this.apply(write);
    return touched.length === 0 ? null : () => this.takeBack(touched);
  }

  private apply(write: (pen: Pen<R>) => void): Touched<R>[] {
    const draft = [...this.rules];
    const touched = new Map<string, Touched<R>>();
    const touch = (id: string, at: number, after: R | null): void => {
      const first = touched.get(id);
      if (first) first.after = after;
      else
        touched.set(id, {
          id,
          before: draft[at] ?? null,
          after,
          place: at === -1 ? draft.length : at,
        });
    };
    write({
      put: (rule) => {
        const at = draft.findIndex(({ id }) => id === rule.id);
        touch(rule.id, at, rule);
        if (at === -1) draft.push(rule);
        else draft[at] = rule;
      },
      remove: (id) => {
        const at = draft.findIndex((rule) => rule.id === id);
        if (at === -1) return;
        touch(id, at, null);
        draft.splice(at, 1);
      },
    });
    if (draft.length > this.parts.most) {
      throw new AppError('conflict', `There can be at most ${this.parts.most}. Delete some first.`);
    }
    this.replace(
      draft,
      [...touched.values()].map(({ id }) => id),
    );
    return [...touched.values()];
  }

  private takeBack(touched: readonly Touched<R>[]): void {
    for (const { id, after } of touched) {
      if (JSON.stringify(this.get(id)) !== JSON.stringify(after)) {
        throw new AppError(
          'conflict',
          'It was changed again since then. Take the newer change back first, or change it by hand.',
        );
      }
    }
    const draft = this.rules.filter(({ id }) => !touched.some((one) => one.id === id));
    // Removals were noted one after the other, so that going back in the opposite order finds every place again.
    for (const { before, place, after } of [...touched].reverse()) {
      if (before && after) draft.splice(Math.min(this.placeAmong(before.id, draft), draft.length), 0, before);
      else if (before) draft.splice(Math.min(place, draft.length), 0, before);
    }
    this.replace(
      draft,
      touched.map(({ id }) => id),
    );
  }

  /** Where a rule that is in the list now stands among those of the draft. */
  private placeAmong(id: string, draft: readonly R[]): number {
    const at = this.rules.findIndex((rule) => rule.id === id);
    const before = new Set(this.rules.slice(0, at).map((rule) => rule.id));
    return draft.filter((rule) => before.has(rule.id)).length;
  }

  private replace(next: readonly R[], touched: readonly string[]): void {
    const place = new Map(next.map((rule, position) => [rule.id, { rule, position }]));
    const before = new Map(this.rules.map((rule, position) => [rule.id, position]));
    const named = new Set(touched);
    const puts = [...place].flatMap(([id, { rule, position }]) =>
      named.has(id) || before.get(id) !== position ? [{ id, position, rule }] : [],
    );
    this.store.apply(
      puts,
      touched.filter((id) => !place.has(id)),
    );
    this.rules = [...next];
    this.watchers.call();
  }
}
