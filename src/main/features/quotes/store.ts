import type BetterSqlite3 from 'better-sqlite3';
import type { Quote, QuoteFilter } from '../../../shared/contract/quotes.ts';
import type { Database } from '../../engine/db/database.ts';

/** All that is kept of a quote, besides its id. */
export interface StoredQuote extends Omit<Quote, 'id'> {
  addedAt: number;
  addedById: string | null;
}

type Parameter = string | number;

/** One form of writing for the same words: no capitals, no accents, one space. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

const COLUMNS =
  'id, number, text, author, game, said_at AS saidAt, added_by AS addedBy, added_at AS addedAt, added_by_id AS addedById, state';

export class QuoteStore {
  private readonly db: Database;
  private readonly insert: BetterSqlite3.Statement<[StoredQuote & { folded: string }]>;
  private readonly update: BetterSqlite3.Statement<[StoredQuote & { folded: string; id: number }]>;
  private readonly byId: BetterSqlite3.Statement<[number], StoredQuote & { id: number }>;
  private readonly byNumber: BetterSqlite3.Statement<[number], Quote>;
  private readonly highest: BetterSqlite3.Statement<[], { number: number | null }>;
  private readonly counted: BetterSqlite3.Statement<[], { state: Quote['state']; count: number }>;
  private readonly alike: BetterSqlite3.Statement<[string, string], Quote>;
  private readonly suggested: BetterSqlite3.Statement<[string], { count: number }>;

  constructor(db: Database) {
    this.db = db;
    this.insert = db.raw.prepare(
      `INSERT INTO quotes (number, text, author, game, said_at, added_at, added_by, added_by_id, state, folded)
       VALUES (@number, @text, @author, @game, @saidAt, @addedAt, @addedBy, @addedById, @state, @folded)`,
    );
    this.update = db.raw.prepare(
      `UPDATE quotes SET number = @number, text = @text, author = @author, game = @game, said_at = @saidAt,
       added_at = @addedAt, added_by = @addedBy, added_by_id = @addedById, state = @state, folded = @folded WHERE id = @id`,
    );
    this.byId = db.raw.prepare(`SELECT ${COLUMNS} FROM quotes WHERE id = ?`);
    this.byNumber = db.raw.prepare(`SELECT ${COLUMNS} FROM quotes WHERE number = ?`);
    this.highest = db.raw.prepare('SELECT max(number) AS number FROM quotes');
    this.counted = db.raw.prepare('SELECT state, count(*) AS count FROM quotes GROUP BY state');
    this.alike = db.raw.prepare(
      `SELECT ${COLUMNS} FROM quotes WHERE folded = ? AND text = ? AND state <> 'removed' LIMIT 1`,
    );
    this.suggested = db.raw.prepare(
      "SELECT count(*) AS count FROM quotes WHERE state = 'waiting' AND added_by_id = ?",
    );
  }

  write<T>(run: () => T): T {
    return this.db.write(run);
  }

  add(quote: StoredQuote): Quote {
    const { lastInsertRowid } = this.insert.run({ ...quote, folded: foldedOf(quote) });
    return shown({ ...quote, id: Number(lastInsertRowid) });
  }

  put(quote: StoredQuote & { id: number }): Quote {
    this.update.run({ ...quote, folded: foldedOf(quote) });
    return shown(quote);
  }

  get(id: number): (StoredQuote & { id: number }) | null {
    return this.byId.get(id) ?? null;
  }

  numbered(number: number): Quote | null {
    const row = this.byNumber.get(number);
    return row ? shown(row) : null;
  }

  /** Removed ones count: their numbers stay theirs. */
  nextNumber(): number {
    return (this.highest.get()?.number ?? 0) + 1;
  }

  /** The same words by the same person in the same game; null for none. */
  twin(quote: Pick<Quote, 'text' | 'author' | 'game'>): Quote | null {
    return this.alike.get(foldedOf(quote), quote.text) ?? null;
  }

  /** How many suggestions of a viewer nobody has decided about. */
  suggestionsOf(viewerId: string): number {
    return this.suggested.get(viewerId)?.count ?? 0;
  }

  counts(): Record<Quote['state'], number> {
    const counts = { kept: 0, waiting: 0, removed: 0 };
    for (const { state, count } of this.counted.all()) counts[state] = count;
    return counts;
  }

  count(filter: QuoteFilter): number {
    const { where, parameters } = conditions(filter);
    return (
      this.db.raw
        .prepare<Parameter[], { count: number }>(`SELECT count(*) AS count FROM quotes WHERE ${where}`)
        .get(...parameters)?.count ?? 0
    );
  }

  list(filter: QuoteFilter, order: 'newest' | 'oldest', offset: number, limit: number): Quote[] {
    const { where, parameters } = conditions(filter);
    const way = order === 'newest' ? 'DESC' : 'ASC';
    return this.db.raw
      .prepare<Parameter[], Quote>(
        `SELECT ${COLUMNS} FROM quotes WHERE ${where} ORDER BY number ${way}, id ${way} LIMIT ? OFFSET ?`,
      )
      .all(...parameters, limit, offset)
      .map(shown);
  }

  names(column: 'author' | 'game'): string[] {
    return this.db.raw
      .prepare<[], { name: string }>(
        `SELECT ${column} AS name FROM quotes WHERE state = 'kept' AND ${column} <> '' GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT 500`,
      )
      .all()
      .map(({ name }) => name);
  }
}

function foldedOf(quote: Pick<Quote, 'text' | 'author' | 'game'>): string {
  return folded(`${quote.text}\n${quote.author}\n${quote.game}`);
}

/** Without what only the store needs. */
function shown(row: Quote): Quote {
  const { id, number, text, author, game, saidAt, addedBy, state } = row;
  return { id, number, text, author, game, saidAt, addedBy, state };
}

function conditions(filter: QuoteFilter): { where: string; parameters: Parameter[] } {
  const parts = ['state = ?'];
  const parameters: Parameter[] = [filter.state];
  for (const word of folded(filter.text).split(' ')) {
    if (word === '') continue;
    parts.push("folded LIKE ? ESCAPE '\\'");
    parameters.push(`%${word.replace(/[\\%_]/g, (special) => `\\${special}`)}%`);
  }
  for (const column of ['author', 'game'] as const) {
    const name = filter[column];
    if (name === null) continue;
    parts.push(`${column} = ? COLLATE NOCASE`);
    parameters.push(name);
  }
  if (filter.from !== null) {
    parts.push('said_at >= ?');
    parameters.push(filter.from);
  }
  if (filter.to !== null) {
    parts.push('said_at <= ?');
    parameters.push(filter.to);
  }
  return { where: parts.join(' AND '), parameters };
}
