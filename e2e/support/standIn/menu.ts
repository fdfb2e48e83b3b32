import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { focusedWindow } from './openWindows.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** What a menu is to those who only read it and click on it; electron's own one is such a menu too. */
export interface MenuSlice {
  readonly items: readonly MenuItemSlice[];
}

export type MenuItemSlice = Pick<MenuItem, 'label' | 'type' | 'checked' | 'enabled' | 'visible'> & {
  // biome-ignore lint/complexity/noBannedTypes: that is how electron declares it
  readonly click: Function;
  readonly role?: string;
  readonly submenu?: MenuSlice;
};

true satisfies Menu extends MenuSlice ? true : false;

/** Roles that are menus by themselves. */
const SUBMENUS: Partial<Record<Role, Role[]>> = {
  editMenu: ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'],
  windowMenu: ['minimize', 'close'],
};

/** What the roles do that act on the window in front; the others are left to Chromium or to the system. */
const ROLES: Partial<Record<Role, () => void>> = {
  quit: () => app.quit(),
  close: () => focusedWindow()?.close(),
  minimize: () => focusedWindow()?.minimize(),
  reload: () => focusedWindow()?.reload(),
  forceReload: () => focusedWindow()?.reload(),
  togglefullscreen: () => {
    const window = focusedWindow();
    window?.setFullScreen(!window.isFullScreen());
  },
  resetZoom: () => zoom(() => 0),
  zoomIn: () => zoom((level) => level + 0.5),
  zoomOut: () => zoom((level) => level - 0.5),
  toggleDevTools: () => focusedWindow()?.webContents.openDevTools(),
};

function zoom(change: (level: number) => number): void {
  const contents = focusedWindow()?.webContents;
  if (contents) contents.zoomLevel = change(contents.zoomLevel);
}

class StandInMenuItem implements MenuItemSlice {
  readonly label: string;
  readonly type: MenuItem['type'];
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly role: Role | '';
  readonly submenu?: StandInMenu;
  checked: boolean;
  private readonly onClick: MenuItemConstructorOptions['click'];

  constructor(options: MenuItemConstructorOptions) {
    const submenu = options.submenu ?? (options.role && SUBMENUS[options.role]?.map((role) => ({ role })));
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.role = options.role ?? '';
    this.label = options.label ?? this.role;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.onClick = options.click;
    if (Array.isArray(submenu)) this.submenu = StandInMenu.buildFromTemplate(submenu);
  }

  /** As in Electron, a checkbox flips before its listener runs, and a role that acts comes before the listener. */
  click = (event: Electron.KeyboardEvent): void => {
    if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
    const act = this.role === '' ? undefined : ROLES[this.role];
    if (act) act();
    else Reflect.apply(this.onClick ?? (() => {}), undefined, [this, focusedWindow(), event]);
  };
}

export class StandInMenu implements MenuSlice {
  static buildFromTemplate(template: MenuItemConstructorOptions[]): StandInMenu {
    return new StandInMenu(template.map((options) => new StandInMenuItem(options)));
  }

  static setApplicationMenu(menu: StandInMenu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): StandInMenu | null {
    return applicationMenu;
  }

  readonly items: readonly StandInMenuItem[];

  constructor(items: readonly StandInMenuItem[] = []) {
    this.items = items;
  }
}

true satisfies keyof typeof StandInMenu extends keyof typeof Menu ? true : false;

let applicationMenu: StandInMenu | null = null;
