import type { CommandAlias, CommandRow } from '../../../../shared/contract/commandRows.ts';

/** A line of the table: a command, or a shorthand for one. */
export type TableRow =
  | { readonly kind: 'builtIn' | 'own'; readonly key: string; readonly command: CommandRow }
  | { readonly kind: 'alias'; readonly key: string; readonly alias: CommandAlias };

export function aliasKey(name: string): string {
  return `alias.${name}`;
}

export function rowsOf(commands: readonly CommandRow[], aliases: readonly CommandAlias[]): TableRow[] {
  return [
    ...commands.map(
      (command): TableRow => ({
        kind: command.kind === 'custom' ? 'own' : 'builtIn',
        key: command.id,
        command,
      }),
    ),
    ...aliases.map((alias): TableRow => ({ kind: 'alias', key: aliasKey(alias.name), alias })),
  ];
}

export function nameOf(row: TableRow): string {
  return row.kind === 'alias' ? row.alias.name : row.command.name;
}

export function usesOf(row: TableRow): number {
  return row.kind === 'alias' ? row.alias.uses : row.command.uses;
}

export function problemOf(row: TableRow): string | null {
  return row.kind === 'alias' ? row.alias.problem : row.command.problem;
}

/** Whether its own switch is on and its module is. */
export function isOn(row: TableRow): boolean {
  return row.kind === 'alias' || (row.command.options.enabled && row.command.moduleOn);
}

/** The row that a name or an alias of it leads to, with or without the prefix; null when there is none. */
export function rowNamed(rows: readonly TableRow[], typed: string, prefix: string): TableRow | null {
  const lower = typed.toLowerCase();
  const name = lower.startsWith(prefix) ? lower.slice(prefix.length) : lower;
  const named = rows.filter(
    (row) => nameOf(row) === name || (row.kind !== 'alias' && row.command.aliases.includes(name)),
  );
  // A name that is switched off may have been taken by another.
  return named.find(isOn) ?? named[0] ?? null;
}
