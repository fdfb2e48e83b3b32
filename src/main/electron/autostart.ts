import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { App } from 'electron';

/** The flag that a start together with the computer carries. */
export const HIDDEN_FLAG = '--hidden';

interface AutostartParts {
  app: Pick<App, 'setLoginItemSettings' | 'isPackaged'>;
  platform: NodeJS.Platform;
  /** `~/.config`, for Linux, where Electron has no call for it. */
  configFolder: string;
  program: string;
}

/** Starts Emcee together with the computer, or no longer. Only an installed app does so. */
export function setAutostart(parts: AutostartParts, on: boolean): void {
  if (!parts.app.isPackaged) return;
  if (parts.platform !== 'linux') {
    parts.app.setLoginItemSettings({ openAtLogin: on, args: [HIDDEN_FLAG] });
    return;
  }
  const entry = join(parts.configFolder, 'autostart', 'emcee.desktop');
  if (!on) {
    rmSync(entry, { force: true });
    return;
  }
  if (!existsSync(dirname(entry))) mkdirSync(dirname(entry), { recursive: true });
  writeFileSync(entry, desktopEntry(parts.program));
}

export function desktopEntry(program: string): string {
  // A percent sign would be a field code.
  const quoted = `"${program.replace(/(["\\`$])/g, '\\$1').replaceAll('%', '%%')}"`;
  return `[Desktop Entry]\nType=Application\nName=Emcee\nExec=${quoted} ${HIDDEN_FLAG}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n`;
}
