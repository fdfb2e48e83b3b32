import type { Notice } from '../../shared/contract/home.ts';
import type { Clock, Disposer } from './ports.ts';
import { Watchers } from './watchers.ts';

/** What the streamer should know, until they put it away or it is over. */
export class Notices {
  private readonly notices = new Map<string, Notice>();
  private readonly watchers = new Watchers();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Replaces the notice of the same id. Returns a disposer that takes it back. */
  put(notice: Omit<Notice, 'time'>): Disposer {
    const stamped = { ...notice, time: this.clock.now() };
    this.notices.set(notice.id, stamped);
    this.changed();
    return () => {
      if (this.notices.get(notice.id) === stamped) this.dismiss(notice.id);
    };
  }

  dismiss(id: string): void {
    if (this.notices.delete(id)) this.changed();
  }

  /** Newest first. */
  list(): Notice[] {
    return [...this.notices.values()].reverse();
  }

  onChange(run: () => void): Disposer {
    return this.watchers.add(run);
  }

  private changed(): void {
    this.watchers.call();
  }
}
