import { AppError } from '../../../shared/rpc/errors.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';
import type { Urgency } from '../../engine/twitch/api.ts';

/** Twitch's own numbers, until its first answer tells others. */
const LIMIT = 800;
const MINUTE = 60_000;
/** Points that are kept for calls that are more urgent. */
const RESERVE: Record<Urgency, number> = { user: 0, bot: 60, background: 250 };
/** How long a call waits for points before it fails, in milliseconds. */
const PATIENCE: Record<Urgency, number> = { user: 10_000, bot: 30_000, background: 5 * MINUTE };
/** Who goes first when there are points again. */
const ORDER: readonly Urgency[] = ['user', 'bot', 'background'];

/**
 * The points of one account: 800 a minute, refilled evenly. What Twitch says with each answer counts; between two
 * answers we reckon ourselves, so that a hundred calls at once do not all believe in the same last points.
 */
export class Points {
  private limit = LIMIT;
  private left = LIMIT;
  /** Elapsed milliseconds of the last reckoning. */
  private reckonedAt: number;
  private underWay = 0;
  private readonly waiting: Record<Urgency, (() => void)[]> = { user: [], bot: [], background: [] };
  private alarm: Disposer | null = null;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
    this.reckonedAt = clock.elapsed();
  }

  /** Resolves when the call may go; rejects with `rate_limited` when that would take too long. */
  async take(urgency: Urgency): Promise<void> {
    const ahead = ORDER.slice(0, ORDER.indexOf(urgency) + 1);
    const before = ahead.reduce((count, one) => count + this.waiting[one].length, 0);
    const wait = this.waitFor(RESERVE[urgency] + before + 1);
    if (wait > PATIENCE[urgency]) throw this.exhausted(wait);
    if (wait <= 0) this.spend();
    else {
      await new Promise<void>((resolve) => {
        this.waiting[urgency].push(resolve);
        this.pump();
      });
    }
  }

  /** After each call, answered or not. Null for an answer without the numbers. */
  settle(headers: Headers | null): void {
    this.underWay -= 1;
    const limit = numberOf(headers, 'Ratelimit-Limit');
    const left = numberOf(headers, 'Ratelimit-Remaining');
    if (limit === null || left === null || limit <= 0) return;
    this.limit = limit;
    this.left = left - this.underWay;
    this.reckonedAt = this.clock.elapsed();
    this.pump();
  }

  /** Twitch said that nothing is left. */
  drain(): void {
    this.left = Math.min(0, this.left);
    this.reckonedAt = this.clock.elapsed();
  }

  get state(): { limit: number; left: number; fullAt: number } {
    this.reckon();
    const left = Math.max(0, Math.floor(this.left));
    const missing = Math.max(0, this.limit - this.left);
    return { limit: this.limit, left, fullAt: this.clock.now() + (missing / this.limit) * MINUTE };
  }

  private spend(): void {
    this.left -= 1;
    this.underWay += 1;
  }

  private pump(): void {
    this.alarm?.();
    this.alarm = null;
    for (const urgency of ORDER) {
      const queue = this.waiting[urgency];
      while (queue.length > 0) {
        const wait = this.waitFor(RESERVE[urgency] + 1);
        if (wait > 0) {
          this.alarm = this.clock.after(wait, () => this.pump());
          return;
        }
        this.spend();
        queue.shift()?.();
      }
    }
  }

  private waitFor(points: number): number {
    this.reckon();
    return Math.ceil(((points - this.left) / this.limit) * MINUTE);
  }

  private reckon(): void {
    const now = this.clock.elapsed();
    const back = ((now - this.reckonedAt) / MINUTE) * this.limit;
    this.left = Math.min(this.limit, this.left + back);
    this.reckonedAt = now;
  }

  private exhausted(wait: number): AppError {
    return new AppError(
      'rate_limited',
      `Twitch allows only so many requests a minute, and they are used up. Please try again in ${Math.ceil(wait / 1000)} seconds.`,
      { wait },
    );
  }
}

function numberOf(headers: Headers | null, name: string): number | null {
  const text = headers?.get(name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
