import type { TableRow } from './tableRow.ts';

export interface Marked {
  /** Ids of commands: own and built-in. */
  commands: string[];
  own: string[];
  builtIn: string[];
  /** Names. */
  aliases: string[];
  /** How many of all of them the filters hide. */
  unseen: number;
}

/** The marked rows by what can be done with them. */
export function markedIn(
  all: readonly TableRow[],
  shown: readonly TableRow[],
  keys: ReadonlySet<string>,
): Marked {
  const marked: Marked = { commands: [], own: [], builtIn: [], aliases: [], unseen: 0 };
  for (const row of all) {
    if (!keys.has(row.key)) continue;
    if (row.kind === 'alias') marked.aliases.push(row.alias.name);
    else {
      marked.commands.push(row.key);
      marked[row.kind].push(row.key);
    }
  }
  const seen = shown.filter(({ key }) => keys.has(key)).length;
  marked.unseen = marked.commands.length + marked.aliases.length - seen;
  return marked;
}
