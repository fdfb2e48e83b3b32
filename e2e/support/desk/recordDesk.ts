import type { BrowserWindow, MessageBoxOptions, MessageBoxReturnValue, Rectangle } from 'electron';
import type { Desk, DialogPicture, MenuLine, TrayPicture } from './desk.ts';

// Nothing but types may be imported here: under a real Electron this file is loaded by itself.

interface DeskMenu {
  readonly items: readonly DeskMenuItem[];
}

interface DeskMenuItem {
  readonly label: string;
  readonly type: MenuLine['type'];
  readonly checked: boolean;
  readonly enabled: boolean;
  readonly visible: boolean;
  // biome-ignore lint/complexity/noBannedTypes: that is how electron declares it
  readonly click: Function;
  readonly role?: string;
  readonly submenu?: DeskMenu;
}

interface DeskTray {
  setToolTip(toolTip: string): void;
  setContextMenu(menu: DeskMenu | null): void;
  destroy(): void;
  emit(event: 'click'): boolean;
}

interface DeskNotification {
  title: string;
  body: string;
  show(): void;
}

type DeskWindow = Pick<
  BrowserWindow,
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'getNormalBounds'
  | 'setBounds'
  | 'getTitle'
  | 'minimize'
  | 'maximize'
  | 'close'
> & {
  webContents: Pick<BrowserWindow['webContents'], 'executeJavaScript' | 'forcefullyCrashRenderer'>;
  emit(event: 'unresponsive' | 'responsive'): boolean;
};

type PermissionHandler =
  | ((contents: never, permission: never, decide: (granted: boolean) => void, details: never) => void)
  | null;

/** The slice of electron, real or not, that a desk needs. */
export interface DeskElectron {
  app: { quit(): void };
  Menu: { getApplicationMenu(): DeskMenu | null };
  Tray: { prototype: DeskTray };
  Notification: { prototype: DeskNotification };
  BrowserWindow: { getAllWindows(): DeskWindow[] };
  dialog: {
    showMessageBox(...args: never[]): Promise<MessageBoxReturnValue>;
    showErrorBox(title: string, content: string): void;
  };
  shell: {
    openExternal(url: string): Promise<void>;
    openPath(path: string): Promise<string>;
    showItemInFolder(path: string): void;
  };
  clipboard: { readText(): Promise<string> };
  session: { defaultSession: object };
}

interface Waiting {
  picture: DialogPicture;
  /** Null for what only needs to be read. */
  resolve: ((value: MessageBoxReturnValue) => void) | null;
}

/** Puts itself between the app and the desk: sees the tray, answers dialogs, and opens nothing for real. */
export function recordDesk(electron: DeskElectron): { call(name: string, args: unknown[]): unknown } {
  const waiting: Waiting[] = [];
  const opened: string[] = [];
  const notifications: { title: string; body: string }[] = [];
  let tray: { icon: DeskTray; toolTip: string; menu: DeskMenu | null } | null = null;

  const trayOf = (icon: DeskTray) => {
    if (tray?.icon !== icon) tray = { icon, toolTip: '', menu: null };
    return tray;
  };
  const icons = electron.Tray.prototype;
  const { setToolTip, setContextMenu, destroy } = icons;
  icons.setToolTip = function (toolTip) {
    trayOf(this).toolTip = toolTip;
    setToolTip.call(this, toolTip);
  };
  icons.setContextMenu = function (menu) {
    trayOf(this).menu = menu;
    setContextMenu.call(this, menu);
  };
  icons.destroy = function () {
    tray = null;
    destroy.call(this);
  };

  electron.Notification.prototype.show = function () {
    notifications.push({ title: this.title, body: this.body });
  };

  // The window may be left out, so the options are what comes last.
  electron.dialog.showMessageBox = (...args: unknown[]) => {
    const options = args.at(-1) as MessageBoxOptions;
    return new Promise((resolve) => {
      waiting.push({
        picture: {
          kind: 'message',
          title: options.title ?? '',
          message: options.message,
          detail: options.detail ?? '',
          buttons: options.buttons ?? [],
          checkbox: options.checkboxLabel ?? null,
        },
        resolve,
      });
    });
  };
  electron.dialog.showErrorBox = (title, message) => {
    // The app may end right after; what was said can then still be read here.
    process.stderr.write(`${title}: ${message}\n`);
    const picture = { title, message, detail: '', buttons: ['OK'], checkbox: null };
    waiting.push({ picture: { kind: 'error', ...picture }, resolve: null });
  };

  electron.shell.openExternal = async (url) => {
    opened.push(url);
  };
  electron.shell.openPath = async (path) => {
    opened.push(path);
    return '';
  };
  electron.shell.showItemInFolder = (path) => {
    opened.push(path);
  };

  let onPermission: PermissionHandler = null;
  Object.assign(electron.session.defaultSession, {
    setPermissionRequestHandler: (handler: PermissionHandler) => {
      onPermission = handler;
    },
  });

  const window = (): DeskWindow => {
    const [first] = electron.BrowserWindow.getAllWindows();
    if (!first) throw new Error('There is no window');
    return first;
  };

  const desk: Desk = {
    tray: () => tray && ({ toolTip: tray.toolTip, items: linesOf(tray.menu) } satisfies TrayPicture),
    clickTray: (label) => click(tray?.menu ?? null, [label]),
    clickTrayIcon() {
      if (!tray) throw new Error('There is no tray');
      tray.icon.emit('click');
    },
    menu: () => linesOf(electron.Menu.getApplicationMenu()),
    clickMenu: (...labels) => click(electron.Menu.getApplicationMenu(), labels),
    dialogs: () => waiting.map(({ picture }) => picture),
    answer(button, checkbox) {
      const first = waiting.find(({ resolve }) => resolve !== null);
      const response = first?.picture.buttons.indexOf(button) ?? -1;
      if (!first || response < 0) throw new Error(`No dialog has the button "${button}"`);
      waiting.splice(waiting.indexOf(first), 1);
      first.resolve?.({ response, checkboxChecked: checkbox });
    },
    opened: () => opened,
    clipboard: () => electron.clipboard.readText(),
    notifications: () => notifications,
    window() {
      const [first] = electron.BrowserWindow.getAllWindows();
      if (!first) return null;
      return {
        visible: first.isVisible(),
        focused: first.isFocused(),
        minimised: first.isMinimized(),
        maximised: first.isMaximized(),
        bounds: first.getNormalBounds(),
        title: first.getTitle(),
      };
    },
    moveWindow: (bounds: Rectangle) => window().setBounds(bounds),
    minimise: () => window().minimize(),
    maximise: () => window().maximize(),
    closeWindow: () => window().close(),
    crashPage: () => window().webContents.forcefullyCrashRenderer(),
    pageHangs(hangs) {
      window().emit(hangs ? 'unresponsive' : 'responsive');
    },
    runInPage: (script) => window().webContents.executeJavaScript(script),
    permission: (name) =>
      new Promise((resolve) => {
        // Electron's own handler takes the page and the details too; ours looks at the name only.
        if (onPermission) Reflect.apply(onPermission, null, [null, name, resolve, {}]);
        else resolve(true);
      }),
    quit: () => electron.app.quit(),
  };

  return {
    call(name, args) {
      const run: unknown = Reflect.get(desk, name);
      if (typeof run !== 'function') throw new Error(`The desk cannot "${name}"`);
      return Reflect.apply(run, desk, args);
    },
  };
}

function linesOf(menu: DeskMenu | null): MenuLine[] {
  const lines = (menu?.items ?? []).filter((item) => item.visible);
  return lines.map((item) => ({
    label: item.label || item.role || '',
    type: item.type,
    checked: item.checked,
    enabled: item.enabled,
    items: linesOf(item.submenu ?? null),
  }));
}

/** Follows the labels from menu to menu and clicks on the last one. */
function click(menu: DeskMenu | null, labels: readonly string[]): void {
  let here = menu;
  let found: DeskMenuItem | null = null;
  for (const label of labels) {
    found = here?.items.find((item) => item.visible && (item.label || item.role) === label) ?? null;
    if (!found) throw new Error(`There is no "${label}" in the menu`);
    here = found.submenu ?? null;
  }
  if (!found?.enabled) throw new Error(`"${labels.join(' > ')}" cannot be clicked`);
  found.click({});
}
