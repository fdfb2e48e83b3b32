import { AppError, errorText } from '../../../shared/rpc/errors.ts';
import type { Clock, Logger } from '../../engine/ports.ts';

/** Milliseconds that chat waits for an answer. */
export const LONGEST_WAIT = 5_000;
/** Milliseconds for which a service that failed is left alone. */
const REST = 60_000;
const MOST_KEPT = 200;

interface Answer<T> {
  value: T;
  /** Epoch milliseconds. */
  time: number;
}

export interface SourceOptions {
  /** As in "The weather service cannot be reached just now". */
  name: string;
  clock: Clock;
  log: Logger;
  /** Milliseconds for which an answer counts as new. */
  fresh: number;
  /** Milliseconds for which an old answer is better than none. */
  usable: number;
}

/** Answers of one service: kept for a while, waited for a short time only, and kindly excused when there are none. */
export class Source<T> {
  private readonly options: SourceOptions;
  private readonly answers = new Map<string, Answer<T>>();
  private readonly asking = new Map<string, Promise<T>>();
  private restUntil = 0;

  constructor(options: SourceOptions) {
    this.options = options;
  }

  /** Throws AppError `unavailable`, with words for chat. */
  async get(key: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { clock, fresh, usable } = this.options;
    const known = this.answers.get(key);
    if (known && clock.now() - known.time < fresh) return known.value;
    try {
      return await (this.asking.get(key) ?? this.ask(key, ask));
    } catch (thrown) {
      if (known && clock.now() - known.time < usable) return known.value;
      throw thrown;
    }
  }

  private ask(key: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { clock, log, name } = this.options;
    if (clock.now() < this.restUntil) return Promise.reject(this.excuse());
    const asked = inTime(clock, ask).then(
      (value) => {
        this.keep(key, value);
        return value;
      },
      (thrown: unknown) => {
        this.restUntil = clock.now() + REST;
        log.warn({
          event: 'service.failed',
          result: 'failed',
          message: `The ${name} did not answer: ${errorText(thrown)}`,
        });
        throw this.excuse();
      },
    );
    this.asking.set(key, asked);
    const done = (): void => void this.asking.delete(key);
    asked.then(done, done);
    return asked;
  }

  private keep(key: string, value: T): void {
    this.answers.delete(key);
    this.answers.set(key, { value, time: this.options.clock.now() });
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= MOST_KEPT) break;
      this.answers.delete(oldest);
    }
  }

  private excuse(): AppError {
    return new AppError(
      'unavailable',
      `Sorry, the ${this.options.name} cannot be reached just now. Please try again in a minute.`,
    );
  }
}

/** Rejects with `timeout` when it takes too long, and tells whoever is asked to stop. */
export function inTime<T>(clock: Clock, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  return new Promise((resolve, reject) => {
    const disarm = clock.after(LONGEST_WAIT, () => {
      reject(new AppError('timeout', `There was no answer within ${LONGEST_WAIT / 1000} seconds.`));
      ending.abort();
    });
    const asking = async (): Promise<T> => ask(ending.signal);
    void asking().then(resolve, reject).finally(disarm);
  });
}
