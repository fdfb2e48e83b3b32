import { join, resolve } from 'node:path';
import * as electron from 'electron';
import Store from 'electron-store';
import { AppError, errorText } from '../shared/rpc/errors.ts';
import { desktopHost } from './electron/desktopHost.ts';
import { DesktopShell } from './electron/desktopShell.ts';
import { registerPanelScheme } from './electron/panelProtocol.ts';
import { openSafeSecrets } from './electron/safeSecrets.ts';
import { storeSettingsFile } from './electron/storeSettingsFile.ts';
import { makeFolder, type Runtime, startRuntime } from './node/runtime.ts';
import { version } from './version.ts';

const { app } = electron;
const here = import.meta.dirname;

app.setName('Emcee');
registerPanelScheme(electron.protocol);
try {
  chooseFolder(option('--data-dir') ?? process.env['EMCEE_DATA_DIR'] ?? null);
  // Keyed by the data folder: two folders may run side by side, one folder has one owner.
  if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
  else app.quit();
} catch (thrown) {
  refuse(thrown);
}

/** Null for the usual one. */
function chooseFolder(folder: string | null): void {
  if (!folder) return;
  // Electron takes only the whole path of a folder that is there.
  const path = resolve(folder);
  makeFolder(path);
  app.setPath('userData', path);
}

function refuse(thrown: unknown): void {
  const text = thrown instanceof AppError ? thrown.message : `It could not start: ${errorText(thrown)}`;
  electron.dialog.showErrorBox('Emcee', text);
  app.exit(1);
}

/** The window and the tray stay; the bot behind them is started anew when the streamer goes to the other mode. */
async function run(): Promise<void> {
  let shell: DesktopShell | null = null;
  let runtime: Runtime | null = null;
  stopBeforeQuit(async () => {
    await runtime?.stop();
    shell?.end();
  });
  for (let port: number | null = null; ; ) {
    runtime = await start();
    if (!runtime) return;
    const first = shell === null;
    shell ??= createShell();
    const unbind = shell.bind(runtime.app, first);
    port = await listen(runtime, port);
    await runtime.switched;
    unbind();
    await runtime.stop();
  }
}

/** Null when it could not; the streamer has been told. */
async function start(): Promise<Runtime | null> {
  try {
    return await startRuntime({
      dataFolder: app.getPath('userData'),
      host: desktopHost(electron, version),
      secrets: (folder) => openSafeSecrets(electron.safeStorage, folder),
      settingsFile: (path) =>
        storeSettingsFile(
          () => new Store({ cwd: join(path, '..'), name: 'settings', clearInvalidConfig: false }),
          path,
        ),
      panelFolder: join(here, '..', 'renderer'),
      // It lies beside the archive of an installed app.
      workerFile: join(here, 'dbWorker.js').replace('app.asar', 'app.asar.unpacked'),
      env: process.env,
    });
  } catch (thrown) {
    refuse(thrown);
    return null;
  }
}

function createShell(): DesktopShell {
  return new DesktopShell({
    electron,
    panelFolder: join(here, '..', 'renderer'),
    resourceFolder: app.isPackaged ? process.resourcesPath : join(here, '..', '..', 'resources'),
    preload: join(here, '..', 'preload', 'index.cjs'),
    windowStore: new Store({ cwd: app.getPath('userData'), name: 'window', clearInvalidConfig: true }),
    loadUpdater: async () => (await import('electron-updater')).default.autoUpdater,
    argv: process.argv,
  });
}

/** The port that it got; the one before when the server did not start, which costs the overlay but not the bot. */
async function listen(runtime: Runtime, port: number | null): Promise<number | null> {
  try {
    return (await runtime.listen(port)).port;
  } catch (thrown) {
    runtime.app.log.error(
      {
        event: 'server.failed',
        message: 'The local server did not start: the overlay in OBS and the panel in a browser do not work',
      },
      thrown,
    );
    return port;
  }
}

/** Everything is written down before the process goes. */
function stopBeforeQuit(stop: () => Promise<void>): void {
  let stopping = false;
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}

/** The value of `--name VALUE` or `--name=VALUE`; null when it is not given. */
function option(name: string): string | null {
  for (const [index, word] of process.argv.entries()) {
    if (word === name) return process.argv[index + 1] ?? null;
    if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
  }
  return null;
}
