import type { Season } from '../../../shared/contract/economy.ts';
import type { Database } from '../../engine/db/database.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Clock } from '../../engine/ports.ts';

/** So many accounts are put back to 0 in one transaction, which takes a few milliseconds. */
const AT_ONCE = 400;

interface Row extends Omit<Season, 'people'> {
  cursor: number;
}

export interface SeasonsParts {
  db: Database;
  ledger: Ledger;
  clock: Clock;
}

/**
 * The end of a season keeps what everybody had and begins again at 0. It is done a few people at a time; when it is cut
 * off, the next start goes on where it was.
 */
export class Seasons {
  private readonly parts: SeasonsParts;
  private readonly sql;
  private stopped = false;
  /** The disk took nothing, or it still runs. */
  private wasCutOff = false;
  private running: Promise<void> | null = null;

  constructor(parts: SeasonsParts) {
    this.parts = parts;
    const { raw } = parts.db;
    const columns = 'id, name, currency, state, started_at AS startedAt, ended_at AS endedAt, cursor';
    this.sql = {
      list: raw.prepare<[], Row & { people: number }>(
        `SELECT ${columns}, (SELECT count(*) FROM economy_standings WHERE season_id = economy_seasons.id) AS people
         FROM economy_seasons ORDER BY id DESC`,
      ),
      closing: raw.prepare<[], Row>(`SELECT ${columns} FROM economy_seasons WHERE state = 'closing'`),
      lastEnd: raw.prepare<[string], { endedAt: number | null }>(
        'SELECT max(ended_at) AS endedAt FROM economy_seasons WHERE currency = ?',
      ),
      insert: raw.prepare<{ name: string; currency: string; startedAt: number | null; endedAt: number }>(
        `INSERT INTO economy_seasons (name, currency, state, started_at, ended_at, cursor)
         VALUES (:name, :currency, 'closing', :startedAt, :endedAt, 0)`,
      ),
      accounts: raw.prepare<[string, number, number], { id: number; owner: string; balance: number }>(
        `SELECT id, owner, balance FROM ledger_accounts
         WHERE currency = ? AND kind = 'viewer' AND balance > 0 AND id > ? ORDER BY id LIMIT ?`,
      ),
      keep: raw.prepare<[number, number, number]>(
        'INSERT INTO economy_standings (season_id, account_id, amount) VALUES (?, ?, ?)',
      ),
      move: raw.prepare<[number, number]>('UPDATE economy_seasons SET cursor = ? WHERE id = ?'),
      close: raw.prepare<[number]>("UPDATE economy_seasons SET state = 'closed' WHERE id = ?"),
      standings: raw.prepare<[number, number], { owner: string; amount: number }>(
        `SELECT account.owner, standing.amount FROM economy_standings AS standing
         JOIN ledger_accounts AS account ON account.id = standing.account_id
         WHERE standing.season_id = ? ORDER BY standing.amount DESC, account.id LIMIT ?`,
      ),
    };
  }

  list(): Season[] {
    return this.sql.list.all().map(({ cursor: _cursor, ...season }) => season);
  }

  /** Begins the end; `run` does it. Answers the season's id. */
  begin(name: string, currency: string): number {
    const endedAt = this.parts.clock.now();
    const startedAt = this.sql.lastEnd.get(currency)?.endedAt ?? null;
    return this.parts.db.write(() =>
      Number(this.sql.insert.run({ name, currency, startedAt, endedAt }).lastInsertRowid),
    );
  }

  isClosing(currency: string): boolean {
    return this.sql.closing.all().some((season) => season.currency === currency);
  }

  /** Ends what has begun to end, also before a restart. */
  async run(): Promise<void> {
    // What begins while another ends is ended after it.
    await this.running?.catch(() => {});
    this.wasCutOff = true;
    this.running = this.endAll();
    await this.running;
    this.wasCutOff = false;
  }

  /** What is not done goes on with the next start. */
  stop(): void {
    this.stopped = true;
  }

  standings(id: number, count: number): { place: number; owner: string; amount: number }[] {
    let place = 0;
    let last = Number.NaN;
    return this.sql.standings.all(id, count).map(({ owner, amount }, index) => {
      if (amount !== last) place = index + 1;
      last = amount;
      return { place, owner, amount };
    });
  }

  /** Goes on with what was cut off. */
  async goOn(): Promise<void> {
    if (this.wasCutOff) await this.run();
  }

  private async endAll(): Promise<void> {
    for (const season of this.sql.closing.all()) {
      while (!this.stopped && this.step(season)) await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  /** False when all is done. */
  private step(season: Row): boolean {
    const { db, ledger } = this.parts;
    const cursor = db.write(() => {
      const accounts = this.sql.accounts.all(season.currency, season.cursor, AT_ONCE);
      const last = accounts.at(-1);
      if (!last) {
        this.sql.close.run(season.id);
        return null;
      }
      for (const { id, balance } of accounts) this.sql.keep.run(season.id, id, balance);
      ledger.payMany({
        reason: 'End of a season',
        reference: `season:${season.id}:${last.id}`,
        actor: 'economy',
        lines: accounts.map(({ owner, balance }) => ({
          viewerId: owner,
          currency: season.currency,
          amount: -balance,
        })),
      });
      this.sql.move.run(last.id, season.id);
      return last.id;
    });
    season.cursor = cursor ?? season.cursor;
    return cursor !== null;
  }
}
