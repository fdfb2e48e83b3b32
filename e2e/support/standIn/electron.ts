import type * as electron from 'electron';
import { StandInWindow } from './browserWindow.ts';
import { StandInMenu } from './menu.ts';
import { StandInNotification } from './small.ts';
import { StandInTray } from './tray.ts';

/** What `import ... from 'electron'` gives to the app under the stand-in: the slice that the app uses. */
export { app } from './app.ts';
export { ipcMain } from './ipcMain.ts';
export { protocol } from './protocol.ts';
export { screen } from './screen.ts';
export { clipboard, dialog, nativeTheme, powerMonitor, safeStorage, session, shell } from './small.ts';
export {
  StandInMenu as Menu,
  StandInNotification as Notification,
  StandInTray as Tray,
  StandInWindow as BrowserWindow,
};

true satisfies keyof typeof import('./electron.ts') extends keyof typeof electron ? true : false;
