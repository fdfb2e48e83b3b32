import { join, resolve } from 'node:path';
import * as electron from 'electron';
import Store from 'electron-store';
import { AppError, errorText } from '../shared/rpc/errors.ts';
import { menuTemplate } from './electron/applicationMenu.ts';
import { HIDDEN_FLAG, setAutostart } from './electron/autostart.ts';
import { type CloseTo, closeChoice } from './electron/closeChoice.ts';
import { desktopHost } from './electron/desktopHost.ts';
import { harden, isOurPage } from './electron/hardening.ts';
import { registerPanelScheme, servePanel } from './electron/panelProtocol.ts';
import { PanelWindow, type WindowBounds } from './electron/panelWindow.ts';
import { openSafeSecrets } from './electron/safeSecrets.ts';
import { storeSettingsFile } from './electron/storeSettingsFile.ts';
import { keepTray } from './electron/trayMenu.ts';
import { keepUpdated } from './electron/updates.ts';
import { makeFolder, type Runtime, startRuntime } from './node/runtime.ts';
import { serveIpc } from './rpc/ipcTransport.ts';
import { version } from './version.ts';

const { app } = electron;
const panelFolder = join(import.meta.dirname, '..', 'renderer');
const resourceFolder = app.isPackaged
  ? process.resourcesPath
  : join(import.meta.dirname, '..', '..', 'resources');

app.setName('Emcee');
registerPanelScheme(electron.protocol);
try {
  chooseFolder(option('--data-dir') ?? process.env['EMCEE_DATA_DIR'] ?? null);
  // Keyed by the data folder: two folders may run side by side, one folder has one owner.
  if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
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

function start(): void {
  let runtime: Runtime;
  try {
    runtime = startRuntime({
      dataFolder: app.getPath('userData'),
      host: desktopHost(electron, version),
      secrets: (folder) => openSafeSecrets(electron.safeStorage, folder),
      settingsFile: (path) =>
        storeSettingsFile(
          () => new Store({ cwd: app.getPath('userData'), name: 'settings', clearInvalidConfig: false }),
          path,
        ),
      panelFolder,
      workerFile: join(import.meta.dirname, 'dbWorker.js').replace('app.asar', 'app.asar.unpacked'),
    });
  } catch (thrown) {
    refuse(thrown);
    return;
  }
  runDesktop(runtime);
}

function runDesktop(runtime: Runtime): void {
  const { app: bot } = runtime;
  const desktopSettings = () => bot.settings.values('desktop');

  servePanel(electron.protocol, panelFolder);
  harden(app, electron.session.defaultSession, (url) => void bot.host.openExternal(url));
  const endIpc = serveIpc(electron.ipcMain, isOurPage, bot, () =>
    bot.log.warn({
      category: 'authentication',
      event: 'ipc.refused',
      result: 'refused',
      message: 'A message from a page that is not ours was refused',
    }),
  );

  const memory = new Store<{ bounds?: WindowBounds }>({
    cwd: app.getPath('userData'),
    name: 'window',
    clearInvalidConfig: true,
  });
  const panel = new PanelWindow({
    make: (options) => new electron.BrowserWindow(options),
    screens: () => electron.screen.getAllDisplays().map((display) => display.workArea),
    bounds: { read: () => memory.get('bounds') ?? null, write: (bounds) => memory.set('bounds', bounds) },
    preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
    icon: join(resourceFolder, 'icon.png'),
    clock: bot.clock,
    log: bot.log.for('window'),
    async onClose(window) {
      const choice = await closeChoice((question) => electron.dialog.showMessageBox(window, question), {
        read: () => desktopSettings()['closeTo'] as CloseTo,
        write: (closeTo) => bot.settings.set('desktop', { closeTo }),
      });
      if (choice === 'quit') app.quit();
      return choice === 'tray' ? 'hide' : 'stay';
    },
  });

  const openPanelInBrowser = (): void => {
    const url = bot.panelUrl();
    if (url !== null) void bot.host.openExternal(url);
  };

  const tray = new electron.Tray(
    join(resourceFolder, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
  );
  const keeper = keepTray({
    tray,
    buildMenu: (template) => electron.Menu.buildFromTemplate(template),
    clipboard: electron.clipboard,
    toggles: bot.registries.toggles,
    status: () => bot.status.line.text,
    overlayUrl: () => bot.overlayUrl(),
    openPanel: () => panel.show(),
    quit: () => app.quit(),
  });
  const endStatus = bot.status.onChange(() => keeper.draw());
  // The overlay has an address only while its module is on.
  const endModules = bot.modules.onChange(() => keeper.draw());

  electron.Menu.setApplicationMenu(
    electron.Menu.buildFromTemplate(
      menuTemplate({
        platform: process.platform,
        developer: !app.isPackaged,
        openDataFolder: () => void bot.host.openFolder(app.getPath('userData')),
        openPanelInBrowser: () => openPanelInBrowser(),
        quit: () => app.quit(),
      }),
    ),
  );

  const applyAutostart = (): void =>
    setAutostart(
      {
        app,
        platform: process.platform,
        configFolder: app.getPath('appData'),
        program: process.env['APPIMAGE'] ?? process.execPath,
      },
      desktopSettings()['startAtLogin'] === true,
    );
  applyAutostart();
  bot.settings.onChange('desktop', applyAutostart);

  const endUpdates = app.isPackaged
    ? keepUpdated({
        load: async () => (await import('electron-updater')).default.autoUpdater,
        clock: bot.clock,
        log: bot.log.for('updates'),
        notices: bot.notices,
        wanted: () => desktopSettings()['updates'] === true,
      })
    : () => {};

  app.on('second-instance', () => panel.show());
  app.on('activate', () => panel.show());
  // The bot goes on in the tray; quitting is a choice of its own.
  app.on('window-all-closed', () => {});

  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    panel.letGo();
    endUpdates();
    endStatus();
    endModules();
    keeper.end();
    endIpc();
    void runtime.stop().finally(() => {
      stopped = true;
      tray.destroy();
      app.quit();
    });
  });

  const hidden = process.argv.includes(HIDDEN_FLAG) || desktopSettings()['startMinimised'] === true;
  if (!hidden) panel.show();
  void runtime.listen(null).then(
    // Now the overlay has an address.
    () => keeper.draw(),
    (thrown: unknown) =>
      bot.log.error(
        {
          event: 'server.failed',
          message:
            'The local server did not start: the overlay in OBS and the panel in a browser do not work',
        },
        thrown,
      ),
  );
}

/** The value of `--name VALUE` or `--name=VALUE`; null when it is not given. */
function option(name: string): string | null {
  for (const [index, word] of process.argv.entries()) {
    if (word === name) return process.argv[index + 1] ?? null;
    if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
  }
  return null;
}
