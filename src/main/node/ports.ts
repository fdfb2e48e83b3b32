import { join } from 'node:path';
import type { AppPorts } from '../app.ts';
import type { DataFolderLock } from '../engine/db/dataFolderLock.ts';
import type { Host, Secrets, SettingsFile } from '../engine/ports.ts';
import { jsonSettingsFile } from './jsonSettingsFile.ts';
import { openLogFile } from './logFile.ts';
import { systemClock } from './systemClock.ts';

/** The ports that both doors share, since Electron's main process is Node too; and how to end them. */
export function nodePorts(
  lock: DataFolderLock,
  workerFile: string,
  host: Host,
  secrets: Secrets,
  settingsFile: (path: string) => SettingsFile = jsonSettingsFile,
): { ports: AppPorts; close(): Promise<void> } {
  const dataFolder = lock.dataDir;
  const logFile = openLogFile(dataFolder);
  return {
    ports: {
      clock: systemClock,
      random: { next: Math.random },
      host,
      secrets,
      settingsFile: settingsFile(join(dataFolder, 'settings.json')),
      lastGoodSettings: jsonSettingsFile(join(dataFolder, 'settings.last-good.json')),
      lock,
      workerFile,
      logSinks: [logFile.sink],
    },
    close: () => logFile.close(),
  };
}
