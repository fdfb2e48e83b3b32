import type { Disposer } from './ports.ts';

/** Those who want to be called when something changes. */
export class Watchers<T = void> {
  private readonly runs = new Set<(value: T) => void>();

  add(run: (value: T) => void): Disposer {
    // The same function may be given twice by two who do not know of each other.
    const own = (value: T): void => run(value);
    this.runs.add(own);
    return () => {
      this.runs.delete(own);
    };
  }

  call(value: T): void {
    for (const run of [...this.runs]) run(value);
  }

  get size(): number {
    return this.runs.size;
  }
}
