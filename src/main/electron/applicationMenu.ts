import type { MenuItemConstructorOptions } from 'electron';

export interface MenuParts {
  platform: NodeJS.Platform;
  /** False in an installed app, where nobody needs the developer tools by accident. */
  developer: boolean;
  openDataFolder(): void;
  openPanelInBrowser(): void;
  quit(): void;
}

/** The application menu: the usual editing and viewing keys, and what belongs to Emcee. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const mac = parts.platform === 'darwin';
  const quit: MenuItemConstructorOptions = {
    label: 'Quit Emcee',
    accelerator: 'CmdOrCtrl+Q',
    click: () => parts.quit(),
  };
  return [
    ...(mac
      ? [
          {
            label: 'Emcee',
            submenu: [
              { role: 'about' },
              { type: 'separator' },
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              { type: 'separator' },
              quit,
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: 'File',
      submenu: [
        { label: 'Open the panel in the browser', click: () => parts.openPanelInBrowser() },
        { label: 'Show the data folder', click: () => parts.openDataFolder() },
        { type: 'separator' },
        { role: 'close', label: 'Close window' },
        ...(mac ? [] : [quit]),
      ],
    },
    { role: 'editMenu', label: 'Edit' },
    {
      label: 'View',
      submenu: [
        { role: 'reload', label: 'Reload the panel' },
        { type: 'separator' },
        { role: 'resetZoom', label: 'Usual size' },
        { role: 'zoomIn', label: 'Larger' },
        { role: 'zoomOut', label: 'Smaller' },
        { type: 'separator' },
        { role: 'togglefullscreen', label: 'Full screen' },
        ...(parts.developer
          ? [{ role: 'toggleDevTools', label: 'Developer tools' } satisfies MenuItemConstructorOptions]
          : []),
      ],
    },
    { role: 'windowMenu', label: 'Window' },
  ];
}
