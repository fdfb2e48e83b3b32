import type { Disposer } from './ports.ts';

/** Collects disposers and runs them once, the last added first. */
export class DisposableStore {
  private readonly disposers = new Set<Disposer>();
  private disposed = false;

  /** Returns a disposer that ends just this one thing and forgets it. */
  add(disposer: Disposer): Disposer {
    if (this.disposed) {
      disposer();
      return () => {};
    }
    this.disposers.add(disposer);
    return () => {
      if (this.disposers.delete(disposer)) disposer();
    };
  }

  get size(): number {
    return this.disposers.size;
  }

  /** Runs all; one that throws does not keep the others from running. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    const failures: unknown[] = [];
    for (const disposer of [...this.disposers].reverse()) {
      try {
        disposer();
      } catch (thrown) {
        failures.push(thrown);
      }
    }
    this.disposers.clear();
    if (failures.length > 0) throw new AggregateError(failures, 'Some parts did not stop cleanly');
  }
}

/**
 * Orders things by what they depend on; throws with the names when there is a circle or a missing one.
 * Things without a relation keep the order in which they were given.
 */
export function inDependencyOrder<T extends { id: string; dependsOn: readonly string[] }>(
  things: readonly T[],
): T[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const ordered: T[] = [];
  const state = new Map<string, 'visiting' | 'done'>();

  const visit = (thing: T, path: readonly string[]): void => {
    const seen = state.get(thing.id);
    if (seen === 'done') return;
    if (seen === 'visiting')
      throw new Error(`Features depend on each other in a circle: ${[...path, thing.id].join(' -> ')}`);
    state.set(thing.id, 'visiting');
    for (const id of thing.dependsOn) {
      const needed = byId.get(id);
      if (!needed) throw new Error(`Feature "${thing.id}" depends on "${id}", which is not registered`);
      visit(needed, [...path, thing.id]);
    }
    state.set(thing.id, 'done');
    ordered.push(thing);
  };

  for (const thing of things) visit(thing, []);
  return ordered;
}
