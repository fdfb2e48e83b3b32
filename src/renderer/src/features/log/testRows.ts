import type { LogRow } from '../../../../shared/contract/log.ts';

/** A row for tests; what is not given is the same in all of them. */
export function someRow(given: Partial<LogRow> & Pick<LogRow, 'id'>): LogRow {
  return {
    time: given.id * 1000,
    level: 'info',
    category: 'system',
    feature: 'log',
    event: 'row.written',
    actor: null,
    action: null,
    result: null,
    duration: null,
    message: 'A row was written',
    details: null,
    ...given,
  };
}

/** The rows from one id to another, both included, in the order in which they happened. */
export function someRows(from: number, to: number): LogRow[] {
  return Array.from({ length: to - from + 1 }, (_, index) => someRow({ id: from + index }));
}
