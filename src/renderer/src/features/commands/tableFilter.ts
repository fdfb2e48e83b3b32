import type { ChatRole } from '../../../../shared/contract/ladder.ts';
import { CHAT_ROLES } from '../../../../shared/contract/ladder.ts';
import { isOn, nameOf, problemOf, type TableRow, usesOf } from './tableRow.ts';

export interface TableFilter {
  text: string;
  kind: 'all' | TableRow['kind'];
  /** Ids; none for all. */
  modules: readonly string[];
  /** Those that are for this role; null for all. */
  role: ChatRole | null;
  /** `changed`: built-ins that differ from how they ship. `troubled`: those that do not, or not fully, work. */
  state: 'any' | 'on' | 'off' | 'changed' | 'troubled';
  /** One of these; none for all. */
  tags: readonly string[];
}

export const NO_FILTER: TableFilter = {
  text: '',
  kind: 'all',
  modules: [],
  role: null,
  state: 'any',
  tags: [],
};

export const COLUMNS = ['name', 'module', 'role', 'uses', 'lastUsed', 'edited'] as const;
export type Column = (typeof COLUMNS)[number];

export interface TableSort {
  by: Column;
  /** The largest, newest or last in the alphabet first. */
  down: boolean;
}

export function isFiltering(filter: TableFilter): boolean {
  return JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
}

/** The rows that fit, in order. Whoever types a whole name finds it first. */
export function shownRows(
  rows: readonly TableRow[],
  filter: TableFilter,
  sort: TableSort,
  prefix: string,
): TableRow[] {
  const words = wordsOf(filter.text, prefix);
  const shown = rows.filter((row) => fits(row, filter) && words.every((word) => wordsIn(row).includes(word)));
  const [typed] = words.length === 1 ? words : [];
  const compare = ORDER[sort.by];
  const turn = sort.down ? -1 : 1;
  return shown.sort(
    (one, other) =>
      Number(isNamed(other, typed)) - Number(isNamed(one, typed)) ||
      turn * compare(one, other) ||
      byName(one, other) ||
      (one.key < other.key ? -1 : 1),
  );
}

/** A search for `!hug` looks for the name, not for the sign. */
function wordsOf(text: string, prefix: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => (word.startsWith(prefix) ? word.slice(prefix.length) : word))
    .filter((word) => word !== '');
}

function fits(row: TableRow, filter: TableFilter): boolean {
  if (filter.kind !== 'all' && row.kind !== filter.kind) return false;
  if (!isIn(row, filter.state)) return false;
  if (row.kind === 'alias') return filter.modules.length + filter.tags.length === 0 && filter.role === null;
  const { command } = row;
  if (filter.modules.length > 0 && !filter.modules.includes(command.module)) return false;
  if (filter.role !== null && command.options.role !== filter.role) return false;
  return filter.tags.length === 0 || command.tags.some((tag) => filter.tags.includes(tag));
}

function isIn(row: TableRow, state: TableFilter['state']): boolean {
  switch (state) {
    case 'any':
      return true;
    case 'changed':
      return isChanged(row);
    case 'troubled':
      return problemOf(row) !== null;
    default:
      return isOn(row) === (state === 'on');
  }
}

/** True for a built-in that the streamer changed, or one of whose subcommands they changed. */
export function isChanged(row: TableRow): boolean {
  return (
    row.kind === 'builtIn' &&
    (row.command.changed.length > 0 || row.command.subcommands.some(({ changed }) => changed))
  );
}

/** Made once for each row: a changed row is another object. */
const searched = new WeakMap<TableRow, string>();

function wordsIn(row: TableRow): string {
  const known = searched.get(row);
  if (known !== undefined) return known;
  const words = (
    row.kind === 'alias'
      ? [row.alias.name, row.alias.line]
      : [
          row.command.name,
          ...row.command.aliases,
          ...row.command.subcommands.map(({ name }) => name),
          row.command.help,
          row.command.response ?? '',
          row.command.moduleTitle,
          ...row.command.tags,
          row.command.owner?.name ?? '',
        ]
  )
    .join('\n')
    .toLowerCase();
  searched.set(row, words);
  return words;
}

function isNamed(row: TableRow, typed: string | undefined): boolean {
  return (
    typed !== undefined &&
    (nameOf(row) === typed || (row.kind !== 'alias' && row.command.aliases.includes(typed)))
  );
}

const collator = new Intl.Collator('en', { numeric: true });

function byName(one: TableRow, other: TableRow): number {
  return collator.compare(nameOf(one), nameOf(other));
}

const ORDER: Record<Column, (one: TableRow, other: TableRow) => number> = {
  name: byName,
  module: (one, other) => collator.compare(moduleOf(one), moduleOf(other)),
  role: (one, other) => rungOf(one) - rungOf(other),
  uses: (one, other) => usesOf(one) - usesOf(other),
  lastUsed: (one, other) => lastUsedOf(one) - lastUsedOf(other),
  edited: (one, other) => editedOf(one) - editedOf(other),
};

function moduleOf(row: TableRow): string {
  return row.kind === 'alias' ? '' : row.command.moduleTitle;
}

function rungOf(row: TableRow): number {
  return row.kind === 'alias' ? 0 : CHAT_ROLES.indexOf(row.command.options.role);
}

function lastUsedOf(row: TableRow): number {
  return row.kind === 'alias' ? 0 : (row.command.lastUsed ?? 0);
}

function editedOf(row: TableRow): number {
  return row.kind === 'alias' ? row.alias.created.time : (row.command.edited?.time ?? 0);
}
