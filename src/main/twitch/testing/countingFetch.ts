import type { Fetch, HttpRequest } from '../http.ts';

/** Passes requests on and tells when they have been answered and handled: the receipt that tests wait for. */
export class CountingFetch {
  readonly requests: HttpRequest[] = [];
  private handled = 0;
  private readonly waiting = new Set<() => void>();
  private readonly inner: Fetch;

  constructor(inner: Fetch) {
    this.inner = inner;
  }

  readonly fetch: Fetch = async (request) => {
    this.requests.push(request);
    try {
      return await this.inner(request);
    } finally {
      // After whoever asked has gone on with the answer.
      setImmediate(() => {
        this.handled += 1;
        for (const check of this.waiting) check();
      });
    }
  };

  /** Resolves when so many requests, counted from the first, have been handled. */
  answered(count: number): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (this.handled < count) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    do {
      await this.answered(this.requests.length);
      // What was answered may lead to the next question.
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    } while (this.handled < this.requests.length);
  }

  /** How many were asked for whose address contains this. */
  count(part: string): number {
    return this.requests.filter(({ url }) => url.includes(part)).length;
  }
}
