import { z } from 'zod';
import { QUOTE_LENGTH, type Quote } from '../../../shared/contract/quotes.ts';
import { csvText, readCsv } from '../../../shared/csv.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { NewQuote } from './quotes.ts';

const COLUMNS = ['number', 'text', 'author', 'game', 'date', 'addedBy'] as const;
const MOST_ROWS = 50_000;

export function quotesAsCsv(quotes: readonly Quote[]): string {
  return csvText([
    COLUMNS,
    ...quotes.map(({ number, text, author, game, saidAt, addedBy }) => [
      number,
      text,
      author,
      game,
      new Date(saidAt).toISOString(),
      addedBy,
    ]),
  ]);
}

export function quotesAsJson(quotes: readonly Quote[]): string {
  const rows = quotes.map(({ number, text, author, game, saidAt, addedBy }) => ({
    number,
    text,
    author,
    game,
    date: new Date(saidAt).toISOString(),
    addedBy,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

const rowSchema = z.object({
  number: z.coerce.number().int().min(1).max(1_000_000_000).nullable().catch(null),
  text: z.string().trim().min(1).max(QUOTE_LENGTH),
  author: z.string().trim().max(120).catch(''),
  game: z.string().trim().max(120).catch(''),
  date: z
    .union([z.string(), z.number()])
    .transform((value) => new Date(value).getTime())
    .refine((time) => Number.isFinite(time) && time >= 0)
    .nullable()
    .catch(null),
});

/** What a file holds; `unreadable` counts rows without a text, or with one that is too long. */
export interface ReadQuotes {
  quotes: (NewQuote & { number: number | null })[];
  unreadable: number;
}

/** Names that columns have in the files of other bots. */
const OTHER_NAMES: Readonly<Record<string, (typeof COLUMNS)[number]>> = {
  id: 'number',
  '#': 'number',
  quote: 'text',
  message: 'text',
  originator: 'author',
  user: 'author',
  by: 'author',
  category: 'game',
  gamename: 'game',
  createdat: 'date',
  datetime: 'date',
};

export function readQuotes(format: 'csv' | 'json', text: string): ReadQuotes {
  const rows = format === 'csv' ? csvRows(text) : jsonRows(text);
  if (rows.length > MOST_ROWS) {
    throw new AppError('quotes.file', `The file has more than ${MOST_ROWS} rows. Cut it into several files.`);
  }
  const found: ReadQuotes = { quotes: [], unreadable: 0 };
  for (const row of rows) {
    const parsed = rowSchema.safeParse(named(row));
    if (!parsed.success) found.unreadable += 1;
    else {
      const { date, ...quote } = parsed.data;
      found.quotes.push({ ...quote, saidAt: date });
    }
  }
  return found;
}

function named(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    const name = key.trim().toLowerCase();
    const column = COLUMNS.find((own) => own.toLowerCase() === name) ?? OTHER_NAMES[name];
    if (column && value !== '' && result[column] === undefined) result[column] = value;
  }
  return result;
}

function csvRows(text: string): Record<string, unknown>[] {
  const [head, ...rows] = readCsv(text);
  const known = (head ?? []).some((name) => ['text', 'quote', 'message'].includes(name.trim().toLowerCase()));
  if (!head || !known) {
    throw new AppError(
      'quotes.file',
      'The first line of the file must name its columns; one of them must be "text" or "quote".',
    );
  }
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

function jsonRows(text: string): Record<string, unknown>[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError('quotes.file', 'The file is not JSON. Choose a file that was exported as JSON.');
  }
  if (typeof value === 'object' && value !== null && 'quotes' in value) value = value.quotes;
  if (!Array.isArray(value)) {
    throw new AppError('quotes.file', 'The file must hold a list of quotes.');
  }
  return value.map((row: unknown) =>
    typeof row === 'string' ? { text: row } : typeof row === 'object' && row !== null ? { ...row } : {},
  );
}
