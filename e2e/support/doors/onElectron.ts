import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as electron from 'electron';
import { _electron, type Page } from 'playwright';
import type { DeskElectron } from '../desk/recordDesk.ts';
import { desktopMain, projectFolder } from '../project.ts';
import { AppProcess } from './appProcess.ts';
import type { DesktopRun, DesktopStart } from './desktopDoor.ts';
import { cleanEnvironment } from './launch.ts';

// The same desk sits at a real Electron.
true satisfies typeof electron extends DeskElectron ? true : false;

/** Electron's program, when it is installed and has a screen to show itself on; null otherwise. */
export function findElectron(): string | null {
  if (process.env['EMCEE_STAND_IN'] === '1') return null;
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return null;
  const folder = join(projectFolder, 'node_modules', 'electron');
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const nameFile = join(folder, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : named ? 'electron' : null;
  if (name === null) return null;
  const program = join(named ?? join(folder, 'dist'), name);
  return existsSync(program) ? program : null;
}

/** The built desktop app on a real Electron. The desk is recorded from within, as on the stand-in. */
export async function startOnElectron({ folder, options, args, prepare }: DesktopStart): Promise<DesktopRun> {
  const program = findElectron();
  if (program === null) throw new Error('Electron is not installed');
  const display = ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const app = await _electron.launch({
    executablePath: program,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), writeEntry(), ...args],
    env: { ...cleanEnvironment(folder), ...Object.fromEntries(display), ...options.env },
  });
  await prepare(app.context());
  const isPanel = (page: Page): boolean => page.url().startsWith('emcee://');
  const running = new AppProcess(app.process());
  return {
    process: running,
    over: running.exit,
    async page() {
      for (;;) {
        const page = app.windows().find(isPanel) ?? (await app.waitForEvent('window'));
        await page.waitForURL(/^emcee:/);
        return page;
      }
    },
    act: (name, words) =>
      app.evaluate((_, act) => Reflect.get(globalThis, 'emceeDesk').call(act.name, act.words), {
        name,
        words,
      }),
  };
}

/** An entry that puts the desk in place before the app's own one runs; static imports keep their order. */
function writeEntry(): string {
  const entryFolder = mkdtempSync(join(tmpdir(), 'emcee-desk-'));
  const source = readFileSync(join(import.meta.dirname, '..', 'desk', 'recordDesk.ts'), 'utf8');
  writeFileSync(join(entryFolder, 'recordDesk.mjs'), stripTypeScriptTypes(source));
  writeFileSync(
    join(entryFolder, 'desk.mjs'),
    "import electron from 'electron';\nimport { recordDesk } from './recordDesk.mjs';\nglobalThis.emceeDesk = recordDesk(electron);\n",
  );
  const entry = join(entryFolder, 'entry.mjs');
  writeFileSync(entry, `import './desk.mjs';\nimport ${JSON.stringify(pathToFileURL(desktopMain).href)};\n`);
  return entry;
}
