import type BetterSqlite3 from 'better-sqlite3';
import type { Person } from '../chat/chatMessage.ts';
import type { Database } from '../db/database.ts';
import type { EndedRound, RoundPlayer, TableRecord } from './records.ts';

export interface GameChoice {
  enabled: boolean;
  values: Record<string, unknown>;
}

export interface StatLine {
  plays: number;
  wins: number;
  losses: number;
}

interface RoundRow extends Omit<EndedRound, 'players'> {
  players: string;
}

const ROUND =
  'id, game, state, opened_at AS openedAt, ended_at AS endedAt, players, text, currency, staked, paid';

/** Takes an id. Quicker than reading the JSON of every round; a quote within a name is escaped there. */
const PLAYED_BY = `instr(players, '"id":"' || ? || '"') > 0`;

/** The only SQL of games. */
export class GameStore {
  private readonly db: Database;
  private readonly insertRunning: BetterSqlite3.Statement<[string, number, string]>;
  private readonly saveRunning: BetterSqlite3.Statement<[string, string, number]>;
  private readonly endRunning: BetterSqlite3.Statement<[EndedValues]>;
  private readonly insertEnded: BetterSqlite3.Statement<[EndedValues & { reference: string }]>;
  private readonly allRunning: BetterSqlite3.Statement<[string], { id: number; record: string }>;
  private readonly hasReference: BetterSqlite3.Statement<[string], { id: number }>;
  private readonly lastEnd: BetterSqlite3.Statement<[string], { endedAt: number | null }>;
  private readonly addStat: BetterSqlite3.Statement<[StatValues]>;
  private readonly statOf: BetterSqlite3.Statement<[string, string | null, string | null], StatLine>;
  private readonly till: BetterSqlite3.Statement<[string], { balance: number }>;
  private readonly addTill: BetterSqlite3.Statement<[string, number]>;
  private readonly page: BetterSqlite3.Statement<[string | null, string | null, number, number], RoundRow>;
  private readonly prune: BetterSqlite3.Statement<[number]>;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.insertRunning = raw.prepare(
      `INSERT INTO game_rounds (game, state, opened_at, players, text, currency, staked, paid)
       VALUES (?, 'running', ?, '[]', '', ?, 0, 0)`,
    );
    this.saveRunning = raw.prepare('UPDATE game_rounds SET record = ?, currency = ? WHERE id = ?');
    this.endRunning = raw.prepare(
      `UPDATE game_rounds SET state = @state, ended_at = @endedAt, record = NULL, players = @players, text = @text,
       currency = @currency, staked = @staked, paid = @paid WHERE id = @id`,
    );
    this.insertEnded = raw.prepare(
      `INSERT INTO game_rounds (game, state, reference, opened_at, ended_at, players, text, currency, staked, paid)
       VALUES (@game, @state, @reference, @openedAt, @endedAt, @players, @text, @currency, @staked, @paid)`,
    );
    this.allRunning = raw.prepare(
      `SELECT id, record FROM game_rounds WHERE state = 'running' AND game = ? AND record IS NOT NULL ORDER BY id`,
    );
    this.hasReference = raw.prepare('SELECT id FROM game_rounds WHERE reference = ?');
    this.lastEnd = raw.prepare(
      `SELECT max(ended_at) AS endedAt FROM
         (SELECT ended_at FROM game_rounds WHERE game = ? AND state = 'over' ORDER BY id DESC LIMIT 50)`,
    );
    this.addStat = raw.prepare(
      `INSERT INTO game_stats (viewer_id, game, currency, plays, wins, losses, staked, paid)
       VALUES (@viewerId, @game, @currency, @plays, @wins, @losses, @staked, @paid)
       ON CONFLICT (viewer_id, game, currency) DO UPDATE SET plays = plays + excluded.plays,
         wins = wins + excluded.wins, losses = losses + excluded.losses, staked = staked + excluded.staked,
         paid = paid + excluded.paid`,
    );
    this.statOf = raw.prepare(
      `SELECT coalesce(sum(plays), 0) AS plays, coalesce(sum(wins), 0) AS wins, coalesce(sum(losses), 0) AS losses
       FROM game_stats WHERE viewer_id = ? AND (? IS NULL OR game = ?)`,
    );
    this.till = raw.prepare('SELECT balance FROM game_till WHERE currency = ?');
    this.addTill = raw.prepare(
      `INSERT INTO game_till (currency, balance) VALUES (?, ?)
       ON CONFLICT (currency) DO UPDATE SET balance = balance + excluded.balance`,
    );
    this.page = raw.prepare(
      `SELECT ${ROUND} FROM game_rounds WHERE state <> 'running' AND (? IS NULL OR game = ?) AND id < ?
       ORDER BY id DESC LIMIT ?`,
    );
    this.prune = raw.prepare(`DELETE FROM game_rounds WHERE state <> 'running' AND ended_at < ?`);
  }

  /** Answers the id of the new round. */
  open(game: string, time: number, currency: string): number {
    return Number(this.insertRunning.run(game, time, currency).lastInsertRowid);
  }

  save(record: TableRecord): void {
    this.saveRunning.run(JSON.stringify(record), record.currency, record.id);
  }

  end(round: EndedRound): void {
    this.endRunning.run({ ...round, players: JSON.stringify(round.players) });
  }

  addEnded(round: Omit<EndedRound, 'id'>, reference: string): void {
    this.insertEnded.run({ ...round, id: 0, players: JSON.stringify(round.players), reference });
  }

  running(game: string): TableRecord[] {
    return this.allRunning
      .all(game)
      .map(({ id, record }) => ({ ...(JSON.parse(record) as TableRecord), id }));
  }

  wasPlayed(reference: string): boolean {
    return this.hasReference.get(reference) !== undefined;
  }

  /** Epoch milliseconds; null when it was never played. */
  lastEnded(game: string): number | null {
    return this.lastEnd.get(game)?.endedAt ?? null;
  }

  count(game: string, currency: string, player: RoundPlayer): void {
    this.addStat.run({
      viewerId: player.id,
      game,
      currency,
      plays: 1,
      wins: player.result === 'won' ? 1 : 0,
      losses: player.result === 'lost' ? 1 : 0,
      staked: player.stake,
      paid: player.payout,
    });
  }

  stats(viewerId: string, game: string | null): StatLine {
    return this.statOf.get(viewerId, game, game) ?? { plays: 0, wins: 0, losses: 0 };
  }

  inTill(currency: string): number {
    return this.till.get(currency)?.balance ?? 0;
  }

  tills(): { currency: string; balance: number }[] {
    return this.db.raw
      .prepare<[], { currency: string; balance: number }>(
        'SELECT currency, balance FROM game_till ORDER BY currency',
      )
      .all();
  }

  toTill(currency: string, amount: number): void {
    if (amount !== 0) this.addTill.run(currency, amount);
  }

  /** Newest first. */
  ended(game: string | null, before: number | null, limit: number): EndedRound[] {
    return this.page
      .all(game, game, before ?? Number.MAX_SAFE_INTEGER, limit)
      .map((row) => ({ ...row, players: JSON.parse(row.players) as RoundPlayer[] }));
  }

  totals(): { game: string; currency: string; plays: number; wins: number; staked: number; paid: number }[] {
    return this.db.raw
      .prepare<
        [],
        { game: string; currency: string; plays: number; wins: number; staked: number; paid: number }
      >(
        `SELECT game, currency, sum(plays) AS plays, sum(wins) AS wins, sum(staked) AS staked, sum(paid) AS paid
         FROM game_stats GROUP BY game, currency ORDER BY game, currency`,
      )
      .all();
  }

  winners(game: string | null, limit: number): (StatLine & { viewerId: string })[] {
    return this.db.raw
      .prepare<[string | null, string | null, number], StatLine & { viewerId: string }>(
        `SELECT viewer_id AS viewerId, sum(plays) AS plays, sum(wins) AS wins, sum(losses) AS losses
         FROM game_stats WHERE (? IS NULL OR game = ?) GROUP BY viewer_id HAVING sum(wins) > 0
         ORDER BY sum(wins) DESC, sum(plays), viewer_id LIMIT ?`,
      )
      .all(game, game, limit);
  }

  choice(game: string): GameChoice | null {
    const row = this.db.raw
      .prepare<[string], { enabled: number; values: string }>(
        'SELECT enabled, "values" FROM game_choices WHERE game = ?',
      )
      .get(game);
    return row
      ? { enabled: row.enabled === 1, values: JSON.parse(row.values) as Record<string, unknown> }
      : null;
  }

  choose(game: string, { enabled, values }: GameChoice): void {
    this.db.raw
      .prepare(
        `INSERT INTO game_choices (game, enabled, "values") VALUES (?, ?, ?)
         ON CONFLICT (game) DO UPDATE SET enabled = excluded.enabled, "values" = excluded."values"`,
      )
      .run(game, enabled ? 1 : 0, JSON.stringify(values));
  }

  /** Undefined before the game has kept anything. */
  kept(game: string): unknown {
    const row = this.db.raw
      .prepare<[string], { value: string }>('SELECT value FROM game_kept WHERE game = ?')
      .get(game);
    return row === undefined ? undefined : JSON.parse(row.value);
  }

  keep(game: string, value: unknown): void {
    this.db.raw
      .prepare<[string, string]>(
        'INSERT INTO game_kept (game, value) VALUES (?, ?) ON CONFLICT (game) DO UPDATE SET value = excluded.value',
      )
      .run(game, JSON.stringify(value));
  }

  /** Both entries of one person become one, in the rounds as well, so that forgetting them finds all. */
  merge(from: string, to: Person): void {
    this.db.raw
      .prepare(
        `INSERT INTO game_stats (viewer_id, game, currency, plays, wins, losses, staked, paid)
         SELECT ?, game, currency, plays, wins, losses, staked, paid FROM game_stats WHERE viewer_id = ?
         ON CONFLICT (viewer_id, game, currency) DO UPDATE SET plays = plays + excluded.plays,
           wins = wins + excluded.wins, losses = losses + excluded.losses, staked = staked + excluded.staked,
           paid = paid + excluded.paid`,
      )
      .run(to.id, from);
    this.db.raw.prepare('DELETE FROM game_stats WHERE viewer_id = ?').run(from);
    const { id, login, name } = to;
    const put = this.db.raw.prepare<[string, number]>('UPDATE game_rounds SET players = ? WHERE id = ?');
    const rounds = this.db.raw
      .prepare<[string], { id: number; players: string }>(
        `SELECT id, players FROM game_rounds WHERE state <> 'running' AND ${PLAYED_BY}`,
      )
      .all(from);
    for (const round of rounds) {
      const players = (JSON.parse(round.players) as RoundPlayer[]).map((player) =>
        player.id === from ? { ...player, id, login, name } : player,
      );
      put.run(JSON.stringify(players), round.id);
    }
  }

  /** Nothing that names this person stays: neither what they did nor the rounds in which they played. */
  forget(viewerId: string): void {
    this.db.raw.prepare('DELETE FROM game_stats WHERE viewer_id = ?').run(viewerId);
    this.db.raw.prepare(`DELETE FROM game_rounds WHERE state <> 'running' AND ${PLAYED_BY}`).run(viewerId);
  }

  /** Deletes rounds that ended before. Statistics stay. */
  tidy(before: number): void {
    this.prune.run(before);
  }
}

interface EndedValues extends Omit<EndedRound, 'players'> {
  players: string;
}

interface StatValues extends StatLine {
  viewerId: string;
  game: string;
  currency: string;
  staked: number;
  paid: number;
}
