import type { Migration } from './migrations.ts';

interface Journal {
  entries: readonly { tag: string }[];
}

/**
 * The migrations of `drizzle/`, in the order of its journal. Vite puts their texts into the bundle, so that both doors
 * carry them. A function, since the calls inside only exist after vite has replaced them.
 */
export function bundledMigrations(): Migration[] {
  const texts = import.meta.glob<string>('../../../../drizzle/*.sql', {
    query: '?raw',
    eager: true,
    import: 'default',
  });
  const journals = import.meta.glob<Journal>('../../../../drizzle/meta/_journal.json', {
    eager: true,
    import: 'default',
  });
  const sqlByName = new Map(
    Object.entries(texts).map(([path, sql]) => [path.replace(/^.*\//, '').replace(/\.sql$/, ''), sql]),
  );
  return Object.values(journals).flatMap((journal) =>
    journal.entries.map(({ tag }) => {
      const sql = sqlByName.get(tag);
      if (sql === undefined) throw new Error(`drizzle/${tag}.sql stands in the journal but is missing`);
      return { name: tag, sql };
    }),
  );
}
