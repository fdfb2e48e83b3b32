import type { Clock, Disposer } from '../../engine/ports.ts';

/** Who told us: `chat` (IRC), `asked` (the API), or the EventSub type that brought it. */
export type Source = string;

/** Two tellings of the same thing whose times lie further apart are two things. */
const SAME_MS = 15_000;
/** How long another source waits for the main one, in milliseconds. */
const GRACE_MS = 3_000;
const REMEMBER_MS = 60_000;

interface Telling {
  /** Epoch milliseconds, by Twitch's clock. */
  time: number;
  sources: Set<Source>;
  told: boolean;
  alarm: Disposer;
  /** Elapsed milliseconds. */
  since: number;
}

/**
 * Makes one fact of what several sources tell. Each fact has a list of sources, the best first: the best of those
 * that can be heard now is believed at once, another one after a short wait in which the best stays silent.
 */
export class Tellings {
  private readonly byKey = new Map<string, Telling[]>();
  private readonly clock: Clock;
  private readonly hears: (source: Source) => boolean;

  constructor(clock: Clock, hears: (source: Source) => boolean) {
    this.clock = clock;
    this.hears = hears;
  }

  /** `key` says what happened to whom; `tell` runs once for each time that it truly happened. */
  offer(
    key: string,
    source: Source,
    bestFirst: readonly Source[],
    time: number,
    tell: () => void,
    grace: number = GRACE_MS,
  ): void {
    this.forgetOld();
    const best = bestFirst.find((one) => one === source || this.hears(one)) ?? source;
    const tellings = this.byKey.get(key) ?? [];
    // Set again, so that the map stays in the order of the last use.
    this.byKey.delete(key);
    this.byKey.set(key, tellings);
    const same = tellings.find(
      (telling) => Math.abs(telling.time - time) <= SAME_MS && !telling.sources.has(source),
    );
    if (same) {
      same.sources.add(source);
      if (!same.told && source === best) this.tell(same, tell);
      return;
    }
    const telling: Telling = {
      time,
      sources: new Set([source]),
      told: false,
      alarm: () => {},
      since: this.clock.elapsed(),
    };
    tellings.push(telling);
    if (source === best) this.tell(telling, tell);
    else telling.alarm = this.clock.after(grace, () => this.tell(telling, tell));
  }

  /** Ends the waiting; what waits is not told. */
  stop(): void {
    for (const tellings of this.byKey.values()) for (const telling of tellings) telling.alarm();
    this.byKey.clear();
  }

  /** For the test of bounded memory. */
  get size(): number {
    return this.byKey.size;
  }

  private tell(telling: Telling, tell: () => void): void {
    telling.alarm();
    if (telling.told) return;
    telling.told = true;
    tell();
  }

  private forgetOld(): void {
    const now = this.clock.elapsed();
    for (const [key, tellings] of this.byKey) {
      const newest = tellings[tellings.length - 1]?.since ?? 0;
      if (newest + REMEMBER_MS > now) break;
      this.byKey.delete(key);
    }
  }
}
