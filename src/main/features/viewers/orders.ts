import type { ViewerFilter, ViewerSort } from '../../../shared/contract/viewers.ts';
import type { Clock } from '../../engine/ports.ts';

const KEPT = 4;
/** Milliseconds after which even somebody who scrolls gets the present order. */
const HOLDS_FOR = 60_000;

interface Order {
  numbers: Promise<readonly number[]>;
  time: number;
}

/** The orders that panels page through; each is one question to the database, however far somebody scrolls. */
export class Orders {
  private readonly parts: {
    clock: Clock;
    numbers(filter: ViewerFilter, sort: ViewerSort): Promise<number[]>;
  };
  private readonly orders = new Map<string, Order>();

  constructor(parts: Orders['parts']) {
    this.parts = parts;
  }

  of(filter: ViewerFilter, sort: ViewerSort, anew: boolean): Promise<readonly number[]> {
    const key = JSON.stringify([filter, sort]);
    const there = this.orders.get(key);
    const now = this.parts.clock.elapsed();
    if (there && !anew && now - there.time < HOLDS_FOR) return there.numbers;
    const numbers = this.parts.numbers(filter, sort);
    this.orders.delete(key);
    this.orders.set(key, { numbers, time: now });
    // A question that failed is asked again the next time.
    numbers.catch(() => this.orders.delete(key));
    const [oldest] = this.orders.keys();
    if (this.orders.size > KEPT && oldest !== undefined) this.orders.delete(oldest);
    return numbers;
  }

  clear(): void {
    this.orders.clear();
  }
}
