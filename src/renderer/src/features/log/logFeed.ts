import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LogFilter, LogRow } from '../../../../shared/contract/log.ts';
import type { Result, WireError } from '../../../../shared/rpc/errors.ts';
import { NO_FILTER, passes } from './logFilter.ts';
import {
  addLive,
  addOlder,
  EMPTY_WINDOW,
  fillPage,
  type LogWindow,
  missingPages,
  newestId,
  PAGE_ROWS,
  putAway,
  startWindow,
} from './logWindow.ts';

/** Live rows that arrive while the newest page is under way; more than this are in the page anyway. */
const MOST_PENDING = 1000;

export interface LogFeedState {
  filter: LogFilter;
  window: LogWindow;
  /** `no`: new rows appear at once. Otherwise they wait: the streamer asked for it, or has scrolled away from the top. */
  paused: 'no' | 'asked' | 'scrolled';
  /** How many rows wait; null when there are some and nobody knows how many. */
  waiting: number | null;
  /** True while the newest page is under way. */
  starting: boolean;
  /** Why the last attempt failed; null when it did not. */
  error: WireError | null;
}

export interface LogFeedParts {
  list(input: {
    filter: LogFilter;
    before: number | null;
    limit: number;
  }): Promise<Result<{ rows: LogRow[]; next: number | null }>>;
  /** Watches the live tail. */
  tail(handlers: {
    onSnapshot(snapshot: { newest: number }): void;
    onEvents(rows: LogRow[]): void;
  }): () => void;
}

/** Brings the log to the page: pages from the database, new rows from the live tail, joined without gap or double. */
export class LogFeed {
  readonly store: StoreApi<LogFeedState>;
  private readonly parts: LogFeedParts;
  /** Grows with every start; an answer of an earlier one is not wanted any more. */
  private turn = 0;
  private pending: LogRow[] = [];
  private fetchingOlder = false;
  private readonly filling = new Set<number>();

  constructor(parts: LogFeedParts) {
    this.parts = parts;
    this.store = createStore<LogFeedState>()(() => ({
      filter: NO_FILTER,
      window: EMPTY_WINDOW,
      paused: 'no',
      waiting: 0,
      starting: true,
      error: null,
    }));
  }

  /** Begins to follow the log, until the returned function is called. */
  open(): () => void {
    let first = true;
    const end = this.parts.tail({
      onSnapshot: ({ newest }) => {
        if (!first) this.caughtUp(newest);
        first = false;
      },
      onEvents: (rows) => this.written(rows),
    });
    this.start();
    return () => {
      this.turn += 1;
      end();
    };
  }

  setFilter(change: Partial<LogFilter>): void {
    this.store.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
    this.start();
  }

  pause(reason: 'asked' | 'scrolled'): void {
    if (this.store.getState().paused === 'no') this.store.setState({ paused: reason, waiting: 0 });
  }

  /** Shows what waited, and follows again. */
  resume(): void {
    const { paused, waiting } = this.store.getState();
    if (paused === 'no') return;
    if (waiting === 0) this.store.setState({ paused: 'no' });
    else this.start();
  }

  /** Reads the log anew from its newest row. */
  start(): void {
    this.turn += 1;
    const mine = this.turn;
    this.pending = [];
    this.fetchingOlder = false;
    this.filling.clear();
    this.store.setState({ starting: true, paused: 'no', waiting: 0 });
    void this.fetch(null).then((result) => {
      if (mine !== this.turn) return;
      if (!result.ok) {
        this.store.setState({ starting: false, error: result.error });
        return;
      }
      const window = addLive(startWindow(result.data.rows, result.data.next), this.pending);
      this.pending = [];
      this.store.setState({ starting: false, error: null, window });
    });
  }

  /** Tells which places can be seen, so that what is missing there is fetched and what is far is put away. */
  see(first: number, last: number): void {
    const { window, starting } = this.store.getState();
    if (starting) return;
    const kept = putAway(window, first, last);
    if (kept !== window) this.store.setState({ window: kept });
    for (const before of missingPages(kept, first, last)) this.fill(before);
  }

  /** Fetches the next older page. */
  older(): void {
    const { next } = this.store.getState().window;
    if (next === null || this.fetchingOlder || this.store.getState().starting) return;
    this.fetchingOlder = true;
    const mine = this.turn;
    void this.fetch(next).then((result) => {
      if (mine !== this.turn) return;
      this.fetchingOlder = false;
      if (!result.ok) this.store.setState({ error: result.error });
      else if (this.store.getState().window.next === next) {
        const { rows, next: following } = result.data;
        this.store.setState(({ window }) => ({ error: null, window: addOlder(window, rows, following) }));
      }
    });
  }

  private fill(before: number): void {
    if (this.filling.has(before)) return;
    this.filling.add(before);
    const mine = this.turn;
    void this.fetch(before).then((result) => {
      if (mine !== this.turn) return;
      this.filling.delete(before);
      if (result.ok)
        this.store.setState(({ window }) => ({ window: fillPage(window, before, result.data.rows) }));
      else this.store.setState({ error: result.error });
    });
  }

  private written(rows: readonly LogRow[]): void {
    const { filter, paused, starting, window } = this.store.getState();
    const fitting = rows.filter((row) => passes(filter, row));
    if (fitting.length === 0) return;
    if (starting) this.pending = [...this.pending, ...fitting].slice(-MOST_PENDING);
    else if (paused === 'no') this.store.setState({ window: addLive(window, fitting) });
    else
      this.store.setState(({ waiting }) => ({ waiting: waiting === null ? null : waiting + fitting.length }));
  }

  /** The tail started over, after a reconnect or a flood: what happened in between was not told one by one. */
  private caughtUp(newest: number): void {
    const { paused, window } = this.store.getState();
    if (newest <= newestId(window)) return;
    if (paused === 'no') this.start();
    else this.store.setState({ waiting: null });
  }

  private fetch(before: number | null): Promise<Result<{ rows: LogRow[]; next: number | null }>> {
    return this.parts.list({ filter: this.store.getState().filter, before, limit: PAGE_ROWS });
  }
}
