import BetterSqlite3 from 'better-sqlite3';

/** How long a write waits for another program that has locked the database, in milliseconds: the bot stands still. */
const BUSY_TIMEOUT = 1000;

/** Opens for reading and writing, and makes the file when there is none. `maxPages` lets a test fill the disk. */
export function connect(file: string, maxPages: number | null = null): BetterSqlite3.Database {
  const raw = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT });
  try {
    raw.pragma('journal_mode = WAL');
    // A killed process loses nothing that was committed; a power cut may lose the last moments, but never breaks the file.
    raw.pragma('synchronous = NORMAL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('temp_store = MEMORY');
    // In KiB when negative.
    raw.pragma('cache_size = -16000');
    // Not mapped into memory: a read error there kills the process, while a plain read gives an error to handle.
    raw.pragma('mmap_size = 0');
    // In pages: 32 MB, which is reached only when the thread that usually does it (`checkpoints.ts`) falls behind.
    raw.pragma('wal_autocheckpoint = 8000');
    // In bytes: after one huge transaction the WAL file becomes small again.
    raw.pragma('journal_size_limit = 33554432');
    if (maxPages !== null) raw.pragma(`max_page_count = ${maxPages}`);
    return raw;
  } catch (thrown) {
    raw.close();
    throw thrown;
  }
}
