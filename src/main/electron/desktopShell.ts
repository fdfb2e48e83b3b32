import { join } from 'node:path';
import type * as Electron from 'electron';
import type Store from 'electron-store';
import type { App } from '../app.ts';
import { DisposableStore } from '../engine/lifecycle.ts';
import type { Disposer } from '../engine/ports.ts';
import { systemClock } from '../node/systemClock.ts';
import { serveIpc } from '../rpc/ipcTransport.ts';
import { menuTemplate } from './applicationMenu.ts';
import { HIDDEN_FLAG, setAutostart } from './autostart.ts';
import { type CloseTo, closeChoice } from './closeChoice.ts';
import { harden, isOurPage } from './hardening.ts';
import { servePanel } from './panelProtocol.ts';
import { PanelWindow, type WindowBounds } from './panelWindow.ts';
import { keepTray } from './trayMenu.ts';
import { keepUpdated, type Updater } from './updates.ts';

export interface DesktopShellParts {
  electron: typeof Electron;
  panelFolder: string;
  resourceFolder: string;
  preload: string;
  /** Remembers the window between starts. */
  windowStore: Pick<Store<{ bounds?: WindowBounds }>, 'get' | 'set'>;
  loadUpdater(): Promise<Updater>;
  argv: readonly string[];
}

/** Window, tray and menus. They stay while the bot behind them is started anew for another mode. */
export class DesktopShell {
  private readonly parts: DesktopShellParts;
  private readonly window: PanelWindow;
  private readonly tray: Electron.Tray;
  private bot: App | null = null;

  constructor(parts: DesktopShellParts) {
    const { electron, resourceFolder } = parts;
    this.parts = parts;
    servePanel(electron.protocol, parts.panelFolder);
    harden(electron.app, electron.session.defaultSession, (url) => void this.bot?.host.openExternal(url));
    this.window = this.createWindow();
    this.tray = new electron.Tray(
      join(resourceFolder, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
    );
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(this.menu()));
    electron.app.on('second-instance', () => this.window.show());
    electron.app.on('activate', () => this.window.show());
    // The bot goes on in the tray; quitting is a choice of its own.
    electron.app.on('window-all-closed', () => {});
  }

  /** Shows this bot from now on. Returns what lets go of it again. */
  bind(bot: App, first: boolean): Disposer {
    const { electron, argv } = this.parts;
    const bound = new DisposableStore();
    this.bot = bot;
    bound.add(() => {
      this.bot = null;
    });
    bound.add(
      serveIpc(electron.ipcMain, isOurPage, bot, () =>
        bot.log.warn({
          category: 'authentication',
          event: 'ipc.refused',
          result: 'refused',
          message: 'A message from a page that is not ours was refused',
        }),
      ),
    );
    const keeper = keepTray({
      tray: this.tray,
      buildMenu: (template) => electron.Menu.buildFromTemplate(template),
      clipboard: electron.clipboard,
      toggles: bot.registries.toggles,
      status: () => bot.status.line.text,
      overlayUrl: () => bot.overlayUrl(),
      openPanel: () => this.window.show(),
      quit: () => electron.app.quit(),
    });
    bound.add(() => keeper.end());
    bound.add(bot.status.onChange(() => keeper.draw()));
    bound.add(bot.onServer(() => keeper.draw()));
    // The overlay has an address only while its module is on.
    bound.add(bot.modules.onChange(() => keeper.draw()));
    this.followSettings(bot, bound);
    const hidden = argv.includes(HIDDEN_FLAG) || bot.settings.values('desktop')['startMinimised'] === true;
    if (!first) this.window.reload();
    else if (!hidden) this.window.show();
    return () => bound.dispose();
  }

  /** The app is about to end: the window may close without a question, and the tray goes. */
  end(): void {
    this.window.letGo();
    this.tray.destroy();
  }

  private createWindow(): PanelWindow {
    const { electron, windowStore } = this.parts;
    return new PanelWindow({
      make: (options) => new electron.BrowserWindow(options),
      screens: () => electron.screen.getAllDisplays().map((display) => display.workArea),
      bounds: {
        read: () => windowStore.get('bounds') ?? null,
        write: (bounds) => windowStore.set('bounds', bounds),
      },
      preload: this.parts.preload,
      icon: join(this.parts.resourceFolder, 'icon.png'),
      clock: systemClock,
      log: () => this.bot?.log.for('window') ?? null,
      onClose: (window) => this.onClose(window),
    });
  }

  private async onClose(window: Electron.BrowserWindow): Promise<'hide' | 'stay'> {
    const { electron } = this.parts;
    const choice = await closeChoice((question) => electron.dialog.showMessageBox(window, question), {
      read: () => (this.bot?.settings.values('desktop')['closeTo'] ?? 'tray') as CloseTo,
      write: (closeTo) => this.bot?.settings.set('desktop', { closeTo }),
    });
    if (choice === 'quit') electron.app.quit();
    return choice === 'tray' ? 'hide' : 'stay';
  }

  private menu(): Electron.MenuItemConstructorOptions[] {
    const { app } = this.parts.electron;
    return menuTemplate({
      platform: process.platform,
      developer: !app.isPackaged,
      openDataFolder: () => void this.bot?.host.openFolder(app.getPath('userData')),
      openPanelInBrowser: () => {
        const url = this.bot?.panelUrl() ?? null;
        if (url !== null) void this.bot?.host.openExternal(url);
      },
      quit: () => app.quit(),
    });
  }

  private followSettings(bot: App, bound: DisposableStore): void {
    const { app } = this.parts.electron;
    const values = () => bot.settings.values('desktop');
    const autostart = {
      app,
      platform: process.platform,
      configFolder: app.getPath('appData'),
      program: process.env['APPIMAGE'] ?? process.execPath,
    };
    const applyAutostart = (): void => setAutostart(autostart, values()['startAtLogin'] === true);
    applyAutostart();
    bound.add(bot.settings.onChange('desktop', applyAutostart));
    if (!app.isPackaged) return;
    bound.add(
      keepUpdated({
        load: () => this.parts.loadUpdater(),
        clock: bot.clock,
        log: bot.log.for('updates'),
        notices: bot.notices,
        wanted: () => values()['updates'] === true,
      }),
    );
  }
}
