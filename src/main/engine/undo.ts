import { AppError } from '../../shared/rpc/errors.ts';
import type { Clock } from './ports.ts';
import { Watchers } from './watchers.ts';

export interface Change {
  id: string;
  /** The feature that was changed. */
  feature: string;
  /** What was done, in the past: `Deleted the quote 12`. */
  text: string;
  actor: string;
  /** Epoch milliseconds. */
  time: number;
  undone: boolean;
}

const KEPT = 200;

/** The last changes that can be taken back. */
export class UndoList {
  private readonly changes = new Map<string, { change: Change; undo: () => void | Promise<void> }>();
  private readonly watchers = new Watchers();
  private readonly clock: Clock;
  private next = 1;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Returns the id under which it can be undone. */
  add(change: Pick<Change, 'feature' | 'text' | 'actor'>, undo: () => void | Promise<void>): string {
    const id = String(this.next);
    this.next += 1;
    this.changes.set(id, { change: { ...change, id, time: this.clock.now(), undone: false }, undo });
    if (this.changes.size > KEPT) {
      const oldest = this.changes.keys().next();
      if (!oldest.done) this.changes.delete(oldest.value);
    }
    this.watchers.call();
    return id;
  }

  /** Throws `not_found` for what is too long ago, `conflict` for what was undone before. */
  async undo(id: string): Promise<Change> {
    const entry = this.changes.get(id);
    if (!entry) {
      throw new AppError('not_found', 'That change can no longer be undone: only the last ones are kept.');
    }
    if (entry.change.undone) throw new AppError('conflict', 'That change was undone before.');
    entry.change.undone = true;
    try {
      await entry.undo();
    } catch (thrown) {
      entry.change.undone = false;
      throw thrown;
    } finally {
      this.watchers.call();
    }
    return entry.change;
  }

  /** Newest first. */
  list(): Change[] {
    return [...this.changes.values()].map(({ change }) => ({ ...change })).reverse();
  }

  /** Forgets everything: after a restored backup, none of it holds any more. */
  clear(): void {
    this.changes.clear();
    this.watchers.call();
  }

  onChange(run: () => void): () => void {
    return this.watchers.add(run);
  }
}
