import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { PollState } from '../../../shared/contract/polls.ts';
import type { Database } from '../../engine/db/database.ts';

export interface StoredPoll {
  id: number;
  question: string;
  options: string[];
  state: PollState;
  most: number;
  cost: number;
  /** Empty where votes cost nothing. */
  currency: string;
  role: ChatRole;
  /** Null when all count the same. */
  weights: Record<ChatRole, number> | null;
  anonymous: boolean;
  /** Null unless it is anonymous and runs. */
  secret: string | null;
  openedBy: string;
  openedById: string | null;
  openedAt: number;
  endsAt: number | null;
  endedAt: number | null;
  holdId: number | null;
  bookings: number;
}

export interface StoredVote {
  id: number;
  voter: string;
  name: string;
  option: number;
  weight: number;
}

/** What one option has. */
export interface VoteSum {
  option: number;
  votes: number;
  weight: number;
}

export interface PollFilter {
  text: string;
  state: 'ended' | 'cancelled' | null;
  before: number | null;
  limit: number;
}

type PollRow = Omit<StoredPoll, 'options' | 'weights' | 'anonymous'> & {
  options: string;
  weights: string | null;
  anonymous: number;
};

const POLL = `id, question, options, state, most, cost, currency, role, weights, anonymous, secret,
  opened_by AS openedBy, opened_by_id AS openedById, opened_at AS openedAt, ends_at AS endsAt, ended_at AS endedAt,
  hold_id AS holdId, bookings`;
const VOTE = 'id, voter, name, option, weight';

/** The only SQL of polls. Whoever changes something does it within `db.write`. */
export class PollStore {
  private readonly sql;

  constructor(db: Database) {
    const { raw } = db;
    this.sql = {
      running: raw.prepare<[], PollRow>(`SELECT ${POLL} FROM polls WHERE state = 'open' ORDER BY id LIMIT 1`),
      byId: raw.prepare<[number], PollRow>(`SELECT ${POLL} FROM polls WHERE id = ?`),
      insert: raw.prepare<[Omit<PollRow, 'id'>]>(
        `INSERT INTO polls (question, options, state, most, cost, currency, role, weights, anonymous, secret,
           opened_by, opened_by_id, opened_at, ends_at, ended_at, hold_id, bookings)
         VALUES (@question, @options, @state, @most, @cost, @currency, @role, @weights, @anonymous, @secret,
           @openedBy, @openedById, @openedAt, @endsAt, @endedAt, @holdId, @bookings)`,
      ),
      save: raw.prepare<[PollRow]>(
        `UPDATE polls SET state = @state, secret = @secret, ended_at = @endedAt, hold_id = @holdId,
           bookings = @bookings WHERE id = @id`,
      ),
      page: raw.prepare<
        [{ state: string | null; text: string; before: number | null; limit: number }],
        PollRow
      >(
        `SELECT ${POLL} FROM polls WHERE state <> 'open' AND (@state IS NULL OR state = @state)
           AND (@text = '' OR instr(lower(question), lower(@text)) > 0) AND (@before IS NULL OR id < @before)
         ORDER BY id DESC LIMIT @limit`,
      ),
      votes: raw.prepare<[number], StoredVote>(
        `SELECT ${VOTE} FROM poll_votes WHERE poll_id = ? ORDER BY id`,
      ),
      votesOf: raw.prepare<[number, string], StoredVote>(
        `SELECT ${VOTE} FROM poll_votes WHERE poll_id = ? AND voter = ? ORDER BY id`,
      ),
      sums: raw.prepare<[number], VoteSum>(
        `SELECT option, count(*) AS votes, sum(weight) AS weight FROM poll_votes WHERE poll_id = ?
         GROUP BY option`,
      ),
      voters: raw.prepare<[number], { count: number }>(
        'SELECT count(DISTINCT voter) AS count FROM poll_votes WHERE poll_id = ?',
      ),
      add: raw.prepare<[number, string, string, number, number]>(
        'INSERT INTO poll_votes (poll_id, voter, name, option, weight) VALUES (?, ?, ?, ?, ?)',
      ),
      drop: raw.prepare<[number]>('DELETE FROM poll_votes WHERE id = ?'),
      move: raw.prepare<[string, string, number]>(
        'UPDATE OR IGNORE poll_votes SET voter = ?, name = ? WHERE id = ?',
      ),
      mergeOver: raw.prepare<[string, string]>('UPDATE OR IGNORE poll_votes SET voter = ? WHERE voter = ?'),
      dropVoter: raw.prepare<[string]>('DELETE FROM poll_votes WHERE voter = ?'),
      forget: raw.prepare<[string]>(
        "UPDATE poll_votes SET voter = 'forgotten:' || id, name = '' WHERE voter = ?",
      ),
      forgetOpener: raw.prepare<[string]>(
        "UPDATE polls SET opened_by = '', opened_by_id = NULL WHERE opened_by_id = ?",
      ),
      pruneVotes: raw.prepare<[number]>(
        "DELETE FROM poll_votes WHERE poll_id IN (SELECT id FROM polls WHERE state <> 'open' AND ended_at < ?)",
      ),
      prune: raw.prepare<[number]>("DELETE FROM polls WHERE state <> 'open' AND ended_at < ?"),
    };
  }

  /** The one that is open; null for none. */
  running(): StoredPoll | null {
    return asPoll(this.sql.running.get());
  }

  byId(id: number): StoredPoll | null {
    return asPoll(this.sql.byId.get(id));
  }

  insert(poll: Omit<StoredPoll, 'id'>): number {
    return Number(this.sql.insert.run(asRow(poll)).lastInsertRowid);
  }

  /** What can change of it; question, options and rules stay. */
  save(poll: StoredPoll): void {
    this.sql.save.run({ ...asRow(poll), id: poll.id });
  }

  list(filter: PollFilter): StoredPoll[] {
    return this.sql.page.all(filter).flatMap((row) => asPoll(row) ?? []);
  }

  votes(pollId: number): StoredVote[] {
    return this.sql.votes.all(pollId);
  }

  votesOf(pollId: number, voter: string): StoredVote[] {
    return this.sql.votesOf.all(pollId, voter);
  }

  sums(pollId: number): VoteSum[] {
    return this.sql.sums.all(pollId);
  }

  voters(pollId: number): number {
    return this.sql.voters.get(pollId)?.count ?? 0;
  }

  addVote(pollId: number, { voter, name, option, weight }: Omit<StoredVote, 'id'>): void {
    this.sql.add.run(pollId, voter, name, option, weight);
  }

  dropVote(id: number): void {
    this.sql.drop.run(id);
  }

  /** Gives a vote to somebody else; where they have voted so already, nothing changes. */
  moveVote(id: number, voter: string, name: string): void {
    this.sql.move.run(voter, name, id);
  }

  merge(from: string, to: string): void {
    this.sql.mergeOver.run(to, from);
    this.sql.dropVoter.run(from);
  }

  /** Their votes still count, and lead to nobody. */
  forget(viewerId: string): void {
    this.sql.forget.run(viewerId);
    this.sql.forgetOpener.run(viewerId);
  }

  /** Drops what ended before. */
  tidy(before: number): void {
    this.sql.pruneVotes.run(before);
    this.sql.prune.run(before);
  }
}

function asPoll(row: PollRow | undefined): StoredPoll | null {
  if (!row) return null;
  return {
    ...row,
    options: JSON.parse(row.options) as string[],
    weights: row.weights === null ? null : (JSON.parse(row.weights) as Record<ChatRole, number>),
    anonymous: row.anonymous === 1,
  };
}

function asRow<P extends Omit<StoredPoll, 'id'>>(poll: P): Omit<PollRow, 'id'> {
  return {
    ...poll,
    options: JSON.stringify(poll.options),
    weights: poll.weights === null ? null : JSON.stringify(poll.weights),
    anonymous: poll.anonymous ? 1 : 0,
  };
}
