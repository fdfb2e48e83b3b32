import { AppError } from '../../../shared/rpc/errors.ts';
import type { Fact, Occasion } from '../occasion.ts';
import type { Clock, Disposer } from '../ports.ts';

/** Milliseconds that one text may wait for all its variables together. */
export const LONGEST_WAIT = 5_000;
/** How often one text may ask the network. */
export const MOST_OUTSIDE = 5;

/** One writing of one text: whose it is, what it has used up, what went wrong. */
export class Run {
  readonly occasion: Occasion;
  private failures: string[] | null;
  private readonly clock: Clock;
  private asked = 0;
  private ending: AbortController | null = null;
  private disarm: Disposer | null = null;

  /** `problems` is filled with what goes wrong; null when nobody asks. */
  constructor(occasion: Occasion, clock: Clock, problems: string[] | null = null) {
    this.failures = problems;
    this.occasion = occasion;
    this.clock = clock;
  }

  get problems(): string[] {
    this.failures ??= [];
    return this.failures;
  }

  get signal(): AbortSignal {
    this.ending ??= new AbortController();
    return this.ending.signal;
  }

  /** A note, or else a fact, of that name. */
  told(name: string): Fact | undefined {
    const { notes, facts } = this.occasion;
    // Every object has a few things of its own; those are no facts.
    if (notes[name] !== undefined && Object.hasOwn(notes, name)) return notes[name];
    return facts[name] !== undefined && Object.hasOwn(facts, name) ? facts[name] : undefined;
  }

  countOutside(): void {
    this.asked += 1;
    if (this.asked > MOST_OUTSIDE) {
      throw new AppError(
        'texts.too_much',
        `One text asks the network ${MOST_OUTSIDE} times at most. Split it into several.`,
      );
    }
  }

  /** The same, refused when the time of the whole text is used up before. */
  inTime<T>(waiting: Promise<T>): Promise<T> {
    const { signal } = this;
    this.disarm ??= this.clock.after(LONGEST_WAIT, () => this.ending?.abort());
    return new Promise((resolve, reject) => {
      const tooSlow = () =>
        reject(new AppError('texts.slow', `It took longer than ${LONGEST_WAIT / 1000} seconds.`));
      if (signal.aborted) tooSlow();
      signal.addEventListener('abort', tooSlow, { once: true });
      waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', tooSlow));
    });
  }

  end(): void {
    this.disarm?.();
    this.disarm = null;
  }
}
