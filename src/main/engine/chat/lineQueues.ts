import { LINE_PRIORITIES, type LineOutcome, type LinePriority, type LineRequest } from './outgoing.ts';

export type Told = (outcome: LineOutcome) => void;

/** A line, or several merged into one, on its way out. */
export interface WaitingLine {
  /** Several when lines were merged. */
  texts: string[];
  action: boolean;
  request: LineRequest;
  told: Told[];
  /** Elapsed milliseconds after which it is stale. */
  until: number;
  /** Null until the first part goes out; from then on nothing can be merged into it. */
  parts: string[] | null;
  messageIds: (string | null)[];
  attempts: number;
}

/** The lines that wait, by urgency and, within it, in the order in which they came. */
export class LineQueues {
  private readonly queues = new Map<LinePriority, WaitingLine[]>(LINE_PRIORITIES.map((name) => [name, []]));

  get size(): number {
    let count = 0;
    for (const queue of this.queues.values()) count += queue.length;
    return count;
  }

  add(line: WaitingLine): void {
    this.queueOf(line.request.priority).push(line);
  }

  remove(line: WaitingLine): void {
    const queue = this.queueOf(line.request.priority);
    const at = queue.indexOf(line);
    if (at !== -1) queue.splice(at, 1);
  }

  /** The most urgent; null when none waits. */
  get next(): WaitingLine | null {
    for (const queue of this.queues.values()) if (queue[0]) return queue[0];
    return null;
  }

  filter(wanted: (line: WaitingLine) => boolean): WaitingLine[] {
    return [...this.queues.values()].flatMap((queue) => queue.filter(wanted));
  }

  /** The line that this one can become part of; null when there is none. */
  mergeable({ request, action }: WaitingLine): WaitingLine | null {
    const key = request.merge?.key;
    if (key === undefined) return null;
    const found = this.queueOf(request.priority).find(
      (line) => line.parts === null && line.action === action && line.request.merge?.key === key,
    );
    return found ?? null;
  }

  /** The oldest of the least urgent that has not begun, if it is less urgent than `priority`; null for none. */
  leastUrgentBelow(priority: LinePriority): WaitingLine | null {
    for (const name of [...LINE_PRIORITIES].reverse()) {
      if (name === priority) return null;
      const oldest = this.queueOf(name).find((line) => line.parts === null);
      if (oldest) return oldest;
    }
    return null;
  }

  private queueOf(priority: LinePriority): WaitingLine[] {
    return this.queues.get(priority) ?? [];
  }
}
