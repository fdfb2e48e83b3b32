import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Emcee keeps its data unless told otherwise: the same place for the desktop app and headless. */
export function usualDataFolder(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Emcee');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Emcee');
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Emcee');
}
