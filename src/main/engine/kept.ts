import type { Clock } from './ports.ts';

const MOST = 500;

/** Answers of Twitch for a short while, so that a busy command does not ask again for every line. */
export class Kept {
  private readonly answers = new Map<string, { until: number; answer: Promise<unknown> }>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Asks when there is no answer of the last `seconds`; those who ask meanwhile wait for the same. */
  get<T>(key: string, seconds: number, ask: () => Promise<T>): Promise<T> {
    const now = this.clock.now();
    const known = this.answers.get(key);
    if (known && known.until > now) return known.answer as Promise<T>;
    const answer = ask();
    this.answers.delete(key);
    this.answers.set(key, { until: now + seconds * 1000, answer });
    // A failure is told once and then asked again.
    answer.catch(() => {
      if (this.answers.get(key)?.answer === answer) this.answers.delete(key);
    });
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= MOST) break;
      this.answers.delete(oldest);
    }
    return answer;
  }
}
