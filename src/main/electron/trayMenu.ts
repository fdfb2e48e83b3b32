import type { Clipboard, MenuItemConstructorOptions } from 'electron';
import type { QuickToggle } from '../engine/registries/kinds.ts';
import type { Registry } from '../engine/registries/registry.ts';

export interface TrayParts<Menu> {
  tray: {
    setToolTip(text: string): void;
    setContextMenu(menu: Menu): void;
    on(event: 'click', listener: () => void): unknown;
    off(event: 'click', listener: () => void): unknown;
  };
  buildMenu(template: MenuItemConstructorOptions[]): Menu;
  clipboard: Pick<Clipboard, 'writeText'>;
  toggles: Registry<QuickToggle>;
  /** One line that says how things are: "Connected to ...". */
  status(): string;
  overlayUrl(): string | null;
  openPanel(): void;
  quit(): void;
}

/** The tray's menu: how things are, the same quick toggles as on Home, and the ways in and out. */
export function trayTemplate(
  parts: Omit<TrayParts<unknown>, 'tray' | 'buildMenu'>,
): MenuItemConstructorOptions[] {
  const url = parts.overlayUrl();
  const toggles = parts.toggles.list().sort((left, right) => left.order - right.order);
  return [
    { label: parts.status(), enabled: false },
    { type: 'separator' },
    ...toggles.map(
      (toggle): MenuItemConstructorOptions => ({
        label: toggle.title,
        type: 'checkbox',
        checked: toggle.read(),
        toolTip: toggle.help,
        click: () => toggle.set(!toggle.read()),
      }),
    ),
    ...(toggles.length > 0 ? [{ type: 'separator' } as const] : []),
    { label: 'Open panel', click: () => parts.openPanel() },
    {
      label: 'Copy overlay URL',
      enabled: url !== null,
      click: () => void (url !== null && parts.clipboard.writeText(url)),
    },
    { type: 'separator' },
    { label: 'Quit Emcee', click: () => parts.quit() },
  ];
}

/**
 * Keeps the tray's menu true. Returns a function that draws it anew, for what the registry does not tell of; after the
 * end, when the tray may be gone, it does nothing.
 */
export function keepTray<Menu>(parts: TrayParts<Menu>): { draw(): void; end(): void } {
  let ended = false;
  const draw = (): void => {
    if (ended) return;
    parts.tray.setToolTip(`Emcee: ${parts.status()}`);
    parts.tray.setContextMenu(parts.buildMenu(trayTemplate(parts)));
  };
  const endToggles = parts.toggles.onChange(draw);
  const end = (): void => {
    ended = true;
    endToggles();
    parts.tray.off('click', parts.openPanel);
  };
  parts.tray.on('click', parts.openPanel);
  draw();
  return { draw, end };
}
