import type { Clock } from '../../engine/ports.ts';

/** New names become known, and accounts sign in, without anybody saying so. */
const HOLDS_FOR = 5000;

export interface ExcludedParts {
  clock: Clock;
  /** Logins that the streamer has named. */
  logins(): readonly string[];
  /** Ids that are left out anyway: the bot's, and the streamer's if so wished. */
  always(): readonly string[];
  idOf(login: string): string | null;
}

/** The accounts that earn nothing and stand on no leaderboard. */
export class Excluded {
  private readonly parts: ExcludedParts;
  private ids: ReadonlySet<string> = new Set();
  private until = -1;

  constructor(parts: ExcludedParts) {
    this.parts = parts;
  }

  now(): ReadonlySet<string> {
    const { clock, logins, always, idOf } = this.parts;
    if (clock.elapsed() < this.until) return this.ids;
    this.until = clock.elapsed() + HOLDS_FOR;
    this.ids = new Set([...always(), ...logins().flatMap((login) => idOf(login) ?? [])]);
    return this.ids;
  }

  /** The settings were changed, or who is signed in. */
  forget(): void {
    this.until = -1;
  }
}
