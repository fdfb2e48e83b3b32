import type { Disposer } from './ports.ts';

/**
 * The facts that can be announced. A feature adds its own beside the code that announces them:
 * `declare module '../../engine/events.ts' { interface Events { 'quote.added': { id: number } } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is the place that features extend
export interface Events {}

export type EventName = keyof Events & string;

type Listener = (fact: never) => void;
export type FaultReport = (event: string, listener: string, thrown: unknown) => void;

/** Announces facts to whoever listens. It never gives orders: who announces does not learn what listeners did. */
export class EventBus {
  private readonly listeners = new Map<string, Map<Listener, string>>();
  private readonly report: FaultReport;

  constructor(report: FaultReport) {
    this.report = report;
  }

  /** `owner` is named when the listener throws. */
  on<N extends EventName>(name: N, owner: string, listener: (fact: Events[N]) => void): Disposer {
    let named = this.listeners.get(name);
    if (!named) {
      named = new Map();
      this.listeners.set(name, named);
    }
    named.set(listener, owner);
    return () => {
      named.delete(listener);
    };
  }

  emit<N extends EventName>(name: N, fact: Events[N]): void {
    const named = this.listeners.get(name);
    if (!named) return;
    for (const [listener, owner] of named) {
      try {
        (listener as (fact: Events[N]) => void)(fact);
      } catch (thrown) {
        this.report(name, owner, thrown);
      }
    }
  }

  /**
   * For facts that are told within a transaction: what a listener throws goes on to whoever announces, so that all of
   * it is undone together.
   */
  emitWithin<N extends EventName>(name: N, fact: Events[N]): void {
    for (const listener of this.listeners.get(name)?.keys() ?? [])
      (listener as (fact: Events[N]) => void)(fact);
  }

  /** For the leak test: how many listeners there are. */
  get size(): number {
    let count = 0;
    for (const named of this.listeners.values()) count += named.size;
    return count;
  }
}
