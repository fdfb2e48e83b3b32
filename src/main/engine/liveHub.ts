import type { Disposer } from './ports.ts';
import { Watchers } from './watchers.ts';

type Watcher = (data: unknown) => void;

/** Carries features' stream events to the sessions that watch them. Pushing to nobody costs a look-up. */
export class LiveHub {
  private readonly watchers = new Map<string, Set<Watcher>>();
  private readonly refreshers = new Watchers<string | null>();

  watch(live: string, watcher: Watcher): Disposer {
    const named = this.watchers.get(live) ?? new Set();
    this.watchers.set(live, named);
    named.add(watcher);
    return () => {
      named.delete(watcher);
      if (named.size === 0 && this.watchers.get(live) === named) this.watchers.delete(live);
    };
  }

  push(live: string, data: unknown): void {
    for (const watcher of this.watchers.get(live) ?? []) watcher(data);
  }

  /** What a panel knows of this feature (null: of all of them) is no longer true: sessions take a new snapshot. */
  refresh(feature: string | null): void {
    this.refreshers.call(feature);
  }

  onRefresh(run: (feature: string | null) => void): Disposer {
    return this.refreshers.add(run);
  }

  watching(live: string): number {
    return this.watchers.get(live)?.size ?? 0;
  }

  get size(): number {
    let count = 0;
    for (const named of this.watchers.values()) count += named.size;
    return count;
  }
}
