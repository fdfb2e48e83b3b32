import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desktopEntry, setAutostart } from './autostart.ts';

type LoginItem = Parameters<Parameters<typeof setAutostart>[0]['app']['setLoginItemSettings']>[0];

let configFolder: string;
beforeEach(() => {
  configFolder = mkdtempSync(join(tmpdir(), 'emcee-autostart-'));
});
afterEach(() => rmSync(configFolder, { recursive: true }));

function parts(platform: NodeJS.Platform, isPackaged = true) {
  const told: LoginItem[] = [];
  const app = { isPackaged, setLoginItemSettings: (item: LoginItem) => void told.push(item) };
  return { app, platform, configFolder, program: '/opt/Emcee/emcee', told };
}

const entry = () => join(configFolder, 'autostart', 'emcee.desktop');

describe('starting with the computer', () => {
  it('is an entry in the autostart folder on Linux, which goes away again', () => {
    const given = parts('linux');
    setAutostart(given, true);
    expect(readFileSync(entry(), 'utf8')).toBe(desktopEntry('/opt/Emcee/emcee'));
    setAutostart(given, false);
    expect(existsSync(entry())).toBe(false);
    setAutostart(given, false);
    expect(given.told).toEqual([]);
  });

  it.each(['win32', 'darwin'] as const)('is told to the system on %s, to start in the tray', (platform) => {
    const given = parts(platform);
    setAutostart(given, true);
    setAutostart(given, false);
    expect(given.told).toEqual([
      { openAtLogin: true, args: ['--hidden'] },
      { openAtLogin: false, args: ['--hidden'] },
    ]);
    expect(existsSync(entry())).toBe(false);
  });

  it('is only for an installed app: a copy of the sources leaves the system alone', () => {
    for (const platform of ['linux', 'win32'] as const) {
      const given = parts(platform, false);
      setAutostart(given, true);
      expect(given.told).toEqual([]);
      expect(existsSync(entry())).toBe(false);
    }
  });
});

describe('the entry for Linux', () => {
  it('starts the program in the tray, whatever is in its path', () => {
    expect(desktopEntry('/home/a b/Emcee.AppImage')).toContain(
      '\nExec="/home/a b/Emcee.AppImage" --hidden\n',
    );
    expect(desktopEntry('/odd/$HOME/`x`/"q"/b\\s')).toContain(
      '\nExec="/odd/\\$HOME/\\`x\\`/\\"q\\"/b\\\\s" --hidden\n',
    );
  });

  it('doubles a percent sign, which would be a field code', () => {
    expect(desktopEntry('/home/100%/emcee')).toContain('\nExec="/home/100%%/emcee" --hidden\n');
  });
});
