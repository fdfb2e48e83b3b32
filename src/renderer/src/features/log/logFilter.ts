import type { LogFilter, LogRow } from '../../../../shared/contract/log.ts';

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const satisfies readonly LogRow['level'][];
export const CATEGORIES = [
  'system',
  'audit',
  'error',
  'authentication',
  'authorisation',
] as const satisfies readonly LogRow['category'][];

export const NO_FILTER: LogFilter = {
  levels: [],
  categories: [],
  features: [],
  text: '',
  from: null,
  to: null,
};

export function isFiltering(filter: LogFilter): boolean {
  return (
    filter.levels.length + filter.categories.length + filter.features.length > 0 ||
    filter.text !== '' ||
    filter.from !== null ||
    filter.to !== null
  );
}

/** Whether a row that was just written belongs to what is shown; the engine answers by the same rules. */
export function passes(filter: LogFilter, row: LogRow): boolean {
  if (filter.levels.length > 0 && !filter.levels.includes(row.level)) return false;
  if (filter.categories.length > 0 && !filter.categories.includes(row.category)) return false;
  if (filter.features.length > 0 && !filter.features.includes(row.feature)) return false;
  if (filter.from !== null && row.time < filter.from) return false;
  if (filter.to !== null && row.time > filter.to) return false;
  const text = filter.text.trim().toLowerCase();
  return (
    text === '' ||
    [row.event, row.actor ?? '', row.message].some((field) => field.toLowerCase().includes(text))
  );
}
