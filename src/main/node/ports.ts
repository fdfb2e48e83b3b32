import { join } from 'node:path';
import type { AppPorts } from '../app.ts';
import type { DataFolderLock } from '../engine/db/dataFolderLock.ts';
import { createOutside } from '../engine/net/createOutside.ts';
import type { Host, Secrets, SettingsFile } from '../engine/ports.ts';
import { jsonSettingsFile } from './jsonSettingsFile.ts';
import { openLogFile } from './logFile.ts';
import { systemClock } from './systemClock.ts';

interface NodeParts {
  lock: DataFolderLock;
  host: Host;
  workerFile: string;
  secrets: Secrets;
  accessSecrets: Secrets;
  /** Null for a plain JSON file. */
  settingsFile: ((path: string) => SettingsFile) | null;
}

/** The ports that both doors share, since Electron's main process is Node too; and how to end them. */
export function nodePorts(parts: NodeParts): {
  ports: Omit<AppPorts, 'mode' | 'twitch'>;
  close(): Promise<void>;
} {
  const { settingsFile, ...given } = parts;
  const dataFolder = given.lock.dataDir;
  const logFile = openLogFile(dataFolder);
  return {
    ports: {
      ...given,
      clock: systemClock,
      random: { next: Math.random },
      settingsFile: (settingsFile ?? jsonSettingsFile)(join(dataFolder, 'settings.json')),
      lastGoodSettings: jsonSettingsFile(join(dataFolder, 'settings.last-good.json')),
      logSinks: [logFile.sink],
      outside: createOutside({ clock: systemClock }),
    },
    close: () => logFile.close(),
  };
}
