import { AppError } from '../../../shared/rpc/errors.ts';
import type { Disposer } from '../ports.ts';
import { Watchers } from '../watchers.ts';

/** A list that features add self-describing things to. */
export class Registry<T extends { id: string }> {
  private readonly items = new Map<string, { item: T; owner: string }>();
  private readonly watchers = new Watchers();
  private readonly kind: string;

  /** `kind` is the word for one thing in messages: "command". */
  constructor(kind: string) {
    this.kind = kind;
  }

  /** Throws when the id is taken, naming who has it. Returns a disposer that takes the thing out again. */
  add(item: T, owner: string): Disposer {
    const there = this.items.get(item.id);
    if (there) {
      throw new AppError(
        'conflict',
        `The ${this.kind} "${item.id}" of ${owner} cannot be added: ${there.owner} already has one of that name.`,
      );
    }
    const entry = { item, owner };
    this.items.set(item.id, entry);
    this.changed();
    return () => {
      if (this.items.get(item.id) !== entry) return;
      this.items.delete(item.id);
      this.changed();
    };
  }

  get(id: string): T | null {
    return this.items.get(id)?.item ?? null;
  }

  /** The feature that added it; null when there is none of that id. */
  ownerOf(id: string): string | null {
    return this.items.get(id)?.owner ?? null;
  }

  list(): T[] {
    return [...this.items.values()].map((entry) => entry.item);
  }

  get size(): number {
    return this.items.size;
  }

  /** Called after every addition and removal. */
  onChange(run: () => void): Disposer {
    return this.watchers.add(run);
  }

  /** What the things say of themselves has changed, such as whether a toggle is on. */
  touch(): void {
    this.changed();
  }

  private changed(): void {
    this.watchers.call();
  }
}
