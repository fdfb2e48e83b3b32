import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '..', '..');

/** The built main process of the desktop app. */
export const desktopMain = join(projectFolder, 'out', 'main', 'index.js');

export function mustBeBuilt(): void {
  if (!existsSync(desktopMain)) throw new Error('Emcee is not built yet. Run "npm run build" first.');
}
