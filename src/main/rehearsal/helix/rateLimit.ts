import type { Clock } from '../../engine/ports.ts';

const POINTS_PER_MINUTE = 800;

interface Bucket {
  points: number;
  /** Epoch milliseconds of the last refill. */
  at: number;
}

/** 800 points a minute for each client and user, refilled evenly. */
export class HelixRateLimit {
  private readonly buckets = new Map<string, Bucket>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** False when the bucket is empty. */
  take(key: string, points = 1): boolean {
    const bucket = this.bucket(key);
    if (bucket.points < points) return false;
    bucket.points -= points;
    return true;
  }

  /** What comes with every answer. */
  headers(key: string): Record<string, string> {
    const bucket = this.bucket(key);
    const missing = POINTS_PER_MINUTE - bucket.points;
    const fullAt = this.clock.now() + (missing / POINTS_PER_MINUTE) * 60_000;
    return {
      'Ratelimit-Limit': String(POINTS_PER_MINUTE),
      'Ratelimit-Remaining': String(Math.floor(bucket.points)),
      'Ratelimit-Reset': String(Math.ceil(fullAt / 1000)),
    };
  }

  /** Empties every bucket: the next calls are refused until time has refilled them. */
  drain(): void {
    for (const bucket of this.buckets.values()) {
      bucket.points = 0;
      bucket.at = this.clock.now();
    }
  }

  private bucket(key: string): Bucket {
    const now = this.clock.now();
    let bucket = this.buckets.get(key);
    if (!bucket) {
      bucket = { points: POINTS_PER_MINUTE, at: now };
      this.buckets.set(key, bucket);
      return bucket;
    }
    const refill = (Math.max(0, now - bucket.at) / 60_000) * POINTS_PER_MINUTE;
    bucket.points = Math.min(POINTS_PER_MINUTE, bucket.points + refill);
    bucket.at = now;
    return bucket;
  }
}
