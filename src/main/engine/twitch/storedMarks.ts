import type { Database } from '../db/database.ts';
import type { Marks } from './marks.ts';

interface Prepared {
  db: Database;
  read(name: string): string | null;
  write(name: string, value: string): void;
}

/** Marks in the database that is open now; another one after a backup was restored. */
export function storedMarks(db: () => Database): Marks {
  let prepared: Prepared | null = null;
  const current = (): Prepared => {
    const open = db();
    if (prepared?.db !== open) prepared = prepare(open);
    return prepared;
  };
  return {
    get: (name) => current().read(name),
    set: (name, value) => {
      const { db: open, write } = current();
      open.behind.add(() => write(name, value));
    },
  };
}

function prepare(db: Database): Prepared {
  const select = db.raw.prepare<[string], { value: string }>('SELECT value FROM twitch_marks WHERE name = ?');
  const upsert = db.raw.prepare<[string, string]>(
    'INSERT INTO twitch_marks (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    db,
    read: (name) => {
      // What waits to be written is already true for whoever asks.
      db.behind.flush();
      return select.get(name)?.value ?? null;
    },
    write: (name, value) => void upsert.run(name, value),
  };
}
