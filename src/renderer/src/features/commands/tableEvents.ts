import type { EventOf, SnapshotOf } from '../../api/contractTypes.ts';

export type Table = SnapshotOf<'commands', 'table'>;
export type TableEvent = EventOf<'commands', 'table'>;

/** What the table is after something of it has changed. */
export function applyTableEvent(table: Table, event: TableEvent): Table {
  switch (event.type) {
    case 'prefix':
      return { ...table, prefix: event.prefix };
    case 'aliases':
      return { ...table, aliases: event.aliases };
    case 'rows': {
      const newer = new Map(event.rows.map((row) => [row.id, row]));
      const gone = new Set(event.removed);
      const kept = table.rows
        .filter(({ id }) => !gone.has(id) || newer.has(id))
        .map((row) => {
          const changed = newer.get(row.id) ?? row;
          newer.delete(row.id);
          return changed;
        });
      return { ...table, rows: [...kept, ...newer.values()] };
    }
    case 'uses': {
      const counts = new Map(event.uses.map((count) => [count.id, count]));
      return {
        ...table,
        rows: table.rows.map((row) => {
          const count = counts.get(row.id);
          return count ? { ...row, uses: count.uses, lastUsed: count.lastUsed } : row;
        }),
        aliases: table.aliases.map((alias) => {
          const count = counts.get(`alias.${alias.name}`);
          return count ? { ...alias, uses: count.uses } : alias;
        }),
      };
    }
  }
}
