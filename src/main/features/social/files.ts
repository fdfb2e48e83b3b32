import { z } from 'zod';
import { ENTRY_LENGTH, type Entry } from '../../../shared/contract/social.ts';
import { csvText, readCsv } from '../../../shared/csv.ts';
import { AppError } from '../../../shared/rpc/errors.ts';
import type { EntryDraft } from './lists.ts';

export type FileFormat = 'csv' | 'json' | 'txt';

const HEAD = ['text', 'category', 'weight', 'on'] as const;

const fileEntrySchema = z.object({
  text: z.string().trim().min(1).max(ENTRY_LENGTH),
  category: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\p{L}\p{N}_-]{0,30}$/u)
    .default(''),
  weight: z.coerce.number().int().min(1).max(100).default(1),
  enabled: z.boolean().default(true),
});

/** A list as a file. Plain text has the texts alone, a line each. */
export function writeFile(format: FileFormat, entries: readonly Entry[]): string {
  switch (format) {
    case 'txt':
      return entries.map(({ text }) => `${text}\n`).join('');
    case 'csv':
      return csvText([
        [...HEAD],
        ...entries.map(({ text, category, weight, enabled }) => [
          text,
          category,
          weight,
          enabled ? 'yes' : 'no',
        ]),
      ]);
    case 'json':
      return `${JSON.stringify(
        entries.map(({ text, category, weight, enabled }) => ({ text, category, weight, enabled })),
        null,
        2,
      )}\n`;
  }
}

/** What can be read, and how many could not. Throws when it is no such file. */
export function readFile(format: FileFormat, text: string): { drafts: EntryDraft[]; unreadable: number } {
  const rows = rowsOf(format, text);
  const drafts: EntryDraft[] = [];
  for (const row of rows) {
    const parsed = fileEntrySchema.safeParse(row);
    if (parsed.success) drafts.push(parsed.data);
  }
  return { drafts, unreadable: rows.length - drafts.length };
}

function rowsOf(format: FileFormat, text: string): unknown[] {
  switch (format) {
    case 'txt':
      return text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map((line) => ({ text: line }));
    case 'json':
      return jsonRows(text);
    case 'csv':
      return csvRows(text);
  }
}

function jsonRows(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw noFile('It is no JSON.');
  }
  if (!Array.isArray(value)) throw noFile('It has to be a list of entries.');
  return value.map((row: unknown) => (typeof row === 'string' ? { text: row } : row));
}

function csvRows(text: string): unknown[] {
  const [head, ...rows] = readCsv(text);
  if (!head) return [];
  const names = head.map((name) => name.trim().toLowerCase());
  const at = (name: (typeof HEAD)[number]): number => names.indexOf(name);
  if (at('text') < 0) throw noFile('Its first line has to name the columns, one of which is "text".');
  const field = (row: readonly string[], name: (typeof HEAD)[number]): string | undefined => {
    const value = row[at(name)]?.trim();
    return value === '' ? undefined : value;
  };
  return rows.map((row) => ({
    text: field(row, 'text'),
    category: field(row, 'category'),
    weight: field(row, 'weight'),
    enabled: !/^(no|off|false|0)$/i.test(field(row, 'on') ?? ''),
  }));
}

function noFile(why: string): AppError {
  return new AppError('social.file', `This file cannot be read. ${why}`);
}
