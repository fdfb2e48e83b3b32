import type { ChatMessage } from '../../engine/chat/chatMessage.ts';
import type { Database } from '../../engine/db/database.ts';
import { ManyRows, type RowValue } from '../../engine/db/manyRows.ts';
import { flagsOf, moreOf, type StoredLine } from './historyForm.ts';

/** How many rows one step of a removal takes, so that it never holds the database for long. */
const REMOVED_AT_ONCE = 2000;
/** Twitch lets the lines of the last hours be deleted; one that lies further back than this is not looked for. */
const DELETABLE = 50_000;
/** Lines come in the order of their times, but for so many milliseconds. */
const OUT_OF_ORDER = 120_000;
/** As many as anybody still sees when a person or all of chat is cleared. */
const CLEARABLE = 2000;

const COLUMNS = ['id', 'message_id', 'time', 'user_id', 'login', 'name', 'text', 'flags', 'colour', 'more'];
const READ =
  'id, message_id AS messageId, time, user_id AS userId, login, name, text, flags, colour, more, deleted';

export interface HistoryPage {
  /** Rows below this id, the newest first; null for no bound. */
  before: number | null;
  /** Rows above this id, the oldest first; null for no bound. */
  after: number | null;
  userId: string | null;
  /** How the login or the name begins; empty for all. */
  who: string;
  /** Words, each of which the line or the name holds; empty for all. */
  text: string;
  /** Epoch milliseconds, `to` excluded; null for no bound. */
  from: number | null;
  to: number | null;
  limit: number;
}

/** The table of all lines. */
export class HistoryStore {
  private readonly db: Database;
  private readonly lines;
  private readonly markLine;
  private readonly markPerson;
  private readonly markAll;
  private readonly removeOlder;
  private readonly removeBelow;
  private readonly removePerson;
  private readonly lastLines;
  private readonly lineFrom;
  private readonly ends;

  constructor(db: Database) {
    this.db = db;
    const { raw } = db;
    this.lines = new ManyRows(
      raw,
      COLUMNS.length,
      (rows) => `INSERT INTO chat_lines (${COLUMNS.join(', ')}) VALUES ${rows}`,
    );
    // These walk from the newest line back and stop early.
    this.markLine = raw.prepare<[number, string]>(
      `UPDATE chat_lines SET deleted = 1 WHERE id =
         (SELECT id FROM (SELECT id, message_id FROM chat_lines ORDER BY id DESC LIMIT ?) WHERE message_id = ?)`,
    );
    this.markPerson = raw.prepare<[number, string]>(
      `UPDATE chat_lines SET deleted = 2 WHERE deleted = 0 AND id IN
         (SELECT id FROM (SELECT id, user_id FROM chat_lines ORDER BY id DESC LIMIT ?) WHERE user_id = ?)`,
    );
    this.markAll = raw.prepare<[number]>(
      `UPDATE chat_lines SET deleted = 3 WHERE deleted = 0 AND id IN
         (SELECT id FROM chat_lines ORDER BY id DESC LIMIT ?)`,
    );
    // And these from the oldest on.
    this.removeOlder = raw.prepare<[number, number]>(
      'DELETE FROM chat_lines WHERE id IN (SELECT id FROM (SELECT id, time FROM chat_lines ORDER BY id LIMIT ?) WHERE time < ?)',
    );
    this.removeBelow = raw.prepare<[number, number]>(
      'DELETE FROM chat_lines WHERE id IN (SELECT id FROM chat_lines WHERE id < ? ORDER BY id LIMIT ?)',
    );
    this.removePerson = raw.prepare<[number, number, string]>(
      'DELETE FROM chat_lines WHERE id >= ? AND id < ? AND user_id = ?',
    );
    this.lastLines = raw.prepare<[number, number], StoredLine>(
      `SELECT * FROM (SELECT ${READ} FROM chat_lines ORDER BY id DESC LIMIT ?) WHERE deleted = 0 LIMIT ?`,
    );
    this.lineFrom = raw.prepare<[number], { id: number; time: number }>(
      'SELECT id, time FROM chat_lines WHERE id >= ? ORDER BY id LIMIT 1',
    );
    this.ends = raw.prepare<[], { oldest: number | null; newest: number | null }>(
      'SELECT (SELECT min(id) FROM chat_lines) AS oldest, (SELECT max(id) FROM chat_lines) AS newest',
    );
  }

  /** The ids of the oldest and the newest line; 0 when there is none. */
  span(): { oldest: number; newest: number } {
    const ends = this.ends.get();
    return { oldest: ends?.oldest ?? 0, newest: ends?.newest ?? 0 };
  }

  /** Within a transaction; the first gets `firstId`, and those after it the next ones. */
  insert(messages: readonly ChatMessage[], firstId: number): void {
    const values: RowValue[] = [];
    let id = firstId;
    for (const message of messages) {
      const { user } = message;
      values.push(
        id,
        message.id === '' ? null : message.id,
        message.time,
        user.id,
        user.login,
        user.name,
        message.text,
        flagsOf(message),
        user.colour === null ? null : Number.parseInt(user.colour.slice(1), 16),
        moreOf(message),
      );
      id += 1;
    }
    this.lines.write(values);
  }

  markLineDeleted(messageId: string): void {
    this.markLine.run(DELETABLE, messageId);
  }

  markPersonCleared(userId: string): void {
    this.markPerson.run(CLEARABLE, userId);
  }

  markAllCleared(): void {
    this.markAll.run(CLEARABLE);
  }

  /** The last lines that still stand, the oldest first. */
  last(count: number): StoredLine[] {
    return this.lastLines.all(count + CLEARABLE, count).reverse();
  }

  /** Looking for a text may mean reading a lot, so it happens beside the main thread. */
  async page({ before, after, userId, who, text, from, to, limit }: HistoryPage): Promise<StoredLine[]> {
    const parts: string[] = [];
    const values: RowValue[] = [];
    const where = (condition: string, ...bound: RowValue[]): void => {
      parts.push(condition);
      values.push(...bound);
    };
    if (before !== null) where('id < ?', before);
    if (after !== null) where('id > ?', after);
    if (userId !== null) where('user_id = ?', userId);
    // The times are found by the ids first, so that only the lines of those days are read.
    if (from !== null) where('id >= ? AND time >= ?', this.firstIdSince(from - OUT_OF_ORDER), from);
    if (to !== null) where('id < ? AND time < ?', this.firstIdSince(to + OUT_OF_ORDER), to);
    if (who !== '') {
      const begins = `${letters(who.replace(/^@/, ''))}%`;
      where("(login LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\')", begins, begins);
    }
    for (const word of text.split(/\s+/)) {
      if (word === '') continue;
      const forms = formsOf(word).map((form) => `%${letters(form)}%`);
      const either = forms.map(() => "text LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\'").join(' OR ');
      where(`(${either})`, ...forms.flatMap((form) => [form, form]));
    }
    const conditions = parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '';
    const order = after === null ? 'DESC' : 'ASC';
    return this.db.read<StoredLine>(
      `SELECT ${READ} FROM chat_lines ${conditions} ORDER BY id ${order} LIMIT ?`,
      [...values, limit],
    );
  }

  /** The id of the first line of that time or a later one; one above all when there is none. */
  private firstIdSince(time: number): number {
    let { oldest: low, newest: high } = this.span();
    high += 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const there = this.lineFrom.get(middle);
      if (there && there.time < time) low = there.id + 1;
      else high = middle;
    }
    return low;
  }

  /** Removes a few of the oldest lines that are over the limits; returns how many. Zero means that it is done. */
  prune(olderThan: number, lowestId: number): number {
    return this.db.write(
      () =>
        this.removeOlder.run(REMOVED_AT_ONCE, olderThan).changes +
        this.removeBelow.run(lowestId, REMOVED_AT_ONCE).changes,
    );
  }

  /** Removes the lines of a person among those of these ids, `to` excluded; returns how many. */
  forget(userId: string, from: number, to: number): number {
    return this.db.write(() => this.removePerson.run(from, to, userId).changes);
  }
}

/** A text within LIKE, whose signs stand for themselves. */
function letters(text: string): string {
  return text.replace(/[\\%_]/g, (special) => `\\${special}`);
}

/** SQLite takes only a to z in either case; a word with other letters is looked for in its usual forms. */
function formsOf(word: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
  if (/^[\u0000-\u007f]*$/.test(word)) return [word];
  const lower = word.toLowerCase();
  const [first = ''] = lower;
  return [...new Set([word, lower, word.toUpperCase(), first.toUpperCase() + lower.slice(first.length)])];
}
