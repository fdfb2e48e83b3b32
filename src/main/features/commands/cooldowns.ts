import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { CooldownRule } from '../../engine/commands/command.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Clock } from '../../engine/ports.ts';

/** Rules that are not longer than this end with the app. */
const KEPT_FROM_SECONDS = 10;

interface Bucket {
  command: string;
  key: string;
  /** Epoch milliseconds of the uses that still count, the oldest first; no more than the rule allows. */
  times: number[];
  /** When none of them counts any more. */
  until: number;
  kept: boolean;
}

/** Takes back the uses that were written down. */
export type GiveBack = () => void;

/** Which uses of which commands still count. */
export class Cooldowns {
  private readonly clock: Clock;
  private readonly db: Database;
  private readonly buckets = new Map<string, Bucket>();
  private readonly put;
  private readonly drop;

  constructor(db: Database, clock: Clock) {
    this.db = db;
    this.clock = clock;
    this.put = db.raw.prepare<[string, string, string, number]>(
      'INSERT OR REPLACE INTO command_cooldowns (command, bucket, times, until) VALUES (?, ?, ?, ?)',
    );
    this.drop = db.raw.prepare<[string, string]>(
      'DELETE FROM command_cooldowns WHERE command = ? AND bucket = ?',
    );
    const rows = db.raw
      .prepare<[], { command: string; bucket: string; times: string; until: number }>(
        'SELECT command, bucket, times, until FROM command_cooldowns',
      )
      .all();
    for (const { command, bucket, times, until } of rows) {
      this.buckets.set(`${command}|${bucket}`, {
        command,
        key: bucket,
        times: JSON.parse(times) as number[],
        until,
        kept: true,
      });
    }
    this.tidy();
  }

  /** Milliseconds until all rules let it pass; 0 when they do now. */
  wait(command: string, rules: readonly CooldownRule[], who: { id: string; role: ChatRole }): number {
    let longest = 0;
    for (const rule of rules) {
      const bucket = this.buckets.get(`${command}|${keyOf(rule, who)}`);
      if (!bucket || bucket.times.length < rule.uses) continue;
      const oldest = bucket.times[bucket.times.length - rule.uses] ?? 0;
      const span = rule.seconds * 1000;
      // A clock that was set back must not make anybody wait longer than the rule says.
      const left = Math.min(oldest + span - this.clock.now(), span);
      longest = Math.max(longest, left);
    }
    return longest;
  }

  /** Writes a use down. What it returns takes back those of the long rules: the short ones keep refusals apart. */
  use(command: string, rules: readonly CooldownRule[], who: { id: string; role: ChatRole }): GiveBack {
    const now = this.clock.now();
    const long: Bucket[] = [];
    for (const rule of rules) {
      const key = keyOf(rule, who);
      const name = `${command}|${key}`;
      const kept = rule.seconds > KEPT_FROM_SECONDS;
      const bucket = this.buckets.get(name) ?? { command, key, times: [], until: 0, kept };
      this.buckets.set(name, bucket);
      bucket.times.push(now);
      if (bucket.times.length > rule.uses) bucket.times.splice(0, bucket.times.length - rule.uses);
      bucket.until = Math.max(bucket.until, now + rule.seconds * 1000);
      if (!kept) continue;
      long.push(bucket);
      this.write(bucket);
    }
    return () => {
      for (const bucket of long) {
        const at = bucket.times.lastIndexOf(now);
        if (at < 0) continue;
        bucket.times.splice(at, 1);
        this.write(bucket);
      }
    };
  }

  /** Forgets what no longer counts. */
  tidy(): void {
    const now = this.clock.now();
    for (const [name, bucket] of this.buckets) {
      if (bucket.until > now && bucket.times.length > 0) continue;
      this.buckets.delete(name);
      if (bucket.kept) this.db.behind.add(() => void this.drop.run(bucket.command, bucket.key));
    }
  }

  /** For all who wait: `!command cooldown` was changed, or the streamer wants it so. */
  clear(command: string): void {
    for (const bucket of this.buckets.values()) {
      if (bucket.command === command) bucket.times = [];
    }
    this.tidy();
  }

  private write(bucket: Bucket): void {
    this.db.behind.add(() => {
      this.put.run(bucket.command, bucket.key, JSON.stringify(bucket.times), bucket.until);
    });
  }
}

function keyOf({ bucket, uses, seconds }: CooldownRule, who: { id: string; role: ChatRole }): string {
  const whose = bucket === 'everyone' ? '' : bucket === 'viewer' ? who.id : who.role;
  return `${bucket}:${uses}/${seconds}:${whose}`;
}
