import { AppError } from '../../../shared/rpc/errors.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Clock, Random } from '../../engine/ports.ts';
import { randomInt, randomPick } from '../../engine/random.ts';
import { dayBefore, type LocalTime } from './calendar.ts';

type Kind = 'daily' | 'hourly' | 'work';

interface Claim {
  time: number;
  day: string;
  streak: number;
}

export interface ClaimSettings {
  dailyBase: number;
  /** Added for each day in a row, up to `dailyMost`. */
  dailyStep: number;
  dailyMost: number;
  hourly: number;
  workSeconds: number;
}

export interface ClaimsParts {
  db: Database;
  ledger: Ledger;
  clock: Clock;
  random: Random;
  local(): LocalTime;
  settings(): ClaimSettings;
  /** The id of the currency that is claimed. */
  currency(): string;
}

interface Job {
  /** In a sentence: `You ... and earned 7 tokens.` */
  done: string;
  least: number;
  most: number;
}

const JOBS: readonly Job[] = [
  { done: 'kneaded dough until it sang', least: 5, most: 8 },
  { done: 'iced a whole tray of cakes', least: 6, most: 10 },
  { done: 'watched over the oven', least: 4, most: 7 },
  { done: 'served a long queue', least: 7, most: 12 },
  { done: 'swept the flour off the floor', least: 3, most: 5 },
  { done: 'counted every sack in the storeroom', least: 4, most: 6 },
];

/** What viewers may take for themselves now and then. Who claims and what they get are one transaction. */
export class Claims {
  private readonly parts: ClaimsParts;
  private readonly read;
  private readonly put;
  private readonly drop;

  constructor(parts: ClaimsParts) {
    this.parts = parts;
    const { raw } = parts.db;
    this.read = raw.prepare<[string, Kind], Claim>(
      'SELECT time, day, streak FROM economy_claims WHERE viewer_id = ? AND kind = ?',
    );
    this.put = raw.prepare<Claim & { viewerId: string; kind: Kind }>(
      `INSERT INTO economy_claims (viewer_id, kind, time, day, streak) VALUES (:viewerId, :kind, :time, :day, :streak)
       ON CONFLICT (viewer_id, kind) DO UPDATE SET time = excluded.time, day = excluded.day, streak = excluded.streak`,
    );
    this.drop = raw.prepare<[string]>('DELETE FROM economy_claims WHERE viewer_id = ?');
  }

  /** Once in each calendar day of the streamer. Throws `economy.claimed` when today's is taken. */
  daily(viewerId: string): { amount: number; streak: number } {
    const { day } = this.parts.local();
    const before = this.read.get(viewerId, 'daily');
    if (before && before.day >= day) {
      throw new AppError('economy.claimed', 'You have had today’s. There is a new one after midnight.');
    }
    const streak = before?.day === dayBefore(day) ? before.streak + 1 : 1;
    const { dailyBase, dailyStep, dailyMost } = this.parts.settings();
    const amount = dailyBase + Math.min(dailyStep * streak, dailyMost);
    this.pay(viewerId, 'daily', amount, 'Daily claim', `daily:${viewerId}:${day}`, streak);
    return { amount, streak };
  }

  /** Throws `economy.claimed` with the seconds that are left. */
  hourly(viewerId: string): number {
    this.mustRest(viewerId, 'hourly', 3600, 'The next one is yours in');
    const amount = this.parts.settings().hourly;
    this.pay(viewerId, 'hourly', amount, 'Hourly claim', `hourly:${viewerId}:${this.parts.clock.now()}`, 1);
    return amount;
  }

  work(viewerId: string): { done: string; amount: number } {
    this.mustRest(
      viewerId,
      'work',
      this.parts.settings().workSeconds,
      'Rest a little: you can work again in',
    );
    const job = randomPick(this.parts.random, JOBS);
    if (!job) throw new AppError('internal', 'There is no work.');
    const amount = randomInt(this.parts.random, job.least, job.most);
    this.pay(viewerId, 'work', amount, 'Work', `work:${viewerId}:${this.parts.clock.now()}`, 1);
    return { done: job.done, amount };
  }

  forget(viewerId: string): void {
    this.drop.run(viewerId);
  }

  /** The later claim of two entries holds, so that nobody claims twice by being merged. */
  merge(from: string, to: string): void {
    for (const kind of ['daily', 'hourly', 'work'] as const) {
      const one = this.read.get(from, kind);
      const other = this.read.get(to, kind);
      if (one && (!other || one.time > other.time)) this.put.run({ ...one, viewerId: to, kind });
    }
    this.drop.run(from);
  }

  private mustRest(viewerId: string, kind: Kind, seconds: number, words: string): void {
    const before = this.read.get(viewerId, kind);
    if (!before) return;
    // A clock that was put back does not lock anybody out for longer than the rest itself.
    const passed = Math.max(0, this.parts.clock.now() - before.time) / 1000;
    if (passed >= seconds) return;
    const left = Math.ceil(seconds - passed);
    throw new AppError('economy.claimed', `${words} ${restWords(left)}.`, { seconds: left });
  }

  private pay(
    viewerId: string,
    kind: Kind,
    amount: number,
    reason: string,
    reference: string,
    streak: number,
  ): void {
    const { db, ledger, clock, local, currency } = this.parts;
    db.write(() => {
      if (amount > 0) {
        const lines = [{ viewerId, currency: currency(), amount }];
        ledger.payMany({ reason, reference, actor: viewerId, lines });
      }
      this.put.run({ viewerId, kind, time: clock.now(), day: local().day, streak });
    });
  }
}

/** Never `0 seconds`. */
export function restWords(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, seconds)} second${seconds > 1 ? 's' : ''}`;
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}
