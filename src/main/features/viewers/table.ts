import { z } from 'zod';
import {
  birthdaySchema,
  groupNameSchema,
  pronounsSchema,
  type ViewerRow,
} from '../../../shared/contract/viewers.ts';
import { csvLine, readCsv } from '../../../shared/csv.ts';
import type { ViewerPatch } from './editing.ts';

const COLUMNS = [
  'id',
  'login',
  'name',
  'role',
  'first_seen',
  'last_seen',
  'watched_minutes',
  'messages',
  'streams',
  'streak',
  'notes',
  'groups',
  'pronouns',
  'birthday',
  'ignored',
] as const;

const BALANCE = 'balance.';

/** The people as a table; one more column for each currency. */
export function viewersAsCsv(rows: readonly ViewerRow[], currencies: readonly string[]): string {
  const lines = rows.map((row) =>
    csvLine([
      row.id,
      row.login,
      row.name,
      row.role,
      timeText(row.firstSeen),
      timeText(row.lastSeen),
      row.watchedMinutes,
      row.messages,
      row.streams,
      row.streak,
      row.notes,
      row.groups.join('; '),
      row.pronouns,
      row.birthday,
      row.ignored ? 'yes' : 'no',
      ...currencies.map((currency) => row.balances[currency] ?? 0),
    ]),
  );
  return csvLine([...COLUMNS, ...currencies.map((currency) => BALANCE + currency)]) + lines.join('');
}

/** One line of a table that can be used. */
export interface TableLine {
  /** As an editor shows it: the head is line 1. */
  line: number;
  id: string;
  /** Null when the table does not say. */
  login: string | null;
  name: string | null;
  patch: ViewerPatch;
  balances: ReadonlyMap<string, number>;
}

const count = z.coerce.number().int().min(0).max(1e12);
const time = z.preprocess(
  (text) => (typeof text === 'string' && text !== '' ? Date.parse(text) : Number.NaN),
  z.number(),
);
const FIELDS: Record<string, (text: string) => ViewerPatch> = {
  first_seen: (text) => ({ firstSeen: time.parse(text) }),
  last_seen: (text) => ({ lastSeen: time.parse(text) }),
  watched_minutes: (text) => ({ watchedSeconds: count.parse(text) * 60 }),
  messages: (text) => ({ messages: count.parse(text) }),
  streams: (text) => ({ streams: count.parse(text) }),
  notes: (text) => ({ notes: z.string().max(2000).parse(text) }),
  groups: (text) => ({ addGroups: z.array(groupNameSchema).max(20).parse(text.split(/[;|]/)) }),
  pronouns: (text) => ({ pronouns: pronounsSchema.parse(text.toLowerCase()) }),
  birthday: (text) => ({ birthday: birthdaySchema.parse(text) }),
  ignored: (text) => ({ ignored: z.stringbool().parse(text) }),
};

/**
 * Reads a table. It needs a column `id` with Twitch's ids; empty fields change nothing, and columns that nobody knows
 * are passed over.
 */
export function readTable(text: string): { lines: TableLine[]; problems: string[] } {
  const [head = [], ...rest] = readCsv(text);
  const columns = head.map((name) => name.trim().toLowerCase());
  const problems: string[] = [];
  if (!columns.includes('id')) {
    return { lines: [], problems: ['The first line must name the columns, and one of them must be "id".'] };
  }
  const lines: TableLine[] = [];
  for (const [index, fields] of rest.entries()) {
    const line = index + 2;
    const at = (column: string): string => fields[columns.indexOf(column)]?.trim() ?? '';
    const id = at('id');
    if (!/^\d{1,20}$/.test(id)) {
      problems.push(`Line ${line}: "${id.slice(0, 30)}" is no Twitch id, which is a number.`);
      continue;
    }
    let patch: ViewerPatch = {};
    const balances = new Map<string, number>();
    const bad: string[] = [];
    for (const [place, column] of columns.entries()) {
      const field = fields[place]?.trim() ?? '';
      if (field === '') continue;
      try {
        if (column.startsWith(BALANCE)) balances.set(column.slice(BALANCE.length), count.parse(field));
        else if (Object.hasOwn(FIELDS, column)) patch = { ...patch, ...FIELDS[column]?.(field) };
      } catch {
        bad.push(`"${field.slice(0, 30)}" cannot stand in the column ${column}`);
      }
    }
    if (bad.length > 0) {
      problems.push(`Line ${line}: ${bad.join(', and ')}.`);
      continue;
    }
    const login = at('login').toLowerCase();
    lines.push({ line, id, login: login === '' ? null : login, name: at('name') || null, patch, balances });
  }
  return { lines, problems };
}

function timeText(time: number): string {
  return time === 0 ? '' : new Date(time).toISOString();
}
