import type { Notification, Shell } from 'electron';
import type { Host } from '../engine/ports.ts';
import { mayOpen } from './hardening.ts';

/** The machine as the desktop app sees it. */
export function desktopHost(
  electron: {
    shell: Pick<Shell, 'openExternal' | 'openPath'>;
    Notification: {
      new (options: { title: string; body: string }): Pick<Notification, 'show'>;
      isSupported(): boolean;
    };
  },
  version: string,
): Host {
  return {
    door: 'desktop',
    version,
    async openExternal(url) {
      if (!mayOpen(url)) return false;
      await electron.shell.openExternal(url);
      return true;
    },
    openFolder: async (path) => (await electron.shell.openPath(path)) === '',
    notify(title, body) {
      if (electron.Notification.isSupported()) new electron.Notification({ title, body }).show();
    },
  };
}
