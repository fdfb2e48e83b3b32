import { accessContract } from './access.ts';
import { backupsContract } from './backups.ts';
import { desktopContract } from './desktop.ts';
import { homeContract } from './home.ts';
import { logContract } from './log.ts';
import { modulesContract } from './modules.ts';
import { overlayContract } from './overlay.ts';
import { settingsContract } from './settings.ts';

/** The whole contract. One line for each feature. */
export const contract = {
  access: accessContract,
  backups: backupsContract,
  desktop: desktopContract,
  home: homeContract,
  log: logContract,
  modules: modulesContract,
  overlay: overlayContract,
  settings: settingsContract,
} as const;

export type Contract = typeof contract;
