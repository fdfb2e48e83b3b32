import { Alarm } from '../../engine/alarm.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Clock, Disposer } from '../../engine/ports.ts';

interface HappyHour {
  factor: number;
  /** Epoch milliseconds. */
  until: number;
}

export interface HappyNowParts {
  db: Database;
  clock: Clock;
  after(ms: number, run: () => void): Disposer;
  /** One has begun or ended. */
  changed(): void;
}

/** A happy hour that somebody started by hand. It goes on after a restart, until its end. */
export class HappyNow {
  private readonly parts: HappyNowParts;
  private readonly alarm: Alarm;
  private readonly sql;
  private running: HappyHour | null;

  constructor(parts: HappyNowParts) {
    this.parts = parts;
    this.alarm = new Alarm(parts.clock, parts.after);
    const { raw } = parts.db;
    this.sql = {
      put: raw.prepare<HappyHour>(
        `INSERT INTO economy_happy (id, factor, until) VALUES (1, :factor, :until)
         ON CONFLICT (id) DO UPDATE SET factor = excluded.factor, until = excluded.until`,
      ),
      remove: raw.prepare<[]>('DELETE FROM economy_happy'),
    };
    this.running = raw.prepare<[], HappyHour>('SELECT factor, until FROM economy_happy').get() ?? null;
    this.arm();
  }

  now(): HappyHour | null {
    return this.running && this.running.until > this.parts.clock.now() ? this.running : null;
  }

  start(minutes: number, factor: number): void {
    const running = { factor, until: this.parts.clock.now() + minutes * 60_000 };
    this.parts.db.write(() => this.sql.put.run(running));
    this.running = running;
    this.arm();
    this.parts.changed();
  }

  end(): void {
    this.parts.db.write(() => this.sql.remove.run());
    this.running = null;
    this.arm();
    this.parts.changed();
  }

  private arm(): void {
    this.alarm.set(this.running?.until ?? null, () => this.end());
  }
}
