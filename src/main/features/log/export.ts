import type { LogRow } from '../../../shared/contract/log.ts';

const COLUMNS = [
  'time',
  'level',
  'category',
  'feature',
  'event',
  'actor',
  'action',
  'result',
  'duration',
  'message',
  'details',
] as const;

export function logAsCsv(rows: readonly LogRow[]): string {
  const lines = rows.map((row) =>
    [
      new Date(row.time).toISOString(),
      row.level,
      row.category,
      row.feature,
      row.event,
      row.actor,
      row.action,
      row.result,
      row.duration,
      row.message,
      row.details === null ? null : JSON.stringify(row.details),
    ]
      .map(csvField)
      .join(','),
  );
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

export function logAsJsonLines(rows: readonly LogRow[]): string {
  return rows
    .map((row) => `${JSON.stringify({ ...row, time: new Date(row.time).toISOString() })}\n`)
    .join('');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it a text again. */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
