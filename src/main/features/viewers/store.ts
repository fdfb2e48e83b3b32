import type { ChatRole } from '../../../shared/contract/ladder.ts';
import type { ViewerFilter, ViewerSort } from '../../../shared/contract/viewers.ts';
import type { Database } from '../../engine/db/database.ts';
import { ManyRows } from '../../engine/db/manyRows.ts';
import { LAST_SEEN, MESSAGES, orderSql, VIEWERS, whereSql } from './viewerQuery.ts';

/** One person as they lie in the table. Times are epoch milliseconds. */
export interface StoredViewer {
  /** Of their row; null for who has none yet. */
  number: number | null;
  id: string;
  login: string;
  name: string;
  firstSeen: number;
  lastSeen: number;
  watchedSeconds: number;
  messages: number;
  streams: number;
  streak: number;
  lastStream: number;
  role: ChatRole;
  followedAt: number | null;
  followAsked: number | null;
  notes: string;
  pronouns: string | null;
  birthday: string | null;
  ignored: boolean | null;
}

/** What a line of chat changes, of somebody who is in the table. */
export type Visit = Pick<StoredViewer, 'lastSeen' | 'messages'> & { number: number };

type Raw = Omit<StoredViewer, 'ignored'> & { ignored: number | null };

const COLUMNS = `viewers.number, id, login, name, first_seen AS firstSeen, ${LAST_SEEN} AS lastSeen,
  watched_seconds AS watchedSeconds, ${MESSAGES} AS messages, streams, streak, last_stream AS lastStream, role, followed_at AS followedAt, follow_asked AS followAsked,
  notes, pronouns, birthday, ignored`;

/** The only SQL of the viewers. */
export class ViewersStore {
  private readonly db: Database;
  private readonly sql;
  private readonly visits: ManyRows;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.visits = new ManyRows(
      raw,
      3,
      (rows) => `INSERT OR REPLACE INTO viewer_visits (number, last_seen, messages) VALUES ${rows}`,
    );
    this.sql = {
      byId: raw.prepare<[string], Raw>(`SELECT ${COLUMNS} FROM ${VIEWERS} WHERE id = ?`),
      // Two may have had one login after each other; the one who was here last has it now.
      byLogin: raw.prepare<[string], Raw>(
        `SELECT ${COLUMNS} FROM ${VIEWERS} WHERE login = ? ORDER BY lastSeen DESC LIMIT 1`,
      ),
      byName: raw.prepare<[string], Raw>(
        `SELECT ${COLUMNS} FROM ${VIEWERS} WHERE name = ? ORDER BY lastSeen DESC LIMIT 1`,
      ),
      byNumbers: raw.prepare<[string], Raw & { number: number }>(
        `SELECT ${COLUMNS} FROM ${VIEWERS} WHERE viewers.number IN (SELECT value FROM json_each(?))`,
      ),
      ids: raw.prepare<[string], { id: string }>(
        'SELECT id FROM viewers WHERE number IN (SELECT value FROM json_each(?))',
      ),
      put: raw.prepare<Raw, { number: number }>(
        `INSERT INTO viewers (id, login, name, first_seen, last_seen, watched_seconds, messages, streams, streak,
           last_stream, role, followed_at, follow_asked, notes, pronouns, birthday, ignored)
         VALUES (:id, :login, :name, :firstSeen, :lastSeen, :watchedSeconds, :messages, :streams, :streak,
           :lastStream, :role, :followedAt, :followAsked, :notes, :pronouns, :birthday, :ignored)
         ON CONFLICT (id) DO UPDATE SET login = excluded.login, name = excluded.name,
           first_seen = excluded.first_seen, last_seen = excluded.last_seen,
           watched_seconds = excluded.watched_seconds, messages = excluded.messages, streams = excluded.streams,
           streak = excluded.streak, last_stream = excluded.last_stream, role = excluded.role,
           followed_at = excluded.followed_at, follow_asked = excluded.follow_asked, notes = excluded.notes,
           pronouns = excluded.pronouns, birthday = excluded.birthday, ignored = excluded.ignored
         RETURNING number`,
      ),
      dropVisit: raw.prepare<[number]>('DELETE FROM viewer_visits WHERE number = ?'),
      remove: [
        raw.prepare<[string]>(
          'DELETE FROM viewer_visits WHERE number = (SELECT number FROM viewers WHERE id = ?)',
        ),
        raw.prepare<[string]>('DELETE FROM viewers WHERE id = ?'),
        raw.prepare<[string]>('DELETE FROM viewer_names WHERE viewer_id = ?'),
        raw.prepare<[string]>('DELETE FROM viewer_roles WHERE viewer_id = ?'),
        raw.prepare<[string]>('DELETE FROM viewer_group_members WHERE viewer_id = ?'),
      ],
      merge: [
        raw.prepare<[string, string]>('UPDATE viewer_names SET viewer_id = ? WHERE viewer_id = ?'),
        raw.prepare<[string, string]>('UPDATE viewer_roles SET viewer_id = ? WHERE viewer_id = ?'),
        raw.prepare<[string, string]>(
          `INSERT INTO viewer_group_members (group_id, viewer_id)
           SELECT group_id, ? FROM viewer_group_members WHERE viewer_id = ? ON CONFLICT DO NOTHING`,
        ),
      ],
      addName: raw.prepare<[string, string, string, number]>(
        'INSERT INTO viewer_names (viewer_id, login, name, until) VALUES (?, ?, ?, ?)',
      ),
      names: raw.prepare<[string], { login: string; name: string; until: number }>(
        'SELECT login, name, until FROM viewer_names WHERE viewer_id = ? ORDER BY id DESC',
      ),
      addRole: raw.prepare<[string, ChatRole, number]>(
        'INSERT INTO viewer_roles (viewer_id, role, since) VALUES (?, ?, ?)',
      ),
      roles: raw.prepare<[string], { role: ChatRole; since: number }>(
        'SELECT role, since FROM viewer_roles WHERE viewer_id = ? ORDER BY id DESC',
      ),
      total: raw.prepare<[], { total: number }>('SELECT count(*) AS total FROM viewers'),
      longest: raw.prepare<[number], { id: string; seconds: number }>(
        'SELECT id, watched_seconds AS seconds FROM viewers WHERE watched_seconds > 0 ORDER BY watched_seconds DESC LIMIT ?',
      ),
      longer: raw.prepare<[number], { count: number }>(
        'SELECT count(*) AS count FROM viewers WHERE watched_seconds > ?',
      ),
      addStream: raw.prepare<[string, number]>(
        'INSERT INTO viewer_streams (id, started_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
      ),
      stream: raw.prepare<[string], { number: number }>('SELECT number FROM viewer_streams WHERE id = ?'),
      lastStream: raw.prepare<[], { number: number | null }>(
        'SELECT max(number) AS number FROM viewer_streams',
      ),
    };
  }

  byId(id: string): StoredViewer | null {
    return read(this.sql.byId.get(id));
  }

  /** By login, else by the name as it is written. */
  byLoginOrName(name: string): StoredViewer | null {
    return read(this.sql.byLogin.get(name.toLowerCase()) ?? this.sql.byName.get(name));
  }

  /** Answers the number of the row. */
  put(viewer: StoredViewer): number | null {
    const ignored = viewer.ignored === null ? null : Number(viewer.ignored);
    const number = this.sql.put.get({ ...viewer, ignored })?.number ?? null;
    if (number !== null) this.sql.dropVisit.run(number);
    return number;
  }

  /** Within a transaction. */
  putVisits(visits: readonly Visit[]): void {
    const values: number[] = [];
    for (const { number, lastSeen, messages } of visits) values.push(number, lastSeen, messages);
    this.visits.write(values);
  }

  remove(id: string): void {
    for (const statement of this.sql.remove) statement.run(id);
  }

  moveHistory(from: string, to: string): void {
    for (const statement of this.sql.merge) statement.run(to, from);
  }

  addName(id: string, former: { login: string; name: string }, until: number): void {
    this.sql.addName.run(id, former.login, former.name, until);
  }

  names(id: string): { login: string; name: string; until: number }[] {
    return this.sql.names.all(id);
  }

  addRole(id: string, role: ChatRole, since: number): void {
    this.sql.addRole.run(id, role, since);
  }

  roles(id: string): { role: ChatRole; since: number }[] {
    return this.sql.roles.all(id);
  }

  total(): number {
    return this.sql.total.get()?.total ?? 0;
  }

  longestWatching(count: number): { id: string; seconds: number }[] {
    return this.sql.longest.all(count);
  }

  watchedLonger(seconds: number): number {
    return this.sql.longer.get(seconds)?.count ?? 0;
  }

  /** The number of a stream, from 1 in the order in which they were first seen. */
  streamNumber(id: string, startedAt: number): number {
    this.sql.addStream.run(id, startedAt);
    return this.sql.stream.get(id)?.number ?? 0;
  }

  lastStream(): number {
    return this.sql.lastStream.get()?.number ?? 0;
  }

  /** The numbers of all that a filter lets through, in order; read beside the main thread. */
  async numbers(filter: ViewerFilter, sort: ViewerSort, lists: QueryLists): Promise<number[]> {
    this.db.behind.flush();
    const { where, parameters } = whereSql(filter, lists);
    const order = orderSql(sort);
    // One text instead of 50,000 rows: it crosses from the worker at once.
    const rows = await this.db.read<{ numbers: string | null }>(
      `SELECT group_concat(number) AS numbers FROM (
         SELECT viewers.number AS number FROM ${VIEWERS} ${order.join} ${where} ORDER BY ${order.by}
       )`,
      [...order.parameters, ...parameters],
    );
    const text = rows[0]?.numbers ?? null;
    return text === null ? [] : text.split(',').map(Number);
  }

  idsOf(numbers: readonly number[]): string[] {
    return this.sql.ids.all(JSON.stringify(numbers)).map(({ id }) => id);
  }

  /** In the order of the numbers; those that are gone by now are left out. */
  byNumbers(numbers: readonly number[]): StoredViewer[] {
    this.db.behind.flush();
    const found = new Map(
      this.sql.byNumbers.all(JSON.stringify(numbers)).map((raw) => [raw.number, read(raw)]),
    );
    return numbers.flatMap((number) => found.get(number) ?? []);
  }
}

/** What the filter asks about and the table does not know. */
export interface QueryLists {
  present: readonly string[];
  knownBots: readonly string[];
}

function read(raw: Raw): StoredViewer;
function read(raw: Raw | undefined): StoredViewer | null;
function read(raw: Raw | undefined): StoredViewer | null {
  return raw ? { ...raw, ignored: raw.ignored === null ? null : raw.ignored === 1 } : null;
}
