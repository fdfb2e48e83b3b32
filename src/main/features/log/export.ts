import type { LogRow } from '../../../shared/contract/log.ts';
import { csvLine } from '../../engine/csv.ts';

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
    csvLine([
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
    ]),
  );
  return csvLine(COLUMNS) + lines.join('');
}

export function logAsJsonLines(rows: readonly LogRow[]): string {
  return rows
    .map((row) => `${JSON.stringify({ ...row, time: new Date(row.time).toISOString() })}\n`)
    .join('');
}
