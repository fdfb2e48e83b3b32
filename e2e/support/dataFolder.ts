import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

type Json = Record<string, unknown>;

/** A data folder of a test's own, and what can go wrong in it. */
export class DataFolder {
  readonly path: string;
  /** Stands in for the user's home. */
  readonly home: string;
  private readonly around: string;

  constructor() {
    this.around = mkdtempSync(join(tmpdir(), 'emcee-journey-'));
    this.home = join(this.around, 'home');
    this.path = join(this.around, 'data');
    mkdirSync(this.home);
    mkdirSync(this.path);
  }

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** The same, as seen from where the tests run. */
  relative(...names: string[]): string {
    return relative(process.cwd(), this.file(...names));
  }

  /** The names of the files and folders in it, or in a folder of it. */
  list(...names: string[]): string[] {
    const folder = this.file(...names);
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  read(...names: string[]): string {
    return readFileSync(this.file(...names), 'utf8');
  }

  write(name: string, content: string): void {
    mkdirSync(dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), content);
  }

  /** Settings as a streamer would have made them before, by feature. */
  writeSettings(values: Record<string, Json>): void {
    const features = Object.entries(values).map(([id, own]) => [id, { version: 1, values: own }]);
    this.write(
      'settings.json',
      JSON.stringify({ version: 1, modules: {}, features: Object.fromEntries(features) }, null, 2),
    );
  }

  /** What the app wrote to its log file, line by line. */
  log(): Json[] {
    if (!existsSync(this.file('logs', 'emcee.log'))) return [];
    const lines = this.read('logs', 'emcee.log').split('\n');
    return lines.filter((line) => line !== '').map((line): Json => JSON.parse(line));
  }

  /** Reads from the database file, while the app runs or not. */
  rows<Row>(sql: string, ...parameters: (string | number)[]): Row[] {
    const db = new BetterSqlite3(this.file('emcee.db'), { readonly: true });
    try {
      return db.prepare<(string | number)[], Row>(sql).all(...parameters);
    } finally {
      db.close();
    }
  }

  /** Changes the database behind the back of an app that does not run. */
  changeDatabase(sql: string): void {
    const db = new BetterSqlite3(this.file('emcee.db'));
    try {
      db.exec(sql);
    } finally {
      db.close();
    }
  }

  /** Writes rubbish over the middle of the database, as a bad disk does. */
  corruptDatabase(): void {
    const { size } = statSync(this.file('emcee.db'));
    const file = openSync(this.file('emcee.db'), 'r+');
    try {
      writeSync(file, Buffer.alloc(size - 4096, 0x5a), 0, size - 4096, 4096);
    } finally {
      closeSync(file);
    }
  }

  /** Cuts the database off, as a copy that was broken off does. */
  truncateDatabase(): void {
    const path = this.file('emcee.db');
    truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096 - 100);
  }

  remove(): void {
    rmSync(this.around, { recursive: true, force: true });
  }
}
