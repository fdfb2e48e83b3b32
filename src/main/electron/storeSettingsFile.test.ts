import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeSettingsFile } from './storeSettingsFile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emcee-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As electron-store: it reads when it is made, throws for a file that is no JSON, and writes the file whole. */
class FileStore {
  readonly path: string;
  private contents: Record<string, unknown>;

  constructor(path: string) {
    this.path = path;
    this.contents = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  }

  get store(): Record<string, unknown> {
    return this.contents;
  }

  set store(contents) {
    this.contents = contents;
    writeFileSync(this.path, JSON.stringify(contents));
  }
}

const settingsFile = () => {
  const path = join(folder, 'settings.json');
  return storeSettingsFile(() => new FileStore(path), path);
};

describe('settings in electron-store', () => {
  it('are null before the first write, and as they were written after it', () => {
    expect(settingsFile().read()).toBeNull();
    const values = { version: 1, features: { overlay: { version: 1, values: { paused: true } } } };
    settingsFile().write(values);
    expect(settingsFile().read()).toEqual(values);
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual(values);
  });

  it('are replaced whole: what is left out is gone', () => {
    const file = settingsFile();
    file.write({ version: 1, old: true });
    file.write({ version: 1 });
    expect(settingsFile().read()).toEqual({ version: 1 });
  });

  it('that cannot be read throw, are set aside untouched, and leave room for new ones', () => {
    const path = join(folder, 'settings.json');
    writeFileSync(path, '{ "version": 1, oops');
    const file = settingsFile();
    expect(() => file.read()).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('{ "version": 1, oops');
    const kept = file.setAside();
    expect(readFileSync(kept, 'utf8')).toBe('{ "version": 1, oops');
    expect(existsSync(path)).toBe(false);
    file.write({ version: 1 });
    expect(file.read()).toEqual({ version: 1 });
  });
});
