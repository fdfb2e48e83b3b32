import { spawn } from 'node:child_process';
import type { Host } from '../engine/ports.ts';

/** The machine as plain Node sees it: the browser and the file browser are opened by the system's own command. */
export function nodeHost(version: string): Host {
  return {
    door: 'headless',
    version,
    openExternal: (url) => (/^https?:\/\//.test(url) ? openWithSystem(url) : Promise.resolve(false)),
    openFolder: (path) => openWithSystem(path),
    notify: () => {},
  };
}

/** False where there is no desktop, or no program to open it with. */
export function openWithSystem(target: string): Promise<boolean> {
  const { platform, env } = process;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return Promise.resolve(false);
  const [command, args] =
    platform === 'win32'
      ? ['explorer.exe', [target]]
      : platform === 'darwin'
        ? ['open', [target]]
        : ['xdg-open', [target]];
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
