import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogRecord } from '../engine/ports.ts';
import { writeFileAtomically } from './atomicFile.ts';
import { usualDataFolder } from './dataFolder.ts';
import { readHeadlessOptions } from './headlessOptions.ts';
import { jsonSettingsFile } from './jsonSettingsFile.ts';
import { openLogFile } from './logFile.ts';
import { openSecretsFile } from './secretsFile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emcee-node-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the secrets file', () => {
  it('gives back what was put in, after a restart', () => {
    openSecretsFile(folder, null).set('twitch', 'the-very-token');
    const reopened = openSecretsFile(folder, null);
    expect(reopened.get('twitch')).toBe('the-very-token');
    reopened.delete('twitch');
    expect(openSecretsFile(folder, null).get('twitch')).toBeNull();
  });

  it('leaves no secret readable on the disk, and its key to this user only', () => {
    openSecretsFile(folder, null).set('twitch', 'the-very-token');
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('the-very-token');
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, 'secrets.key')).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    }
  });

  it('opens with the right passphrase only, and says so', () => {
    openSecretsFile(folder, 'open sesame').set('a', 'value-in-here');
    expect(existsSync(join(folder, 'secrets.key'))).toBe(false);
    expect(openSecretsFile(folder, 'open sesame').get('a')).toBe('value-in-here');
    expect(() => openSecretsFile(folder, 'open barley')).toThrow(/EMCEE_PASSPHRASE does not open/);
    expect(() => openSecretsFile(folder, null)).toThrow(/Start Emcee with EMCEE_PASSPHRASE/);
  });

  it('notices a changed byte instead of giving back nonsense, and keeps the file', () => {
    openSecretsFile(folder, null).set('a', 'value-in-here');
    const path = join(folder, 'secrets.json');
    const file = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...file, sealed: Buffer.from('xx').toString('base64') }));
    expect(() => openSecretsFile(folder, null)).toThrow(/cannot be read.*sign in again/);
    writeFileSync(path, 'not json');
    expect(() => openSecretsFile(folder, null)).toThrow(/cannot be read/);
    expect(readFileSync(path, 'utf8')).toBe('not json');
  });
});

describe('files', () => {
  it('are replaced whole: a write that fails leaves the old one and no rest', () => {
    const path = join(folder, 'a.json');
    writeFileAtomically(path, 'old');
    expect(() => writeFileAtomically(join(path, 'below-a-file.json'), 'new')).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('of settings are set aside under a name that nobody has', () => {
    const file = jsonSettingsFile(join(folder, 'settings.json'));
    expect(file.read()).toBeNull();
    const kept = ['{ broken', '{ broken again'].map((content) => {
      writeFileSync(file.path, content);
      expect(() => file.read()).toThrow();
      return file.setAside();
    });
    expect(kept.map((path) => readFileSync(path, 'utf8'))).toEqual(['{ broken', '{ broken again']);
    expect(existsSync(file.path)).toBe(false);
  });
});

describe('the log file', () => {
  const record: LogRecord = {
    time: Date.UTC(2026, 0, 2, 3, 4, 5),
    level: 'warn',
    category: 'system',
    feature: 'test',
    event: 'a.b',
    actor: null,
    action: null,
    result: null,
    duration: 1.5,
    message: 'Something',
    details: { count: 1 },
  };

  it('holds one JSON line for each record when it is closed', async () => {
    const file = openLogFile(folder);
    file.sink(record);
    file.sink({ ...record, level: 'error', message: 'Another' });
    await file.close();
    const lines = readFileSync(join(folder, 'logs', 'emcee.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({ ...record, time: '2026-01-02T03:04:05.000Z' });
    expect(lines[1]).toMatchObject({ level: 'error', message: 'Another' });
  });

  it('does not end the app when the file cannot be written', async () => {
    mkdirSync(join(folder, 'logs', 'emcee.log'), { recursive: true });
    const file = openLogFile(folder);
    file.sink(record);
    await file.close();
    expect(statSync(join(folder, 'logs', 'emcee.log')).isDirectory()).toBe(true);
  });
});

describe('the flags of headless', () => {
  it('win over the environment, which wins over the usual', () => {
    const env = { EMCEE_DATA_DIR: '/from/env', EMCEE_PORT: '1234', XDG_CONFIG_HOME: '/config' };
    expect(readHeadlessOptions(['--data-dir', 'rel', '--port=0', '--no-open'], env)).toEqual({
      dataFolder: resolve('rel'),
      port: 0,
      openBrowser: false,
      only: null,
    });
    expect(readHeadlessOptions([], env)).toMatchObject({
      dataFolder: resolve('/from/env'),
      port: 1234,
      openBrowser: true,
    });
    expect(readHeadlessOptions([], {}).port).toBeNull();
  });

  it.each([
    ['--port', 'abc'],
    ['--port', '70000'],
    ['--port', '-1'],
    ['--prot', '1'],
    ['stray'],
  ])('refuse %s %s and name the cure', (...argv) => {
    expect(() =>
      readHeadlessOptions(
        argv.filter((word) => word !== undefined),
        {},
      ),
    ).toThrow(/--help|from 0 to 65535/);
  });

  it('know where each system keeps the data', () => {
    expect(usualDataFolder({ APPDATA: 'C:\\Roaming' }, 'win32')).toContain('Roaming');
    expect(usualDataFolder({}, 'darwin')).toMatch(/Library\/Application Support\/Emcee$/);
    expect(usualDataFolder({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe('/x/Emcee');
  });
});
